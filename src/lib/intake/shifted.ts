import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import type { TableName } from '#lib/model/columns.ts';
import { oddTable } from './dates.ts';
import { dataRows, type Sample } from './sample.ts';
import type { InspectedColumn, InspectedValue, SheetFacts, ShiftedRows } from './inspection.ts';
import { tellFrom } from './shiftFrom.ts';
import { cleanTextSql } from './values/clean.ts';
import { isTimestampSql, serialSql } from './values/timestamp.ts';

/** Neighbouring columns of one type: what slips out of one of them is missed only where the next has another type. */
interface Block {
	readonly from: number;
	readonly to: number;
	/** Some filled cell of it is not read. */
	readonly broken: boolean;
	/** SQL: true where a cleaned text is read as this type. */
	reads(text: string): string;
	/** SQL: the data rows (place, block) in which the cell of one of its columns is not read, and perhaps some where it is. */
	odd(text: string, index: number): string;
}

/** Shifts that are looked for; of two that show as well the first is believed. */
const shifts = [1, -1, 2, -2] as const;
type Shift = (typeof shifts)[number];

/** One end of a block that a shift would show at: the cell that would be unreadable, and the one that would hold its text. */
interface Side {
	readonly block: Block;
	readonly by: Shift;
	readonly left: number;
	readonly found: number;
}

const sampleRows = 2000;
/** A neighbour that holds such texts in more of the sound rows than this says nothing. */
const commonShare = 0.05;
/** Rows in a run from which one column is enough. */
const tellingRun = 3;
const mostRuns = 1000;

/**
 * Finds runs of rows whose cells stand one or two columns too far right or left: a date or code that is not read, and beside it, where
 * no such text belongs, one that would be. Costs nothing where every cell is read.
 */
export async function findShifted(
	engine: Engine,
	source: Pick<SheetFacts, 'columnCount' | 'padded' | 'rowsRead'>,
	table: TableName,
	columns: readonly InspectedColumn[],
	values: readonly InspectedValue[],
	sample: Sample
): Promise<ShiftedRows[]> {
	const blocks = blocksOf(columns, values);
	if (!blocks.some(({ broken }) => broken)) return [];
	const text = (index: number): string => cleanTextSql(`r.c${index}`, source.padded.includes(index));
	const sides = blocks
		.flatMap((block) =>
			shifts.map((by): Side => {
				const left =
					by > 0 ? Math.min(block.from + by - 1, block.to) : Math.max(block.to + by + 1, block.from);
				return { block, by, left, found: by > 0 ? block.to + by : block.from + by };
			})
		)
		.filter(({ found }) => found >= 1 && found <= source.columnCount);
	if (sides.length === 0) return [];
	// Each cell is read once a row and block, in a step of its own: one expression that says it all never comes out of the planner.
	const looks = new Map<string, string>();
	const isRead = (block: Block, index: number): string => {
		const name = `b${block.from}_${index}`;
		looks.set(name, `coalesce(${block.reads(text(index))}, false) as ${name}`);
		return name;
	};
	const seen = (place: string, from: string): string =>
		`with seen as materialized (select ${place} as place, r.source_row, ${[...looks.values()].join(', ')} from ${from})`;

	const shares = sides.map(
		({ block, left, found }, at) =>
			`avg(${isRead(block, found)}::integer) filter (where ${isRead(block, left)})::double as s${at}`
	);
	const usual = firstRow<Record<string, number | null>>(
		await engine.query(
			`${seen('r.place', await sample.rows(sampleRows))} select ${shares.join(', ')} from seen`
		)
	)!;
	const telling = sides.filter((_, at) => (usual[`s${at}`] ?? 0) < commonShare);
	const evidence = ({ block, left, found }: Side): string => {
		const own = blocks.find(({ from, to }) => from <= found && found <= to);
		return `(not ${isRead(block, left)} and ${isRead(block, found)}${own ? ` and not ${isRead(own, found)}` : ''})::integer`;
	};
	const shown = shifts.map((by, at) => {
		const own = telling.filter((side) => side.by === by).map(evidence);
		return `${own.join(' + ') || '0'} as s${at}`;
	});
	const unread = telling
		.filter(({ block }) => block.broken)
		.map(({ block, left }) => block.odd(text(left), left));
	if (unread.length === 0) return [];
	const runs = rows<Omit<ShiftedRows, 'from' | 'sample'>>(
		await engine.query(`${seen('r.rowid', `rows as r where r.rowid in (${suspectSql(unread)})`)}, judged as materialized (
	select place, source_row, ${shown.join(', ')} from seen
), sided as (
	select place, source_row, greatest(s0, s1, s2, s3) as shown, case
		when greatest(s0, s1) >= greatest(s2, s3) then sign(s0 - s1) * ${shifts[0]}
		else sign(s2 - s3) * ${shifts[2]}
	end as side
	from judged
), runs as (
	select source_row, shown, side, place - row_number() over (partition by side order by place) as run
	from sided where side <> 0
)
select min(source_row)::integer as first, max(source_row)::integer as last, count(*)::integer as count, side::integer as "by"
from runs group by side, run having max(shown) >= 2 or count(*) >= ${tellingRun} order by first limit ${mostRuns}`)
	);
	return tellFrom(engine, table, columns, values, runs);
}

/** SQL: places of the rows that a run could be told from: two blocks not read in one row of it, or one in as many rows as tell. */
const suspectSql = (unread: readonly string[]): string => `select place from (
	select place, blocks, place - row_number() over (order by place) as run
	from (select place, count(distinct block) as blocks from (${[...new Set(unread)].join(' union all ')}) group by place)
) qualify max(blocks) over (partition by run) >= 2 or count(*) over (partition by run) >= ${tellingRun}`;

function blocksOf(columns: readonly InspectedColumn[], values: readonly InspectedValue[]): Block[] {
	const blocks: Block[] = [];
	let dates: InspectedColumn[] = [];
	const endDates = (): void => {
		if (dates.length > 0) blocks.push(dateBlock(dates));
		dates = [];
	};
	for (const column of [...columns].sort((a, b) => a.index - b.index)) {
		if (dates.length > 0 && dates.at(-1)!.index + 1 !== column.index) endDates();
		if (column.dates) {
			dates.push(column);
			continue;
		}
		endDates();
		const known = values
			.filter(({ field, value }) => field === column.field && value !== null)
			.map(({ text }) => literal(text));
		if (known.length === 0) continue;
		const list = known.slice(0, 200).join(', ');
		blocks.push({
			from: column.index,
			to: column.index,
			broken: column.unreadable > 0,
			reads: (text) => `${text} in (${list})`,
			odd: (text) =>
				`select r.rowid as place, ${column.index} as block from ${dataRows} where ${text} is not null and ${text} not in (${list})`
		});
	}
	endDates();
	return blocks;
}

function dateBlock(columns: readonly InspectedColumn[]): Block {
	const formats = [...new Set(columns.flatMap(({ dates }) => [...dates!.timed, ...dates!.dated]))];
	const serial = columns.find(({ dates }) => dates!.serial !== null)?.dates!.serial ?? null;
	return {
		from: columns[0]!.index,
		to: columns.at(-1)!.index,
		broken: columns.some(({ unreadable }) => unreadable > 0),
		reads: (text) => `(${isTimestampSql(text, formats)} or ${serialSql(text, serial)} is not null)`,
		odd: (_, index) => `select place, ${columns[0]!.index} as block from ${oddTable(index)}`
	};
}
