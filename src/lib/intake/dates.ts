import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import type { DateReading } from '#lib/model/batch.ts';
import { cleanTextSql, halfWidth } from './values/clean.ts';
import { isSerialText, readDate, readSerial, type Order } from './values/datetime.ts';
import { dateShape, shapeSql } from './values/shape.ts';
import { strptimeSql } from './values/timestamp.ts';

/** A column whose cells are to be read as dates. */
export interface DateColumn {
	readonly index: number;
	readonly field: string;
	/** The order that the user has chosen, if he has. */
	readonly order?: Order;
}

export interface DateContext {
	/** Epoch for day numbers in this workbook. */
	readonly epoch: 1900 | 1904;
	/** Column of the complaint numbers, which often hold the true date. */
	readonly numbers: number | null;
}

interface Shaped {
	readonly shape: string;
	readonly n: number;
}

/** The data rows: all but those that were found not to be data. */
export const dataRows = 'rows as r anti join skipped as s on s.source_row = r.source_row';

/** Decides, from all cells of each column, how its dates are written. */
export async function readDateColumns(
	engine: Engine,
	columns: readonly DateColumn[],
	context: DateContext
): Promise<Map<number, DateReading>> {
	const readings = new Map<number, DateReading>();
	if (columns.length === 0) return readings;
	const shapes = await shapesOf(engine, columns);
	const open: { column: DateColumn; shapes: readonly Shaped[] }[] = [];
	for (const column of columns) {
		const own = shapes.get(column.index) ?? [];
		const ordered = own.some(({ shape }) => dateShape(shape)?.ordered);
		if (column.order || !ordered)
			readings.set(column.index, reading(own, column.order ?? 'ymd', context, false));
		else open.push({ column, shapes: own });
	}
	if (open.length === 0) return readings;
	const counted = await countOrders(engine, open, context);
	const settled = open.map(({ column, shapes: own }) => {
		const orders = counted.get(column.index)!;
		const most = Math.max(...orders.map(({ valid }) => valid));
		return { column, shapes: own, orders: orders.filter(({ valid }) => valid === most) };
	});
	// What one column says plainly holds for the others of the same sheet.
	const plain = new Map<Order, number>();
	for (const { orders } of settled) {
		if (orders.length === 1)
			plain.set(orders[0]!.order, (plain.get(orders[0]!.order) ?? 0) + orders[0]!.valid);
	}
	const peer = [...plain].sort((a, b) => b[1] - a[1])[0]?.[0];
	for (const { column, shapes: own, orders } of settled) {
		const byNumber = orders.filter(({ inNumber, valid }) => inNumber > 0.5 * valid);
		const evident =
			orders.length === 1
				? orders[0]
				: byNumber.length === 1
					? byNumber[0]
					: orders.find(({ order }) => order === peer);
		const chosen = evident ?? likeliest(orders);
		readings.set(column.index, reading(own, chosen.order, context, evident === undefined));
	}
	return readings;
}

/** Distinct shapes of each column's texts with their counts, most frequent first. */
async function shapesOf(engine: Engine, columns: readonly DateColumn[]): Promise<Map<number, Shaped[]>> {
	const parts = columns.map(
		({ index }) =>
			`select ${index}::integer as column_index, ${shapeSql(cleanTextSql(`r.c${index}`))} as shape, count(*)::integer as n
from ${dataRows} where r.c${index} is not null group by all`
	);
	const found = rows<{ column_index: number; shape: string | null; n: number }>(
		await engine.query(`${parts.join('\nunion all ')}\norder by column_index, n desc, shape`)
	);
	const shapes = new Map<number, Shaped[]>();
	for (const { column_index: index, shape, n } of found) {
		if (shape === null) continue;
		const list = shapes.get(index) ?? [];
		list.push({ shape: halfWidth(shape.replace(/[０-９]/g, '9')), n });
		shapes.set(index, list);
	}
	return shapes;
}

/** The formats of a column's shapes under one order; a format with a two-digit year comes before one with four, which would take it too. */
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
	const sorted = (formats: Set<string>): string[] =>
		[...formats].sort((a, b) => Number(b.includes('%y')) - Number(a.includes('%y')));
	return { order, timed: sorted(timed), dated: sorted(dated), serial: serials ? epoch : null, ambiguous };
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

/** For each open column and each order that its digits allow: what all its cells say. */
async function countOrders(
	engine: Engine,
	open: readonly { column: DateColumn; shapes: readonly Shaped[] }[],
	context: DateContext
): Promise<Map<number, Counted[]>> {
	const result = new Map<number, Counted[]>();
	for (const { column, shapes } of open) {
		const orders = (['dmy', 'mdy', 'ymd'] as const).filter((order) =>
			shapes.some(({ shape }) => {
				const known = dateShape(shape);
				return known?.ordered && known.formats[order];
			})
		);
		const counted: Counted[] = [];
		for (const order of orders) {
			const { timed, dated } = reading(shapes, order, context, false);
			const parsed = strptimeSql(cleanTextSql(`r.c${column.index}`), [...timed, ...dated]);
			const number = context.numbers === null ? 'null' : `r.c${context.numbers}`;
			const row = firstRow<Omit<Counted, 'order'>>(
				await engine.query(`select count(moment)::integer as valid,
	count(*) filter (where contains(number, strftime(moment, '%Y%m%d')))::integer as "inNumber",
	count(*) filter (where moment < before)::integer as descents,
	coalesce(date_diff('day', min(moment), max(moment)), 0)::integer as days
from (select moment, number, lag(moment) over () as before from (select ${parsed} as moment, ${number}::varchar as number from ${dataRows}))`)
			)!;
			counted.push({ order, ...row });
		}
		result.set(column.index, counted);
	}
	return result;
}

/** Where nothing proves an order: the one under which the rows step back least, then the one with the shorter span, then day-first. */
function likeliest(orders: readonly Counted[]): Counted {
	return orders.reduce((a, b) => {
		if (b.descents * 2 < a.descents) return b;
		if (a.descents * 2 < b.descents) return a;
		return b.days * 2 < a.days ? b : a;
	});
}

/** What our own reader makes of the texts of a column that no format could take: ISO text by cleaned text. */
export async function oddDates(
	engine: Engine,
	index: number,
	{ order, timed, dated, serial }: DateReading
): Promise<{ found: Map<string, string>; unreadable: number }> {
	const text = cleanTextSql(`r.c${index}`);
	const odd = rows<{ text: string; n: number }>(
		await engine.query(`select text, count(*)::integer as n from (
	select ${text} as text from ${dataRows} where r.c${index} is not null
) where text is not null and coalesce(${strptimeSql('text', timed)}, ${strptimeSql('text', dated)}) is null group by text`)
	);
	const found = new Map<string, string>();
	let unreadable = 0;
	for (const { text: raw, n } of odd) {
		const plain = halfWidth(raw);
		if (serial !== null && isSerialText(plain) && plain === raw) continue;
		const value =
			serial !== null && isSerialText(plain) ? readSerial(Number(plain), serial) : readDate(raw, order);
		if (value === null) unreadable += n;
		else found.set(raw, value);
	}
	return { found, unreadable };
}
