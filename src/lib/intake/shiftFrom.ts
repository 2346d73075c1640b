import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { dataRows } from './sample.ts';
import type { GridRow } from './header.ts';
import type { InspectedColumn, InspectedValue, ShiftedRows } from './inspection.ts';
import { typeOf } from './mapping/map.ts';
import { droppedColumns, repairedCells, type Move } from './repair.ts';
import { readDateCell } from './preview.ts';
import { cleanText } from './values/clean.ts';
import { shapeOf } from './values/shape.ts';
import type { TableName } from '#lib/model/columns.ts';

type Run = Omit<ShiftedRows, 'from' | 'sample'>;
type Cells = readonly (string | null)[];

/** Rows of a run, and of the sheet, that are looked at. */
const rowsPerRun = 5;
const soundRows = 300;
/** Runs that are shown with their first rows. */
const shownRuns = 50;
const shownRows = 3;
/** In a wider sheet the places are too many to be tried. */
const widest = 200;
/** By so much a row must the best place be better than the next, and than leaving the row alone. */
const margin = 0.4;

/**
 * Tells for each run of shifted rows from which column on its cells are moved: where, put back, they look most like the sound rows, and
 * nothing is lost. Null where two places are as good, or where a filled cell would have to go.
 */
export async function tellFrom(
	engine: Engine,
	table: TableName,
	columns: readonly InspectedColumn[],
	values: readonly InspectedValue[],
	runs: readonly Run[]
): Promise<ShiftedRows[]> {
	if (runs.length === 0) return [];
	const names = columns.map(({ index }) => `c${index}`);
	await engine.load(
		'runs',
		{ run: 'INTEGER', first_row: 'INTEGER', last_row: 'INTEGER' },
		runs.map(({ first, last }, at) => [at, first, last])
	);
	const listed = `select g.run, r.source_row, ${names.map((name) => `r.${name}`).join(', ')}
from rows as r join runs as g on r.source_row between g.first_row and g.last_row`;
	const shown = rows<Record<string, string | number | null>>(
		await engine.query(
			`${listed} qualify row_number() over (partition by g.run order by r.source_row) <= ${rowsPerRun} order by g.run, r.source_row`
		)
	);
	const sound = rows<Record<string, string | null>>(
		await engine.query(
			`select ${names.map((name) => `r.${name}`).join(', ')} from ${dataRows}
where not exists (select 1 from runs as g where r.source_row between g.first_row and g.last_row) limit ${soundRows}`
		)
	);
	const likeness = columnLikeness(
		table,
		columns,
		values,
		sound.map((row) => names.map((name) => row[name] ?? null))
	);
	const decided = runs.map((run, at): ShiftedRows => {
		const own = shown
			.filter((row) => row.run === at)
			.map((row): GridRow => ({
				row: row.source_row as number,
				cells: names.map((name) => row[name] as string | null)
			}));
		const from = bestFrom(
			own.map(({ cells }) => cells),
			run.by,
			likeness
		);
		return { ...run, from, sample: at < shownRuns ? own.slice(0, shownRows) : [] };
	});
	const losing = await losingRuns(engine, listed, decided, columns.length);
	await engine.exec('drop table runs');
	return decided.map((run, at) => (losing.has(at) ? { ...run, from: null } : run));
}

/** Runs in which some row has a filled cell that its repair would take away. */
async function losingRuns(
	engine: Engine,
	listed: string,
	runs: readonly ShiftedRows[],
	columnCount: number
): Promise<ReadonlySet<number>> {
	const byMove = new Map<string, { move: Move; runs: number[] }>();
	runs.forEach(({ by, from }, at) => {
		if (from === null) return;
		const key = `${by} ${from}`;
		byMove.set(key, { move: { by, from }, runs: [...(byMove.get(key)?.runs ?? []), at] });
	});
	const tests = [...byMove.values()].map(
		({ move, runs: own }) =>
			`(run in (${own.join(', ')}) and coalesce(${droppedColumns(move, columnCount)
				.map((index) => `nullif(trim(c${index}), '')`)
				.join(', ')}) is not null)`
	);
	if (tests.length === 0) return new Set();
	const found = await engine.query(`select distinct run from (${listed}) where ${tests.join(' or ')}`);
	return new Set(rows<{ run: number }>(found).map(({ run }) => run));
}

/** How well a text stands in a column: about 1 where it belongs there, −1 where it cannot. */
type Likeness = (column: number, text: string | null) => number;

function bestFrom(own: readonly Cells[], by: number, likeness: Likeness): number | null {
	const width = own[0]?.length ?? 0;
	if (width > widest) return null;
	const total = (cells: Cells): number => cells.reduce((sum, text, at) => sum + likeness(at, text), 0);
	const alone = own.reduce((sum, cells) => sum + total(cells), 0);
	const places: { from: number; score: number; result: string }[] = [];
	for (let from = 1; from <= width; from++) {
		const move = { by, from };
		const lost = droppedColumns(move, width);
		if (own.some((cells) => lost.some((index) => cleanText(cells[index - 1] ?? null) !== null))) continue;
		const repaired = own.map((cells) => repairedCells(cells, move));
		const score = repaired.reduce((sum, cells) => sum + total(cells), 0);
		places.push({ from, score, result: JSON.stringify(repaired) });
	}
	places.sort((a, b) => b.score - a.score || a.from - b.from);
	const [best] = places;
	if (!best || best.score - alone < margin * own.length) return null;
	const next = places.find(({ result }) => result !== best.result);
	return next && best.score - next.score < margin * own.length ? null : best.from;
}

/** What kind of text it is: digits, letters and runs of Chinese characters as one sign each. */
const maskOf = (text: string): string =>
	shapeOf(text.slice(0, 60))
		.replace(/[A-Za-z]/g, 'A')
		.replace(/\p{Script=Han}+/gu, '字');

function columnLikeness(
	table: TableName,
	columns: readonly InspectedColumn[],
	values: readonly InspectedValue[],
	sound: readonly Cells[]
): Likeness {
	const known = new Set(
		values.filter(({ value }) => value !== null).map(({ field, text }) => `${field}\n${text}`)
	);
	const profiles = columns.map((column, at) => {
		const texts = sound.map((cells) => cleanText(cells[at] ?? null)).filter((text) => text !== null);
		const masks = new Map<string, number>();
		for (const text of texts) masks.set(maskOf(text), (masks.get(maskOf(text)) ?? 0) + 1);
		return {
			column,
			type: typeOf(table, column.field),
			filled: sound.length === 0 ? 0 : texts.length / sound.length,
			seen: new Set(texts),
			maskShare: (text: string) => (masks.get(maskOf(text)) ?? 0) / Math.max(1, texts.length),
			length: texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)
		};
	});
	const judge = (at: number, text: string | null): number => {
		const { column, type, filled, seen, maskShare, length } = profiles[at]!;
		if (text === null) return 0.3 - 0.9 * filled;
		if (column.dates) return readDateCell(text, column.dates) === null ? -1 : 1;
		if (known.has(`${column.field}\n${text}`)) return 1;
		if (type === 'boolean' || type.startsWith('code:')) return -0.5;
		const usual = filled < 0.02 ? -0.5 : 0;
		if (seen.has(text)) return 0.8 + usual;
		const far = text.length > 4 * length + 8 || text.length * 4 + 8 < length ? -0.4 : 0;
		return Math.min(0.6, maskShare(text)) + far + usual;
	};
	const judged = columns.map(() => new Map<string | null, number>());
	return (at, cell) => {
		const text = cleanText(cell);
		let score = judged[at]!.get(text);
		if (score === undefined) judged[at]!.set(text, (score = judge(at, text)));
		return score;
	};
}
