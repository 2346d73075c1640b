import type { Engine } from '#lib/engine/engine.ts';
import { firstRow } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import { searchedColumns, textsSql, type TextColumn } from './texts.ts';
import { searchesIn } from './words.ts';

/** Searches whose rows are kept; the one that was asked for longest ago goes first. */
const most = 16;

/** Rows up to which their texts are kept once more to be searched; beyond, a tab has no room and every search reads the batches. */
const roomFor = 400_000;

const table = 'search_texts';

/** What a connection has found, and in what. */
interface Searches {
	/** The batches whose rows are searched. */
	readonly key: string;
	/** The rows and their texts: a table, or the select that reads them from the batches. */
	readonly texts: string;
	readonly columns: readonly TextColumn[];
	/** How many rows there are. */
	readonly n: number;
	readonly known: Map<string, Promise<void>>;
	/** How many rows each search found that has ended. */
	readonly counts: Map<string, number>;
}

/** Another search goes on in what an earlier one found where that is less than this share of all rows: it is read by its keys. */
const narrow = 1 / 8;

const searches = new WeakMap<Engine, Promise<Searches>>();

/**
 * Finds the rows of every search that this statement asks for, so that it can be asked. A search is found once for all statements that ask
 * for it, in the texts of all imported rows, which the first search puts together: 100,000 rows in about half a second.
 */
export async function prepareSearches(engine: Engine, sql: string, signal?: AbortSignal): Promise<void> {
	for (const words of searchesIn(sql)) await find(engine, words, signal);
}

/** Puts together the texts that are searched, before anything is sought; up to `room` rows of them are kept once more. */
export async function prepareTexts(
	engine: Engine,
	signal?: AbortSignal,
	room: number = roomFor
): Promise<void> {
	await current(engine, signal, room);
}

/** The columns that are searched, and the table that has the texts of all rows as they are searched; null where they are too many to be kept. */
export async function searched(
	engine: Engine,
	signal?: AbortSignal
): Promise<{ columns: readonly TextColumn[]; table: string | null }> {
	const { columns, texts } = await current(engine, signal);
	return { columns, table: texts === table ? table : null };
}

/** SQL: the texts in which these words are sought: those that an earlier search found, where these words can only narrow it. */
function sought({ texts, counts, n }: Searches, words: string): string {
	const own = words.split(' ');
	const wider = [...counts]
		.filter(([before]) => before.split(' ').every((part) => own.some((word) => word.includes(part))))
		.sort(([, a], [, b]) => a - b)[0];
	if (!wider || wider[1] > n * narrow) return texts;
	const found = `select batch_no, source_row from search_hits where words = ${literal(wider[0])}`;
	// a limit that never bites: without one the words are sought in all rows before these are taken out
	return `(select * from ${texts} semi join (${found}) using (batch_no, source_row) limit ${n})`;
}

async function find(engine: Engine, words: string, signal?: AbortSignal): Promise<void> {
	const here = await current(engine, signal);
	const { known, counts } = here;
	const other = known.get(words);
	if (other) {
		// what another one stopped is not found yet
		if (
			await other.then(
				() => true,
				() => false
			)
		) {
			known.delete(words);
			known.set(words, other);
			return;
		}
		signal?.throwIfAborted();
	}
	const gone = [...known.keys()].slice(0, Math.max(0, known.size - most + 1));
	for (const old of gone) {
		known.delete(old);
		counts.delete(old);
	}
	const all = words.split(' ').map((word) => `contains(text, ${literal(word)})`);
	const forget =
		gone.length > 0 ? `; delete from search_hits where words in (${gone.map(literal).join(', ')})` : '';
	const found = engine.exec(
		`insert into search_hits select ${literal(words)}, batch_no, source_row from ${sought(here, words)} where ${all.join(' and ')}${forget}`,
		signal
	);
	known.set(words, found);
	try {
		await found;
	} catch (error) {
		if (known.get(words) === found) known.delete(words);
		throw error;
	}
	const counted = `select count(*)::integer as n from search_hits where words = ${literal(words)}`;
	const { n } = firstRow<{ n: number }>(await engine.query(counted, signal))!;
	if (known.get(words) === found) counts.set(words, n);
}

/** What is searched now: put together anew where the batches are others than before. */
async function current(engine: Engine, signal?: AbortSignal, room: number = roomFor): Promise<Searches> {
	const key = await imported(engine, signal);
	const connection = engine.through ?? engine;
	for (;;) {
		const there = searches.get(connection);
		const known = await there?.catch(() => null);
		if (known?.key === key) return known;
		if (searches.get(connection) !== there) continue;
		signal?.throwIfAborted();
		const next = gather(engine, key, room, signal);
		searches.set(connection, next);
		return next;
	}
}

async function imported(engine: Engine, signal?: AbortSignal): Promise<string> {
	const { key } = firstRow<{ key: string | null }>(
		await engine.query(
			"select string_agg(concat_ws(' ', batch_no, batch_id, sha256, source_sheet, reading, rows_imported), chr(10) order by batch_no) as key from mart_batches where table_name = 'complaints'",
			signal
		)
	)!;
	return key ?? '';
}

async function gather(engine: Engine, key: string, room: number, signal?: AbortSignal): Promise<Searches> {
	const columns = await searchedColumns(engine, signal);
	const sql = textsSql(columns);
	await engine.exec(
		'create or replace table search_hits (words varchar, batch_no integer, source_row integer); drop table if exists search_texts',
		signal
	);
	const { n } = firstRow<{ n: number }>(
		await engine.query(
			"select coalesce(sum(rows_imported), 0)::double as n from mart_batches where table_name = 'complaints'",
			signal
		)
	)!;
	const found = { key, columns, n, known: new Map(), counts: new Map() };
	if (n > room) return { ...found, texts: `(${sql})` };
	await engine.exec(`create or replace table ${table} as ${sql}`, signal);
	return { ...found, texts: table };
}
