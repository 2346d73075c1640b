import { isKnownHeader } from '#lib/intake/mapping/dictionary.ts';
import type { SheetCell } from './xlsx/cells.ts';

/** How many rows of a sheet are looked at to tell whether it is a log. */
export const tellingRows = 30;

/** The named sheet, else the one whose first rows name most fields; a hidden one only where no other names any. */
export function chooseSheet<T extends { readonly name: string; readonly hidden: boolean }>(
	sheets: readonly T[],
	name: string | undefined,
	scoreOf: (sheet: T) => number
): T | undefined {
	if (name !== undefined) return sheets.find((sheet) => sheet.name === name);
	if (sheets.length <= 1) return sheets[0];
	const scored = sheets.map((sheet) => ({ sheet, score: scoreOf(sheet) - (sheet.hidden ? 1.5 : 0) }));
	const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
	return best.score > 0 ? best.sheet : (sheets.find(({ hidden }) => !hidden) ?? sheets[0]);
}

/** The most fields that one of a sheet's first rows names. */
export function headerScore(head: readonly (readonly SheetCell[])[]): number {
	const named = head.map(
		(cells) => cells.filter(({ text }) => text.length <= 40 && isKnownHeader(text)).length
	);
	const best = Math.max(0, ...named);
	// A header above nothing is no log.
	return head.length > 1 ? best : best / 2;
}
