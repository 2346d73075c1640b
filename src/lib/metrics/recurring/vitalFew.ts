import type { Engine } from '#lib/engine/engine.ts';
import { pareto } from '#lib/stats/pareto.ts';
import { monthlyCounts, numbersOf, type Count } from './counts.ts';
import { untested, type RecurringLimits, type RecurringRow } from './limits.ts';

const keyOf = (c: Count) => [c.category_l1, c.category_l2 ?? ''].join('|');

/** Categories that are among the vital few for so many whole months in a row; one row for each month that completes such a run. */
export async function lastingVitalFew(
	engine: Engine,
	limits: RecurringLimits,
	signal?: AbortSignal
): Promise<RecurringRow[]> {
	const { counts, months } = await monthlyCounts(engine, false, signal);
	const run = new Map<string, number>();
	const found: Count[] = [];
	for (const month of months) {
		const now = counts.filter((c) => c.month === month);
		const vital = new Set(
			pareto(
				now.map((c) => ({ key: keyOf(c), value: c.n })),
				limits.vitalShare
			).flatMap((item) => (item.vital ? [item.key] : []))
		);
		for (const key of [...run.keys()]) if (!vital.has(key)) run.delete(key);
		for (const count of now) {
			const key = keyOf(count);
			if (!vital.has(key)) continue;
			run.set(key, (run.get(key) ?? 0) + 1);
			if (run.get(key)! >= limits.vitalMonths) found.push(count);
		}
	}
	const cells = found.map(({ month, category_l1, category_l2 }) => ({ month, category_l1, category_l2 }));
	const complaints = await numbersOf(engine, cells, signal);
	return found.map((c, i) => ({
		kind: 'pareto',
		key: keyOf(c),
		site: null,
		category_l1: c.category_l1,
		category_l2: c.category_l2,
		month: c.month,
		observed: c.n,
		...untested,
		complaints: complaints[i]!
	}));
}
