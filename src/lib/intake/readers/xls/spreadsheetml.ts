import { decoderOf } from '#lib/intake/decoder.ts';
import type { Encoding } from '#lib/intake/encoding.ts';
import { tellingRows } from '#lib/intake/readers/chooseSheet.ts';
import { isoText, numberText, dateText } from '#lib/intake/readers/xlsx/number.ts';
import type { SheetCell } from '#lib/intake/readers/xlsx/cells.ts';
import { lastRow, type Area } from '#lib/intake/readers/xlsx/place.ts';
import { dateFormat, type DateFormat } from '#lib/intake/readers/xlsx/styles.ts';
import { attribute, XmlError, XmlScanner } from '#lib/intake/readers/xlsx/xml.ts';
import type { Book, BookRow, BookSheet } from './book.ts';

const chunkBytes = 1 << 16;
const mostAreas = 20_000;

/** Formats that SpreadsheetML names instead of spelling them out. */
const namedFormats: Readonly<Record<string, DateFormat>> = {
	'General Date': { date: true, time: true },
	'Long Date': { date: true, time: false },
	'Medium Date': { date: true, time: false },
	'Short Date': { date: true, time: false },
	'Long Time': { date: false, time: true },
	'Medium Time': { date: false, time: true },
	'Short Time': { date: false, time: true }
};

interface Found {
	name: string;
	hidden: boolean;
	readonly head: SheetCell[][];
	readonly merged: Area[];
}

/** Opens an XML spreadsheet of 2003. Its text is decoded as `encoding` says, in chunks, once to list its sheets and once to read one. */
export function openSpreadsheetMl(bytes: Uint8Array, encoding: Encoding): Book {
	const found: Found[] = [];
	for (const { sheet, cells } of rowsOf(bytes, encoding, found, -1))
		if (found[sheet]!.head.length < tellingRows) found[sheet]!.head.push(cells);
	const sheets = found.map((one, index): BookSheet => ({
		...one,
		rows: () => rowsOf(bytes, encoding, [], index)
	}));
	return { sheets, encoding, epoch: 1900 };
}

type Row = BookRow & { readonly sheet: number; readonly cells: SheetCell[]; readonly share: number };

/** The rows of one sheet, or of all (−1), in order; what is known of the sheets is added to `found`. */
function* rowsOf(bytes: Uint8Array, encoding: Encoding, found: Found[], only: number): Generator<Row> {
	const decoder = decoderOf(encoding);
	const styles = new Map<string, DateFormat | null>();
	let rows: Omit<Row, 'share'>[] = [];
	let style = '';
	let row = 0;
	let span = 0;
	let column = 0;
	let across = 0;
	let down = 0;
	let cellStyle: DateFormat | null = null;
	let cells: SheetCell[] = [];
	let type = '';
	let text = '';
	let inData = false;
	let inComment = false;
	let inVisible = false;
	const whole = (tag: string, name: string, otherwise: number): number => {
		const value = Number(attribute(tag, name) ?? otherwise);
		return Number.isInteger(value) && value >= 0 && value <= lastRow ? value : otherwise;
	};
	const xml = new XmlScanner({
		open(name, tag) {
			if (name === 'Style') style = attribute(tag, 'ID') ?? '';
			else if (name === 'NumberFormat') {
				const format = attribute(tag, 'Format') ?? '';
				styles.set(style, namedFormats[format] ?? dateFormat(format));
			} else if (name === 'Worksheet') {
				found.push({ name: attribute(tag, 'Name') ?? '', hidden: false, head: [], merged: [] });
				row = 0;
				span = 0;
			} else if (name === 'Row') {
				row = Math.max(row + span + 1, whole(tag, 'Index', 0));
				span = whole(tag, 'Span', 0);
				if (row > lastRow) throw new XmlError('rows without end');
				column = 0;
				across = 0;
				cells = [];
			} else if (name === 'Cell') {
				column = Math.max(column + across + 1, whole(tag, 'Index', 0));
				across = whole(tag, 'MergeAcross', 0);
				down = whole(tag, 'MergeDown', 0);
				cellStyle = styles.get(attribute(tag, 'StyleID') ?? '') ?? null;
				const merged = found.at(-1)?.merged;
				if (across + down > 0 && merged && merged.length < mostAreas)
					merged.push([row, column, row + down, column + across]);
			} else if (name === 'Comment' || name === 'PhoneticText') inComment = true;
			else if (name === 'Data' && !inComment) {
				type = attribute(tag, 'Type') ?? 'String';
				text = '';
				inData = true;
			} else if (name === 'Visible') {
				text = '';
				inVisible = true;
			}
			xml.wantsText = (inData && !inComment) || inVisible;
		},
		close(name) {
			if (name === 'Data' && inData) {
				inData = false;
				const value = valueOf(type, text, cellStyle);
				if (value !== '') cells.push({ column, text: value, error: type === 'Error' });
			} else if (name === 'Comment' || name === 'PhoneticText') inComment = false;
			else if (name === 'Visible') {
				inVisible = false;
				const sheet = found.at(-1);
				if (sheet) sheet.hidden = text.trim() !== 'SheetVisible';
			} else if (name === 'Row' && found.length > 0) {
				const sheet = found.length - 1;
				if (only < 0 || sheet === only) rows.push({ sheet, row, cells });
			} else if (name === 'Worksheet' && only === found.length - 1) xml.stopped = true;
			xml.wantsText = (inData && !inComment) || inVisible;
		},
		text(part) {
			text += part;
		}
	});
	for (let at = 0; at < bytes.length && !xml.stopped; at += chunkBytes) {
		xml.push(decoder.push(bytes.subarray(at, at + chunkBytes)));
		for (const one of rows) yield { ...one, share: at / bytes.length };
		rows = [];
	}
	xml.push(decoder.end());
	xml.end();
}

function valueOf(type: string, raw: string, style: DateFormat | null): string {
	if (type === 'Number') return style ? dateText(raw.trim(), style, 1900) : numberText(raw);
	if (type === 'DateTime') {
		const text = isoText(raw);
		return style && !style.time ? text.replace(/ 00:00:00$/, '') : text;
	}
	if (type === 'Boolean') return raw.trim() === '1' || raw.trim().toLowerCase() === 'true' ? 'TRUE' : 'FALSE';
	return raw.replace(/\r\n?/g, '\n');
}
