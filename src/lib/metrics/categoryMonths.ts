import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from './filter.ts';
import { counts } from './tally/counts.ts';
import { byText } from './textOrder.ts';

/** One class of complaints month by month. */
export interface CategoryMonths {
	readonly category_l1: string | null;
	readonly category_l2: string | null;
	/** Received, by month 'YYYY-MM'; a month without one is left out. */
	readonly months: ReadonlyMap<string, number>;
	readonly n: number;
}

const sql = `-- One row per category and month. Key: category_l1, category_l2, month.
select category_l1, category_l2, received_month as month, count(*)::integer as n
from mart_complaints
where received_month is not null /*filter*/
group by all
order by category_l1, category_l2, month`;

/** The classes of a filter's complaints by month of receipt, both levels, the most frequent first level first. */
export async function categoryMonths(
	engine: Engine,
	filter: Filter,
	signal?: AbortSignal
): Promise<CategoryMonths[]> {
	const rows = await counts<Omit<CategoryMonths, 'months'> & { readonly month: string }>(
		engine,
		sql,
		filter,
		{},
		signal
	);
	const classes = new Map<string, CategoryMonths & { readonly months: Map<string, number> }>();
	const firsts = new Map<string | null, number>();
	for (const { category_l1, category_l2, month, n } of rows) {
		const key = JSON.stringify([category_l1, category_l2]);
		const known = classes.get(key) ?? { category_l1, category_l2, months: new Map<string, number>(), n: 0 };
		known.months.set(month, n);
		classes.set(key, { ...known, n: known.n + n });
		firsts.set(category_l1, (firsts.get(category_l1) ?? 0) + n);
	}
	return [...classes.values()].sort(
		(a, b) =>
			(firsts.get(b.category_l1) ?? 0) - (firsts.get(a.category_l1) ?? 0) ||
			byText(a.category_l1, b.category_l1) ||
			b.n - a.n ||
			byText(a.category_l2, b.category_l2)
	);
}
