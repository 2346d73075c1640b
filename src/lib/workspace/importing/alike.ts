import { words, type Words } from '#lib/i18n/locale.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { shapeOf } from '#lib/intake/mapping/remembered.ts';

/** Why a table is not imported like the one before it without a look. */
export const stopWords = {
	shape: words('表头与前一张不同', '表頭與前一張不同', 'its header differs from the one before'),
	spelling: words('有没见过的写法', '有沒見過的寫法', 'it has spellings not seen before'),
	dates: words('日期的次序看不出来', '日期的次序看不出來', 'the order of its dates is not clear'),
	unreadable: words(
		'有一列的许多单元格读不出来',
		'有一欄的許多儲存格讀不出來',
		'many cells of one column cannot be read'
	),
	shifted: words('有些行错开了一列', '有些列錯開了一欄', 'some rows are shifted by a column')
} as const satisfies Record<string, Words>;
export type StopReason = keyof typeof stopWords;

/** So large a share of a column says that its meaning is wrong, not a few of its cells. */
const manyUnreadable = 0.1;

/** What a table has that the one before it, which the user looked at, had not; null: it may be imported like that one. */
export function differs(before: Inspection, after: Inspection): StopReason | null {
	const shape = shapeOf(before);
	if (shape === null || shape !== shapeOf(after) || before.table !== after.table) return 'shape';
	const seen = new Set(before.values.map(({ field, text }) => `${field}\n${text}`));
	if (after.values.some(({ field, text, value }) => value === null && !seen.has(`${field}\n${text}`)))
		return 'spelling';
	const doubted = new Set(before.columns.filter(({ dates }) => dates?.ambiguous).map(({ header }) => header));
	if (after.columns.some(({ dates, header }) => dates?.ambiguous && !doubted.has(header))) return 'dates';
	const unread = ({ columns }: Inspection) =>
		columns.filter(({ field, filled, unreadable }) => field && unreadable > manyUnreadable * filled);
	const accepted = new Set(unread(before).map(({ header }) => header));
	if (unread(after).some(({ header }) => !accepted.has(header))) return 'unreadable';
	return after.shifted.length > 0 ? 'shifted' : null;
}
