import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { ShiftedRows } from './inspection.ts';

/** Which cells of a row are moved, and by how many columns. */
export type Move = Pick<ShiftedRows, 'by'> & { readonly from: number };

/** True for a run whose repair is known. */
export const isRepairable = (run: ShiftedRows): run is ShiftedRows & Move => run.from !== null;

/** Columns whose cells a repair takes away: those that were slipped in, or those beyond the last. They must be empty. */
export function droppedColumns({ by, from }: Move, columnCount: number): number[] {
	const first = by > 0 ? from : Math.max(from, columnCount + by + 1);
	const last = Math.min(columnCount, by > 0 ? from + by - 1 : columnCount);
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** The column whose cell stands in a column after the repair; null where none does. */
export function cameFrom(index: number, { by, from }: Move, columnCount: number): number | null {
	if (index < from) return index;
	const source = index + by;
	return source > columnCount || source < from ? null : source;
}

/** The cells of a row as a repair leaves them. */
export const repairedCells = (cells: readonly (string | null)[], move: Move): (string | null)[] =>
	cells.map((_, at) => {
		const source = cameFrom(at + 1, move, cells.length);
		return source === null ? null : (cells[source - 1] ?? null);
	});

/**
 * Moves the cells of these rows back in the table `rows`, which then holds what is meant; the table `unrepaired` keeps those rows as
 * they stand in the file. What was repaired before and is not among them is as it stood again.
 */
export async function repairRows(
	engine: Engine,
	columnCount: number,
	runs: readonly (ShiftedRows & Move)[]
): Promise<void> {
	const cells = Array.from({ length: columnCount }, (_, at) => `c${at + 1}`);
	if (await hasUnrepaired(engine)) {
		const back = cells.map((cell) => `${cell} = u.${cell}`).join(', ');
		await engine.exec(
			`update rows set ${back} from unrepaired as u where u.source_row = rows.source_row; drop table unrepaired`
		);
	}
	if (runs.length === 0) return;
	await engine.load(
		'repairs',
		{ first_row: 'INTEGER', last_row: 'INTEGER', moved_by: 'INTEGER', moved_from: 'INTEGER' },
		runs.map(({ first, last, by, from }) => [first, last, by, from])
	);
	await engine.exec(
		`create table unrepaired as select r.* from rows as r join repairs as g on r.source_row between g.first_row and g.last_row`
	);
	const moves = new Map(runs.map(({ by, from }) => [`${by} ${from}`, { by, from }]));
	for (const move of moves.values()) {
		const moved = cells.slice(move.from - 1).map((cell, at) => {
			const source = cameFrom(move.from + at, move, columnCount);
			return `${cell} = ${source === null ? 'null' : `u.c${source}`}`;
		});
		await engine.exec(`update rows set ${moved.join(', ')} from unrepaired as u, repairs as g
where u.source_row = rows.source_row and u.source_row between g.first_row and g.last_row
	and g.moved_by = ${move.by} and g.moved_from = ${move.from}`);
	}
	await engine.exec('drop table repairs');
}

async function hasUnrepaired(engine: Engine): Promise<boolean> {
	const found = await engine.query(
		`select 1 as one from duckdb_tables() where table_name = 'unrepaired' and database_name = current_database() and schema_name = current_schema()`
	);
	return rows(found).length > 0;
}
