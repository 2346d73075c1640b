import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { alike } from '#lib/i18n/alike.ts';
import { searched } from './hits.ts';
import { border, type TextColumn } from './texts.ts';
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

type Cells = Readonly<Record<string, string | number | null>>;

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
	const { columns, table } = await searched(engine, signal);
	const found = new Map<string, readonly Found[]>();
	for (const batch of new Set(origins.map(({ batch_no }) => batch_no))) {
		const own = columns.filter(({ batch_no }) => batch_no === batch);
		const wanted = origins.filter(({ batch_no }) => batch_no === batch).map(({ source_row }) => source_row);
		const read = async (names: string, from: string) =>
			rows<Cells>(
				await engine.query(
					`select source_row, ${names} from ${from} source_row in (${wanted.join(', ')})`,
					signal
				)
			);
		// the texts as they are searched say which of many columns are worth reading
		const told = table ? await read('text', `${table} where batch_no = ${batch} and`) : [];
		const hit = table ? columnsHit(told, own, words) : own;
		for (const row of await read(hit.map(nameOf).join(', '), `b${batch}.rows where`))
			found.set(`${batch} ${String(row['source_row'])}`, foundIn(row, hit, words));
	}
	return origins.map(({ batch_no, source_row }) => found.get(`${batch_no} ${source_row}`) ?? []);
}

/** The columns that have the first cell of some word in some of these rows; all where a cell of them has a border in it. */
function columnsHit(
	told: readonly Cells[],
	columns: readonly TextColumn[],
	words: readonly string[]
): readonly TextColumn[] {
	const order = columns.map((_, at) => at).sort((a, b) => contentFirst(columns[a]!, columns[b]!));
	const hit = new Set<number>();
	for (const { text } of told) {
		const cells = String(text).split(border);
		if (cells.length !== columns.length) return columns;
		for (const word of words) {
			const at = order.find((place) => cells[place]!.includes(word));
			if (at === undefined) return columns;
			hit.add(at);
		}
	}
	return columns.filter((_, at) => hit.has(at));
}

const contentFirst = (a: TextColumn, b: TextColumn): number =>
	Number(b.field === 'content') - Number(a.field === 'content');

const nameOf = ({ column_index }: TextColumn): string => `c${column_index}`;

function foundIn(row: Cells, columns: readonly TextColumn[], words: readonly string[]): readonly Found[] {
	const told = columns.flatMap((column) => {
		const text = row[nameOf(column)];
		return typeof text === 'string' ? [{ column, text, sought: alike(text) }] : [];
	});
	told.sort((a, b) => contentFirst(a.column, b.column));
	const first = new Set(words.map((word) => told.find(({ sought }) => sought.includes(word))));
	return told
		.filter((cell) => first.has(cell))
		.map(({ column, text }) => ({
			header: column.header,
			field: column.field,
			text
		}));
}
