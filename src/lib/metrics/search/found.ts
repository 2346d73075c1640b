import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { alike } from '#lib/i18n/alike.ts';
import { searchedColumns, type TextColumn } from './texts.ts';
import { searchWords } from './words.ts';

/** A cell in which a word was found, as it stands in the file. */
export interface Found {
	readonly header: string;
	/** The canonical field that the column was mapped to; null for an extra one. */
	readonly field: string | null;
	readonly text: string;
}

/** Where a row came from. */
export interface Origin {
	readonly batch_no: number;
	readonly source_row: number;
}

/**
 * For each of these rows the cells in which the words of a search stand, in the order of `origins`. A word that stands in several cells is
 * shown in the first, the content before others.
 */
export async function whereFound(
	engine: Engine,
	search: string,
	origins: readonly Origin[],
	signal?: AbortSignal
): Promise<readonly (readonly Found[])[]> {
	const words = searchWords(search);
	if (words.length === 0 || origins.length === 0) return origins.map(() => []);
	const columns = await searchedColumns(engine, signal);
	const cells = new Map<string, Readonly<Record<string, string | number | null>>>();
	for (const batch of new Set(origins.map(({ batch_no }) => batch_no))) {
		const names = columns.filter(({ batch_no }) => batch_no === batch).map(nameOf);
		const wanted = origins.filter(({ batch_no }) => batch_no === batch).map(({ source_row }) => source_row);
		const sql = `select source_row, ${names.join(', ')} from b${batch}.rows where source_row in (${wanted.join(', ')})`;
		for (const row of rows<Record<string, string | number | null>>(await engine.query(sql, signal)))
			cells.set(`${batch} ${String(row['source_row'])}`, row);
	}
	return origins.map(({ batch_no, source_row }) => {
		const row = cells.get(`${batch_no} ${source_row}`);
		return row
			? foundIn(
					row,
					columns.filter((c) => c.batch_no === batch_no),
					words
				)
			: [];
	});
}

const nameOf = ({ column_index }: TextColumn): string => `c${column_index}`;

function foundIn(
	row: Readonly<Record<string, string | number | null>>,
	columns: readonly TextColumn[],
	words: readonly string[]
): readonly Found[] {
	const told = columns.flatMap((column) => {
		const text = row[nameOf(column)];
		return typeof text === 'string' ? [{ column, text, sought: alike(text) }] : [];
	});
	told.sort((a, b) => Number(b.column.field === 'content') - Number(a.column.field === 'content'));
	const first = new Set(words.map((word) => told.find(({ sought }) => sought.includes(word))));
	return told
		.filter((cell) => first.has(cell))
		.map(({ column, text }) => ({
			header: column.header,
			field: column.field,
			text
		}));
}
