import type { Locale } from '#lib/i18n/locale.ts';
import type { Cell, Column, Table } from '#lib/reports/document.ts';
import { cellText, isNumeric } from './cells.ts';

/** Size of letters in points, of a summary and of a row list; on paper and in Word alike. */
const letter = { summary: 9, list: 8 } as const;
/** What the edges of a cell take, in points. */
const edges = 10;
/** Bold letters of heads are wider. */
const bold = 1.1;
/** A word of more ems than this may be cut: a file's name must not take the room of all others. */
const longest = 11;
/** Chinese words up to so many signs are not parted. */
const shortest = 4;

const east = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const eastRuns = new RegExp(`${east.source}+`, 'gu');

/**
 * Shares of a table's width, which add up to 1: as the weights say, but no column narrower than its longest word or number.
 * What those need more, the others give in proportion. Where there is not room for all, numbers, days and words may be parted
 * at a dash; where there is not even that, each gets a like part of its need.
 * `usable`: the table's width in points. Letters are counted as wide as in the widest usual font.
 */
export function columnShares(
	table: Pick<Table, 'columns' | 'rows' | 'totals' | 'list'>,
	usable: number,
	locale: Locale
): number[] {
	const size = table.list ? letter.list : letter.summary;
	const total = table.columns.reduce((sum, column) => sum + column.weight, 0);
	const wanted = table.columns.map((column) => (column.weight / total) * usable);
	const rows = table.totals ? [...table.rows, table.totals] : table.rows;
	const least = (parted: boolean): number[] =>
		table.columns.map((column, index) => {
			const room = (wanted[index]! - edges) / size;
			let ems = headNeed(column.head, room);
			for (const row of rows) ems = Math.max(ems, cellNeed(row[index] ?? null, column, locale, parted));
			return ems * size + edges;
		});
	const whole = least(false);
	const fits = sumOf(whole, () => true) < usable;
	return settle(wanted, fits ? whole : least(true), usable).map((width) => width / usable);
}

/** Widths that keep to what is least, where that is possible. */
function settle(wanted: readonly number[], least: readonly number[], usable: number): number[] {
	const need = sumOf(least, () => true);
	if (need >= usable) return least.map((width) => (width / need) * usable);
	const held = new Set<number>();
	for (;;) {
		const left = usable - sumOf(least, (index) => held.has(index));
		const scale = left / sumOf(wanted, (index) => !held.has(index));
		const short = wanted.flatMap((width, index) =>
			!held.has(index) && width * scale < least[index]! ? [index] : []
		);
		if (short.length === 0)
			return wanted.map((width, index) => (held.has(index) ? least[index]! : width * scale));
		for (const index of short) held.add(index);
	}
}

const sumOf = (widths: readonly number[], counted: (index: number) => boolean): number =>
	widths.reduce((sum, width, index) => sum + (counted(index) ? width : 0), 0);

/** A head is not cut within a word, and no single Chinese sign of it stands on a line alone. */
function headNeed(head: string, room: number): number {
	return Math.max(
		...head.split('\n').map((line) => {
			if (!isEast(line)) return wordNeed(line) * bold;
			const signs = [...line].length;
			const fits = Math.max(1, Math.floor(room));
			const lonely = fits > 1 && signs > fits && signs % fits === 1;
			const lines = Math.ceil(signs / fits);
			return Math.max(wordNeed(line), lonely ? Math.ceil(signs / (lines - 1)) : 0);
		})
	);
}

/** `parted`: at dashes too. */
function cellNeed(cell: Cell, column: Column, locale: Locale, parted: boolean): number {
	const text = cellText(cell, column.type, locale);
	if (parted) return wordNeed(text.replace(/(?<=[-–])/g, ' '));
	const whole = isNumeric(column) ? ems(text) : 0;
	return whole > 0 && whole <= longest ? whole : wordNeed(text);
}

/** The widest of the words that are not to be parted. */
function wordNeed(text: string): number {
	if (isEast(text) && text.length <= shortest) return text.length;
	let most = 0;
	for (const word of text.replace(eastRuns, ' ').split(/\s+/)) {
		const width = ems(word);
		if (width > most && width <= longest) most = width;
	}
	return most;
}

const isEast = (text: string): boolean => text !== '' && text.replace(eastRuns, '') === '';

/** Width of a text in ems. */
function ems(text: string): number {
	let width = 0;
	for (const sign of text) width += signWidth(sign);
	return width;
}

function signWidth(sign: string): number {
	if (east.test(sign)) return 1;
	if (/[ijlI.,:;'|!()[\] ]/.test(sign)) return 0.36;
	if (/[frt-]/.test(sign)) return 0.42;
	if (/[mwMW@%]/.test(sign)) return 0.96;
	return /[A-Z]/.test(sign) ? 0.7 : 0.63;
}
