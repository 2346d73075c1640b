import { dateText, isoText, numberText } from './number.ts';
import type { Workbook } from './workbook.ts';
import { attribute, decodeSheetText, XmlScanner } from './xml.ts';

/** A filled cell. */
export interface SheetCell {
	/** From 1. */
	readonly column: number;
	readonly text: string;
	/** True where the cell holds an error (#N/A …): it has no value. */
	readonly error: boolean;
}

export type Area = readonly [number, number, number, number];

/** More merged areas than any header or form has; beyond it they are not listed. */
const mostAreas = 20_000;

/**
 * Reads the XML of a worksheet in chunks and gives its rows, in order, with their filled cells. Numbers under a date format become
 * date text; a formula counts by its cached value; a row or cell without a reference follows the one before it.
 */
export class CellScanner {
	readonly merged: Area[] = [];
	readonly #xml: XmlScanner;
	readonly #decoder = new TextDecoder();

	constructor(
		workbook: Workbook,
		strings: readonly string[],
		onRow: (row: number, cells: SheetCell[]) => boolean
	) {
		const { styles, epoch } = workbook;
		let row = 0;
		let column = 0;
		let type = '';
		let style = 0;
		let value = '';
		let hasValue = false;
		let phonetic = 0;
		let inData = false;
		let inCell = false;
		let cells: SheetCell[] = [];

		function textOf(): string {
			if (type === 's') return strings[Number(value)] ?? '';
			if (type === 'inlineStr' || type === 'str') return decodeSheetText(value);
			if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
			if (type === 'd') return isoText(value);
			if (type === 'e') return value;
			const format = styles[style];
			return format ? dateText(value, format, epoch) : numberText(value);
		}

		const xml = new XmlScanner({
			open(name, tag) {
				if (name === 'c' && inData) {
					const place = attribute(tag, 'r');
					column = place === null ? column + 1 : columnOf(place);
					type = attribute(tag, 't') ?? 'n';
					style = Number(attribute(tag, 's') ?? 0);
					value = '';
					hasValue = false;
					inCell = true;
				} else if (name === 'v' || name === 't') {
					xml.wantsText = inCell && phonetic === 0 && (name === 'v' || type === 'inlineStr');
					hasValue ||= xml.wantsText;
				} else if (name === 'rPh') phonetic++;
				else if (name === 'row' && inData) {
					const number = Number(attribute(tag, 'r') ?? row + 1);
					row = Number.isInteger(number) && number > row ? number : row + 1;
					column = 0;
					cells = [];
				} else if (name === 'sheetData') inData = true;
				else if (name === 'mergeCell') addArea(attribute(tag, 'ref'));
			},
			close(name) {
				if (name === 'v' || name === 't') xml.wantsText = false;
				else if (name === 'rPh') phonetic--;
				else if (name === 'c' && inCell) {
					inCell = false;
					if (!hasValue) return;
					const text = textOf();
					if (text !== '') cells.push({ column, text, error: type === 'e' });
				} else if (name === 'row' && inData) {
					if (!onRow(row, cells)) xml.stopped = true;
				} else if (name === 'sheetData') inData = false;
			},
			text(part) {
				value += part;
			}
		});
		this.#xml = xml;
		const addArea = (ref: string | null): void => {
			const area = ref === null ? null : areaOf(ref);
			if (area && this.merged.length < mostAreas) this.merged.push(area);
		};
	}

	/** True once `onRow` has asked for no more. */
	get stopped(): boolean {
		return this.#xml.stopped;
	}

	push(chunk: Uint8Array): void {
		this.#xml.push(this.#decoder.decode(chunk, { stream: true }));
	}
}

/** The column of a reference, from 1: AB12 → 28. */
export function columnOf(place: string): number {
	let column = 0;
	for (let at = 0; at < place.length; at++) {
		const code = place.charCodeAt(at) & ~32;
		if (code < 65 || code > 90) break;
		column = column * 26 + code - 64;
	}
	return column;
}

/** The letters of a column: 28 → AB. */
export function columnLetters(column: number): string {
	let letters = '';
	for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	}
	return letters;
}

function areaOf(ref: string): Area | null {
	const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(ref);
	return match ? [Number(match[2]), columnOf(match[1]!), Number(match[4]), columnOf(match[3]!)] : null;
}
