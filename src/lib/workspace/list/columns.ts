import { words, type Words } from '#lib/i18n/locale.ts';
import {
	listColumns,
	listGroups,
	standardColumns,
	type ListColumn,
	type ListGroup
} from '#lib/metrics/list/columns.ts';

export const groupWords: Readonly<Record<ListGroup, Words>> = {
	made: words('受理', '受理', 'The complaint'),
	handled: words('处理与回访', '處理與回訪', 'Handling and follow-up'),
	judged: words('判定与推算', '判定與推算', 'Judged and worked out'),
	clauses: words('各项时限的结果', '各項時限的結果', 'Results by time limit'),
	origin: words('出处', '出處', 'Where it comes from'),
	imported: words('台账里的其他列', '台賬裡的其他欄', 'Other columns of the log')
};

/** The columns that can be shown of this log, by group: those it has a column for, and those of the file that nothing is mapped to. */
export const offered = (
	fields: ReadonlySet<string>,
	imported: readonly ListColumn[]
): readonly { readonly group: ListGroup; readonly columns: readonly ListColumn[] }[] =>
	listGroups
		.map((group) => ({
			group,
			columns: [...listColumns, ...imported].filter(
				(column) => column.group === group && (column.needs === undefined || fields.has(column.needs))
			)
		}))
		.filter(({ columns }) => columns.length > 0);

/**
 * The columns that are shown: those that the address names, else those that were set as usual, else our own, as far as this log has them. What
 * the log does not have is left out, and stands in the address for the day on which it has.
 */
export function shownColumns(
	named: readonly string[] | null,
	usual: readonly string[] | undefined,
	fields: ReadonlySet<string>,
	imported: readonly ListColumn[]
): readonly ListColumn[] {
	const all = offered(fields, imported).flatMap(({ columns }) => columns);
	const find = (ids: readonly string[]) => ids.flatMap((id) => all.find((column) => column.id === id) ?? []);
	for (const ids of [named, usual]) {
		const found = find(ids ?? []);
		if (found.length > 0) return found;
	}
	return find(standardColumns).filter(({ id }) => !(id === 'category' && !fields.has('category_l1')));
}

/** How wide a column is, and the least, in pixels. */
export function widthOf({ id, kind }: ListColumn): { readonly css: string; readonly least: number } {
	const fluid = (least: number, share: number) => ({ css: `minmax(${least}px, ${share}fr)`, least });
	const fixed = (least: number) => ({ css: `${least}px`, least });
	if (id === 'content') return fluid(160, 3);
	if (id === 'complaint_no') return fluid(120, 1);
	if (kind === 'category') return fluid(112, 1.2);
	if (kind === 'datetime') return fixed(136);
	if (kind === 'text') return fluid(96, 1);
	return fixed(96);
}
