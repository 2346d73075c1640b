import { dateText, isoText, numberText } from './number.ts';
import { areaOf, columnOf, lastRow, rowOf, type Area } from './place.ts';
import { longestText } from './strings.ts';
import type { Workbook } from './workbook.ts';
import { attribute, decodeSheetText, XmlError, XmlScanner } from './xml.ts';

/** A filled cell. */
export interface SheetCell {
	/** From 1. */
	readonly column: number;
	readonly text: string;
	/** True where the cell holds an error (#N/A …): it has no value. */
	readonly error: boolean;
	/** What else is wrong with it; it has no value then. */
	readonly problem?: 'lost_text' | 'repeated_cell';
}

/** More merged areas than any header or form has; beyond it they are not listed. */
const mostAreas = 20_000;

/** No row has more cells: twice what a sheet has columns. */
const mostCells = 1 << 15;

/**
 * Reads the XML of a worksheet in chunks of text and gives its rows, in order, with their filled cells as they stand. Numbers under a
 * date format become date text; a formula counts by its cached value; a row or cell without a usable reference follows the one before.
 * Throws an XmlError.
 */
export class CellScanner {
	readonly merged: Area[] = [];
	readonly #xml: XmlScanner;

	constructor(
		workbook: Workbook,
		strings: readonly string[],
		onRow: (row: number, cells: SheetCell[]) => boolean
	) {
		const { styles, epoch } = workbook;
		let row = 0;
		let rowIsGiven = true;
		let column = 0;
		let type = '';
		let style = 0;
		let value = '';
		/** What holds the value: <v> goes before <is>. */
		let holder: 'v' | 't' | null = null;
		let phonetic = 0;
		let inData = false;
		let inCell = false;
		let cells: SheetCell[] = [];

		const addCell = (): void => {
			const problem = type === 's' && holder === 'v' && strings[indexOf(value)] === undefined;
			const text = problem ? value : textOf();
			if (text === '') return;
			if (cells.length === mostCells) throw new XmlError('a row without end');
			cells.push(
				problem ? { column, text, error: false, problem: 'lost_text' } : { column, text, error: type === 'e' }
			);
		};

		function textOf(): string {
			if (holder === 't') return decodeSheetText(value);
			if (type === 's') return strings[indexOf(value)]!;
			if (type === 'inlineStr' || type === 'str') return decodeSheetText(value);
			const plain = value.trim();
			if (plain === '') return '';
			if (type === 'b') return plain === '1' || plain === 'true' ? 'TRUE' : 'FALSE';
			if (type === 'd') return isoText(plain);
			if (type === 'e') return plain;
			const format = styles[style];
			return format ? dateText(plain, format, epoch) : numberText(plain);
		}

		const xml = new XmlScanner({
			open(name, tag) {
				if (name === 'c' && inData) {
					const { place, kind, format } = cellTag(tag);
					column = (place === null ? 0 : columnOf(place)) || column + 1;
					if (!rowIsGiven) {
						row = Math.max(row, place === null || columnOf(place) === 0 ? 0 : rowOf(place));
						rowIsGiven = true;
					}
					type = kind;
					style = format;
					value = '';
					holder = null;
					inCell = true;
				} else if (name === 'v' || name === 't') {
					xml.wantsText = inCell && phonetic === 0 && (name === 'v' || holder !== 'v');
					if (!xml.wantsText) return;
					if (name !== holder) value = '';
					holder = name;
				} else if (name === 'rPh') phonetic++;
				else if (name === 'row' && inData) {
					const number = rowOf(attribute(tag, 'r') ?? '');
					rowIsGiven = number > row;
					row = rowIsGiven ? number : row + 1;
					column = 0;
					inCell = false;
					cells = [];
				} else if (name === 'sheetData') inData = true;
				else if (name === 'mergeCell') addArea(attribute(tag, 'ref'));
			},
			close(name) {
				if (name === 'v' || name === 't') xml.wantsText = false;
				else if (name === 'rPh') phonetic--;
				else if (name === 'c' && inCell) {
					inCell = false;
					if (holder !== null) addCell();
				} else if (name === 'row' && inData) {
					if (row > lastRow) throw new XmlError('rows without end');
					if (!onRow(row, cells)) xml.stopped = true;
				} else if (name === 'sheetData') inData = false;
			},
			text(part) {
				if (value.length + part.length > longestText) throw new XmlError('a cell without end');
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

	push(text: string): void {
		this.#xml.push(text);
	}

	/** To be called after the last chunk: throws where the sheet is cut short. */
	end(): void {
		this.#xml.end();
	}
}

/** The number that a text is, where it is a whole one and not negative; else −1. */
function indexOf(value: string): number {
	let index = 0;
	for (let at = 0; at < value.length; at++) {
		const digit = value.charCodeAt(at) - 48;
		if (digit < 0 || digit > 9 || at > 9) return /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : -1;
		index = index * 10 + digit;
	}
	return value === '' ? -1 : index;
}

const R = 114;
const S = 115;
const T = 116;

interface CellTag {
	readonly place: string | null;
	readonly kind: string;
	readonly format: number;
}

/** What a cell's tag says, in one pass where it is written as all programs write it: there are millions of them. */
function cellTag(tag: string): CellTag {
	let place: string | null = null;
	let kind = 'n';
	let format = 0;
	for (let sign = tag.indexOf('='); sign > 0;) {
		const close = tag.charCodeAt(sign + 1) === 34 ? tag.indexOf('"', sign + 2) : -1;
		if (close < 0 || tag.charCodeAt(sign - 1) <= 32) return plainCellTag(tag);
		if (tag.charCodeAt(sign - 2) <= 32) {
			const name = tag.charCodeAt(sign - 1);
			if (name === R) place = tag.slice(sign + 2, close);
			else if (name === S) format = Number(tag.slice(sign + 2, close));
			else if (name === T) kind = tag.slice(sign + 2, close);
		}
		sign = tag.indexOf('=', close + 1);
	}
	return tag.includes('&') ? plainCellTag(tag) : { place, kind, format };
}

const plainCellTag = (tag: string): CellTag => ({
	place: attribute(tag, 'r'),
	kind: attribute(tag, 't') ?? 'n',
	format: Number(attribute(tag, 's') ?? 0)
});
