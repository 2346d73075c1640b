import type { Engine } from '#lib/engine/engine.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { addedColumns, isAddedHeader } from '#lib/intake/mapping/added.ts';
import { problemRows, type ProblemSheet } from '#lib/metrics/problemRows.ts';
import { fieldOf, type TableName } from '#lib/model/columns.ts';
import type { RowSheet } from '#lib/reports/renderers/rowBook.ts';
import { problemName } from '#lib/workspace/problemText.ts';

/** Rows that one sheet of the workbook holds at most. */
const most = 10_000;
const names = {
	title: words('问题行', '問題列', 'Rows to correct'),
	file: words('诉鉴-问题行.xlsx', '訴鑑-問題列.xlsx', 'Sujian rows to correct.xlsx')
};
const added = [addedColumns.problem, addedColumns.column, addedColumns.row];

/** A workbook for the user to correct; `left` rows had no room in it. */
export interface ProblemBook {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly left: number;
}

/** The user's own rows that have problems, with the reasons beside them, to be corrected and imported again; null where there are none. */
export async function problemBook(
	engine: Engine,
	locale: Locale,
	asOf: string | null
): Promise<ProblemBook | null> {
	const found = await problemRows(engine, most);
	if (found.length === 0) return null;
	const { renderRowBook } = await import('#lib/reports/renderers/rowBook.ts');
	return {
		name: say(names.file, locale),
		bytes: await renderRowBook(
			found.map((sheet) => rowSheet(sheet, locale)),
			{ title: say(names.title, locale), asOf }
		),
		left: found.reduce((sum, { total, rows }) => sum + total - rows.length, 0)
	};
}

function rowSheet({ file, sheet, table, columns, rows }: ProblemSheet, locale: Locale): RowSheet {
	// What an earlier workbook of this kind added is not the user's own.
	const own = columns.flatMap(({ header }, at) => (isAddedHeader(header) ? [] : [at]));
	const head = (at: number): string => {
		const { header = '', field = null } = columns[at] ?? {};
		const label = field === null ? undefined : fieldOf(table as TableName, field)?.label;
		return header || (label ? say(label, locale) : '');
	};
	const joined = (texts: readonly string[]) => [...new Set(texts)].join('；');
	return {
		name: sheet || file.replace(/\.[^.]*$/, ''),
		heads: [...own.map(head), ...added.map((name) => say(name, locale))],
		own: own.length,
		rows: rows.map(({ row, cells, problems }) => {
			const bad = problems.flatMap(({ column }) => (column === null ? [] : [column - 1]));
			return {
				cells: [
					...own.map((at) => cells[at] ?? null),
					joined(problems.map(({ code }) => problemName(code, locale))),
					joined(bad.map(head).filter((name) => name !== '')),
					row
				],
				marked: own.flatMap((at, index) => (bad.includes(at) ? [index] : []))
			};
		})
	};
}
