import type { Cell as ExcelCell, CellValue } from 'exceljs';
import { beginsFormula } from '#lib/base/csv.ts';
import { formatNumber, formatShareInterval } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { Cell, ColumnType } from '#lib/reports/document.ts';
import { cellText, printable } from './cells.ts';

const formats: Readonly<Record<ColumnType, string | null>> = {
	text: null,
	blank: null,
	interval: null,
	integer: '#,##0',
	number: '#,##0.0',
	percent: '0.0%',
	money: '"¥"#,##0.00',
	duration: null,
	datetime: 'yyyy-mm-dd hh:mm'
};

/** Excel's own limit for the text of one cell. */
export const longestText = 32_767;

// A length of time is a plain number of hours: formats such as [h]:mm make readers take it for a date.
const hours = words('小时', '小時', ' h');

/** Puts a typed value into a cell: numbers, dates and lengths of time can be sorted and added up there. */
export function put(cell: ExcelCell, value: Cell, type: ColumnType, locale: Locale): void {
	const [content, format] = typed(value, type, locale);
	cell.value = content;
	if (format !== null) cell.numFmt = format;
}

function typed(value: Cell, type: ColumnType, locale: Locale): [CellValue, string | null] {
	if (value === null || value === '') return [null, null];
	if (typeof value === 'object') {
		if ('type' in value) return typed(value.value, value.type, locale);
		return [formatShareInterval(value[0], value[1]), null];
	}
	if (typeof value === 'number') {
		if (type === 'money') return [value / 100, formats.money];
		if (type === 'duration') return [value / 3600, `#,##0.0"${say(hours, locale)}"`];
		return [value, formats[type]];
	}
	if (type === 'datetime') {
		const at = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d)(?::(\d\d))?)?/.exec(value);
		// Excel's calendar is only sure from March 1900.
		if (at && Number(at[1]) > 1900) {
			const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = at
				.slice(1)
				.map((part) => Number(part ?? 0));
			const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
			return [time, at[4] === undefined ? 'yyyy-mm-dd' : formats.datetime];
		}
	}
	return text(value);
}

/** Text stays text: what begins like a formula is marked so that it stays text when somebody edits the cell. */
export function text(value: string): [CellValue, string | null] {
	const safe = printable(value).slice(0, longestText);
	return [safe, beginsFormula(safe) ? '@' : null];
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Width of a text in digits of the standard font; Chinese and full-width signs count two. */
export function textWidth(value: string): number {
	let width = 0;
	for (const sign of value) width += wide.test(sign) || sign > '\uffff' ? 2 : 1;
	return width;
}

/** A word of more digits than this may be cut: a file's name must not take the room of all others. */
const mostOfWord = 24;

/** Width of the longest word of some texts, which may be parted between Chinese signs and at spaces. */
export function longestWord(texts: readonly string[]): number {
	let most = 0;
	for (const value of texts)
		for (const word of value.split(/\s+/)) {
			const width = Math.max(...word.split(wide).map((part) => part.length), 0);
			if (width > most && width <= mostOfWord) most = width;
		}
	return most;
}

/** Least room to write by hand. */
const handRoom = 24;

/** Width that a column needs for its head and cells, within limits. */
export function columnWidth(
	head: string,
	cells: readonly Cell[],
	type: ColumnType,
	locale: Locale,
	most: number
): number {
	let width = Math.max(...head.split('\n').map(textWidth));
	for (const cell of cells) width = Math.max(width, cellWidth(cell, type, locale));
	return Math.min(most, Math.max(type === 'blank' ? handRoom : 8, width + 2.5));
}

/** Width of a cell as Excel prints it, which is not always as paper does: money has fen, lengths of time are hours. */
function cellWidth(cell: Cell, type: ColumnType, locale: Locale): number {
	if (cell !== null && typeof cell === 'object' && 'type' in cell)
		return cellWidth(cell.value, cell.type, locale);
	if (typeof cell === 'number' && type === 'money') return formatNumber(cell / 100, 2).length + 2;
	if (typeof cell === 'number' && type === 'duration')
		return formatNumber(cell / 3600, 1).length + textWidth(say(hours, locale)) + 1;
	return Math.max(...cellText(cell, type, locale).split('\n').map(textWidth));
}

/** Lines that a text takes in a width, for rows whose height Excel does not find by itself. */
export function lineCount(value: string, width: number): number {
	return value
		.split('\n')
		.reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width - 1))), 0);
}
