import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import { literal } from '#lib/engine/sql.ts';
import { dataRows } from './dates.ts';
import type { InspectedColumn, InspectedValue, SheetFacts, ShiftedRows } from './inspection.ts';
import { cleanTextSql } from './values/clean.ts';
import { serialSql, strptimeSql } from './values/timestamp.ts';

/** Neighbouring columns of one type: what slips out of one of them is missed only where the next has another type. */
interface Block {
	readonly from: number;
	readonly to: number;
	/** Some filled cell of it is not read. */
	readonly broken: boolean;
	/** SQL: true where a cleaned text is read as this type. */
	reads(text: string): string;
}

/** One end of a block that a shift would show at: the cell that would be unreadable, and the one that would hold its text. */
interface Side {
	readonly block: Block;
	readonly by: 1 | -1;
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
 * Finds runs of rows whose cells stand one column too far right or left: a date or code that is not read, and beside it, where no such
 * text belongs, one that would be. Costs nothing where every cell is read.
 */
export async function findShifted(
	engine: Engine,
	source: Pick<SheetFacts, 'columnCount' | 'padded' | 'rowsRead'>,
	columns: readonly InspectedColumn[],
	values: readonly InspectedValue[]
): Promise<ShiftedRows[]> {
	const blocks = blocksOf(columns, values);
	if (!blocks.some(({ broken }) => broken)) return [];
	const text = (index: number): string => cleanTextSql(`r.c${index}`, source.padded.includes(index));
	const isRead = (block: Block, index: number): string => `coalesce(${block.reads(text(index))}, false)`;
	const sides = blocks
		.flatMap((block): Side[] => [
			{ block, by: 1, left: block.from, found: block.to + 1 },
			{ block, by: -1, left: block.to, found: block.from - 1 }
		])
		.filter(({ found }) => found >= 1 && found <= source.columnCount);
	if (sides.length === 0) return [];
	const step = Math.max(1, Math.floor(source.rowsRead / sampleRows));
	const usual = firstRow<Record<string, number | null>>(
		await engine.query(
			`select ${sides
				.map(
					({ block, left, found }, at) =>
						`avg(${isRead(block, found)}::integer) filter (where ${isRead(block, left)})::double as s${at}`
				)
				.join(', ')} from ${dataRows} where r.rowid % ${step} = 0`
		)
	)!;
	const telling = sides.filter((_, at) => (usual[`s${at}`] ?? 0) < commonShare);
	const evidence = ({ block, left, found }: Side): string => {
		const own = blocks.find(({ from, to }) => from <= found && found <= to);
		return `(not ${isRead(block, left)} and ${isRead(block, found)}${own ? ` and not ${isRead(own, found)}` : ''})::integer`;
	};
	const sum = (by: 1 | -1): string =>
		telling
			.filter((side) => side.by === by)
			.map(evidence)
			.join(' + ') || '0';
	const unread = blocks
		.filter(({ broken }) => broken)
		.flatMap((block) => [...new Set([block.from, block.to])].map((index) => ({ block, index })))
		.map(({ block, index }) => `(${text(index)} is not null and not ${isRead(block, index)})`);
	return rows<ShiftedRows>(
		await engine.query(`with judged as (
	select r.rowid as place, r.source_row, ${sum(1)} as right_shown, ${sum(-1)} as left_shown
	from ${dataRows} where ${unread.join(' or ')}
), shifted as (
	select place, source_row, greatest(right_shown, left_shown) as shown, case when right_shown > left_shown then 1 else -1 end as side
	from judged where right_shown <> left_shown
), runs as (
	select source_row, shown, side, place - row_number() over (partition by side order by place) as run from shifted
)
select min(source_row)::integer as first, max(source_row)::integer as last, count(*)::integer as count, side::integer as "by"
from runs group by side, run having max(shown) >= 2 or count(*) >= ${tellingRun} order by first limit ${mostRuns}`)
	);
}

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
			reads: (text) => `${text} in (${list})`
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
		reads: (text) => `(${strptimeSql(text, formats)} is not null or ${serialSql(text, serial)} is not null)`
	};
}
