import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import type { DateReading } from '#lib/model/batch.ts';
import { dataRows, type Sample } from './sample.ts';
import { cleanTextSql, halfWidth } from './values/clean.ts';
import { isSerialText, readDate, readSerial, type Order } from './values/datetime.ts';
import { dateShape, shapeOf, shapeSql, type DateShape } from './values/shape.ts';
import { isPlainTimestampSql, isTimestampSql, strptimeSql } from './values/timestamp.ts';

/** A column whose cells are to be read as dates. */
export interface DateColumn {
	readonly index: number;
	readonly padded: boolean;
	/** The order that the user has chosen, if he has. */
	readonly order?: Order;
}

export interface DateContext {
	/** Epoch for day numbers in this workbook. */
	readonly epoch: 1900 | 1904;
	/** Column of the complaint numbers, which often hold the true date. */
	readonly numbers: number | null;
	/** Rows spread evenly over the sheet. */
	readonly sample: Sample;
	/** Hears of every column that is decided. */
	readonly onColumn?: () => void;
}

/** How a column is read, and what that leaves. */
export interface DateColumnReading {
	readonly dates: DateReading;
	/** Different texts that only our own reader takes. */
	readonly odd: number;
	/** Cells that nothing reads. */
	readonly unreadable: number;
}

interface Shaped {
	readonly shape: string;
	readonly n: number;
}

/** A column whose order is decided, with the formats that its shapes showed. */
interface Settled extends Open {
	readonly order: Order;
	readonly ambiguous: boolean;
	readonly dates: DateReading;
}

interface Open {
	readonly column: DateColumn;
	readonly shapes: readonly Shaped[];
}

/** Decides, from all cells of each column, how its dates are written. */
export async function readDateColumns(
	engine: Engine,
	columns: readonly DateColumn[],
	context: DateContext
): Promise<Map<number, DateColumnReading>> {
	const readings = new Map<number, DateColumnReading>();
	if (columns.length === 0) return readings;
	const shapes = await shapesOf(engine, columns, context.sample);
	const settled: Settled[] = [];
	const settle = (column: DateColumn, own: readonly Shaped[], order: Order, ambiguous: boolean) =>
		void settled.push({
			column,
			shapes: own,
			order,
			ambiguous,
			dates: reading(own, order, context, ambiguous)
		});
	const open: Open[] = [];
	for (const column of columns) {
		const own = shapes.get(column.index) ?? [];
		const ordered = own.some(({ shape }) => dateShape(shape)?.ordered);
		if (column.order || !ordered) settle(column, own, column.order ?? 'ymd', false);
		else open.push({ column, shapes: own });
	}
	const decided = await Promise.all(
		open.map(async (entry) => ({ ...entry, orders: await bestOrders(engine, entry, context) }))
	);
	// What one column says plainly holds for the others of the same sheet.
	const plain = new Map<Order, number>();
	for (const { orders } of decided) {
		if (orders.length === 1)
			plain.set(orders[0]!.order, (plain.get(orders[0]!.order) ?? 0) + orders[0]!.valid);
	}
	const peer = [...plain].sort((a, b) => b[1] - a[1])[0]?.[0];
	for (const { column, shapes: own, orders } of decided) {
		const byNumber = orders.filter(({ inNumber, valid }) => inNumber > 0.5 * valid);
		const evident =
			orders.length === 1
				? orders[0]
				: byNumber.length === 1
					? byNumber[0]
					: orders.find(({ order }) => order === peer);
		settle(column, own, (evident ?? likeliest(orders)).order, evident === undefined);
	}
	await gatherOdd(engine, settled);
	for (const entry of settled) {
		readings.set(entry.column.index, await refine(engine, entry, context));
		context.onColumn?.();
	}
	return readings;
}

/** Shapes of each column's texts with their counts, most frequent first, from rows spread evenly over the sheet. */
async function shapesOf(
	engine: Engine,
	columns: readonly DateColumn[],
	sample: Sample
): Promise<Map<number, Shaped[]>> {
	const from = await sample.rows();
	const parts = columns.map(
		({ index, padded }) =>
			`select ${index}::integer as column_index, ${shapeSql(cleanTextSql(`r.c${index}`, padded))} as shape, count(*)::integer as n
from ${from} where r.c${index} is not null group by all`
	);
	const found = rows<{ column_index: number; shape: string | null; n: number }>(
		await engine.query(`${parts.join('\nunion all ')}\norder by column_index, n desc, shape`)
	);
	const shapes = new Map<number, Shaped[]>();
	for (const { column_index: index, shape, n } of found) {
		if (shape === null) continue;
		shapes.set(index, [...(shapes.get(index) ?? []), { shape: shapeOf(shape), n }]);
	}
	return shapes;
}

/** The formats of a column's shapes under one order. */
function reading(
	shapes: readonly Shaped[],
	order: Order,
	{ epoch }: DateContext,
	ambiguous: boolean
): DateReading {
	const timed = new Set<string>();
	const dated = new Set<string>();
	let serials = false;
	for (const { shape } of shapes) {
		if (/^9{5}(\.9+)?$/.test(shape)) serials = true;
		const known = dateShape(shape);
		const format = known?.formats[order];
		if (format) (known.timed ? timed : dated).add(format);
	}
	// %Y would take a year of two digits too, so %y comes before it.
	const sorted = (formats: Set<string>): string[] =>
		[...formats].sort((a, b) => Number(b.includes('%y')) - Number(a.includes('%y')));
	return { order, timed: sorted(timed), dated: sorted(dated), serial: serials ? epoch : null, ambiguous };
}

/** What the whole column was read as; texts that the sample did not show add their formats, and the rest is for our own reader. */
async function refine(
	engine: Engine,
	{ column, shapes, order, ambiguous, dates: shown }: Settled,
	context: DateContext
): Promise<DateColumnReading> {
	let dates = shown;
	let texts = await oddTexts(engine, column.index, dates);
	const known = new Set(shapes.map(({ shape }) => shape));
	const more = [...new Set(texts.map(({ text }) => shapeOf(text)))].filter((shape) => !known.has(shape));
	if (more.length > 0) {
		dates = reading([...shapes, ...more.map((shape) => ({ shape, n: 1 }))], order, context, ambiguous);
		texts = await oddTexts(engine, column.index, dates);
	}
	const { found, unreadable } = readOdd(texts, dates);
	return { dates, odd: found.size, unreadable };
}

interface Counted {
	readonly order: Order;
	/** Cells that are dates under this order. */
	readonly valid: number;
	/** Cells whose date stands in the row's complaint number, as YYYYMMDD. */
	readonly inNumber: number;
	/** Times that the rows step back. */
	readonly descents: number;
	readonly days: number;
}

/** The orders under which most cells of the whole column are dates. */
async function bestOrders(
	engine: Engine,
	{ column, shapes }: Open,
	context: DateContext
): Promise<Counted[]> {
	const ordered = shapes
		.map(({ shape, n }) => ({ known: dateShape(shape), n }))
		.filter((entry): entry is { known: DateShape; n: number } => entry.known?.ordered === true);
	const total = ordered.reduce((sum, { n }) => sum + n, 0);
	const allowed = (order: Order): number =>
		ordered.reduce((sum, { known, n }) => (known.formats[order] ? sum + n : sum), 0);
	const most = Math.max(allowed('dmy'), allowed('mdy'), allowed('ymd'));
	const counted: Counted[] = [];
	for (const order of ['dmy', 'mdy', 'ymd'] as const) {
		if (allowed(order) < most - 0.02 * total) continue;
		counted.push({
			order,
			...(await countOrder(engine, column, reading(shapes, order, context, false), context))
		});
	}
	const valid = Math.max(...counted.map((entry) => entry.valid));
	return counted.filter((entry) => entry.valid === valid);
}

async function countOrder(
	engine: Engine,
	column: DateColumn,
	{ timed, dated }: DateReading,
	{ numbers }: DateContext
): Promise<Omit<Counted, 'order'>> {
	const parsed = strptimeSql(cleanTextSql(`r.c${column.index}`, column.padded), [...timed, ...dated]);
	const number = numbers === null ? 'null' : `r.c${numbers}`;
	return firstRow<Omit<Counted, 'order'>>(
		await engine.query(`select count(moment)::integer as valid,
	count(*) filter (where contains(number, strftime(moment, '%Y%m%d')))::integer as "inNumber",
	count(*) filter (where moment < before)::integer as descents,
	coalesce(date_diff('day', min(moment), max(moment)), 0)::integer as days
from (select moment, number, lag(moment) over () as before from (select ${parsed} as moment, ${number}::varchar as number from ${dataRows}))`)
	)!;
}

/** Where nothing proves an order: the one under which the rows step back least, then the one with the shorter span, then day-first. */
function likeliest(orders: readonly Counted[]): Counted {
	return orders.reduce((a, b) => {
		if (b.descents * 2 < a.descents) return b;
		if (a.descents * 2 < b.descents) return a;
		return b.days * 2 < a.days ? b : a;
	});
}

interface OddText {
	readonly text: string;
	readonly n: number;
}

/** SQL: cells of a column that no format took when its rows were read (source_row, its place, cleaned text), for as long as the connection lives. */
export const oddTable = (index: number): string => `odd_dates_${index}`;

const untaken = (text: string, { timed, dated }: DateReading): string =>
	`(${text} is not null and not ${isTimestampSql(text, timed)} and not ${isTimestampSql(text, dated)})`;

/** True where a text is not taken, and for a few that are; quick enough for all cells. */
const suspect = (text: string, { timed, dated }: DateReading): string =>
	`(${text} is not null and not ${isPlainTimestampSql(text, [...timed, ...dated])})`;

/** Reads all rows of these columns once and keeps what no format takes. */
async function gatherOdd(engine: Engine, settled: readonly Settled[]): Promise<void> {
	const texts = settled.map(
		({ column: { index, padded } }) => `${cleanTextSql(`r.c${index}`, padded)} as t${index}`
	);
	const suspects = settled.map(({ column: { index }, dates }) => suspect(`t${index}`, dates));
	const kept = settled.map(
		({ column: { index }, dates }) => `create or replace temp table ${oddTable(index)} as
select source_row, place, t${index} as text from odd_rows where ${untaken(`t${index}`, dates)};`
	);
	await engine.exec(`create or replace temp table odd_rows as
select * from (select r.source_row, r.rowid as place, ${texts.join(', ')} from ${dataRows}) where ${suspects.join(' or ')};
${kept.join('\n')}
drop table odd_rows`);
}

/** Of the texts that were kept, those that these formats do not take either. */
async function oddTexts(engine: Engine, index: number, dates: DateReading): Promise<OddText[]> {
	return rows<OddText>(
		await engine.query(
			`select text, count(*)::integer as n from ${oddTable(index)} where ${untaken('text', dates)} group by text order by text`
		)
	);
}

function readOdd(
	texts: readonly OddText[],
	{ order, serial }: DateReading
): { found: Map<string, string>; unread: string[]; unreadable: number } {
	const found = new Map<string, string>();
	const unread: string[] = [];
	let unreadable = 0;
	for (const { text: raw, n } of texts) {
		const plain = halfWidth(raw);
		const numeric = serial !== null && isSerialText(plain);
		if (numeric && plain === raw) continue;
		const value = numeric ? readSerial(Number(plain), serial) : readDate(raw, order);
		if (value === null) {
			unread.push(raw);
			unreadable += n;
		} else found.set(raw, value);
	}
	return { found, unread, unreadable };
}

/**
 * What our own reader makes of the texts of a column that no format could take: ISO text by cleaned text, and the texts that
 * nothing reads. Only for a column that was read on this connection.
 */
export async function oddDates(
	engine: Engine,
	index: number,
	dates: DateReading
): Promise<{ found: Map<string, string>; unread: readonly string[] }> {
	return readOdd(await oddTexts(engine, index, dates), dates);
}
