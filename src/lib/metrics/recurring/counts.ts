import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask } from '#lib/metrics/ask.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { isPartial, monthsBetween } from '#lib/metrics/months.ts';

/** How many of one category came in at one site in one month. */
export interface Count {
	readonly month: string;
	readonly site: string | null;
	readonly category_l1: string;
	readonly category_l2: string | null;
	readonly n: number;
}

export interface Counts {
	readonly counts: readonly Count[];
	/** Whole months from the first to the last, empty ones among them. */
	readonly months: readonly string[];
}

const sql = `-- One row per month, site and category. Key: month, site, category_l1, category_l2.
select received_month as month, $site as site, category_l1, category_l2, count(*)::integer as n
from mart_complaints
where received_month is not null and category_l1 <> 'unclassified'
group by all
order by month, site nulls last, category_l1, category_l2 nulls last`;

const longest = 600;

/** Counts of the whole months, by site where asked for. */
export async function monthlyCounts(engine: Engine, bySite: boolean, signal?: AbortSignal): Promise<Counts> {
	const { asOf, months } = await bounds(engine, signal);
	const counts = await ask<Count>(engine, sql, {}, { site: bySite ? 'site' : 'null::varchar' }, signal);
	const [first, last] = [months[0], months.at(-1)];
	const all = first === undefined || last === undefined ? [] : monthsBetween(first, last).slice(-longest);
	return { counts, months: all.filter((month) => !isPartial(month, asOf)) };
}

/** Numbers of the complaints of one cell of the counts, in order. */
export async function numbersOf(
	engine: Engine,
	cells: readonly { month: string; site?: string | null; category_l1: string; category_l2: string | null }[],
	signal?: AbortSignal
): Promise<string[]> {
	if (cells.length === 0) return [];
	const text = (value: string | null) => (value === null ? 'null::varchar' : literal(value));
	const asked = cells.map(
		(c, i) =>
			`(${i}, ${text(c.month)}, ${c.site !== undefined}, ${text(c.site ?? null)}, ${text(c.category_l1)}, ${text(c.category_l2)})`
	);
	const found = await ask<{ cell: number; complaints: string }>(
		engine,
		numbersSql,
		{},
		{ asked: asked.join(', ') },
		signal
	);
	const byCell = new Map(found.map((f) => [f.cell, f.complaints]));
	return cells.map((_, i) => byCell.get(i) ?? '');
}

const numbersSql = `-- One row per cell asked for. Key: cell.
with asked as (
	select cell, month, by_site, site, l1, l2 from (values $asked) as t(cell, month, by_site, site, l1, l2)
)
select a.cell, string_agg(c.complaint_no, '; ' order by c.complaint_id) as complaints
from asked as a
join mart_complaints as c on c.received_month = a.month and c.category_l1 = a.l1
	and c.category_l2 is not distinct from a.l2 and (not a.by_site or c.site is not distinct from a.site)
group by a.cell`;
