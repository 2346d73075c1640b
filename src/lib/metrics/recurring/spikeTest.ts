import { lastDay } from '#lib/metrics/months.ts';
import { benjaminiHochberg } from '#lib/stats/benjaminiHochberg.ts';
import { binomialTail } from '#lib/stats/binomialTail.ts';
import type { Count, Counts } from './counts.ts';
import type { RecurringLimits } from './limits.ts';

/** A count that was found improbable beside its own last months. */
export interface Spike extends Count {
	readonly expected: number;
	readonly p: number;
	readonly q: number;
}

type Tested = Omit<Spike, 'q'>;

const keyOf = (c: Count) => [c.site ?? '', c.category_l1, c.category_l2 ?? ''].join('\u001f');

/**
 * A category × site × month whose count is improbable beside its own last months: given x now and h before, x is
 * binomial of x + h with the share that the month has of all the days. False alarms are held to q within each month.
 */
export function spikesIn(
	{ counts, months }: Counts,
	limits: Pick<RecurringLimits, 'historyMonths' | 'leastHistory' | 'q'>
): Spike[] {
	const series = new Map<string, Map<string, Count>>();
	for (const count of counts) {
		const one = series.get(keyOf(count)) ?? new Map<string, Count>();
		series.set(keyOf(count), one.set(count.month, count));
	}
	return months.flatMap((month, i) => {
		const before = months.slice(Math.max(0, i - limits.historyMonths), i);
		if (before.length < limits.leastHistory) return [];
		const tested = [...series.values()].flatMap((one) => test(one, month, before) ?? []);
		const q = benjaminiHochberg(tested.map((t) => t.p));
		return tested
			.map((t, at) => ({ ...t, q: q[at]! }))
			.filter((t) => t.q <= limits.q)
			.sort((a, b) => a.p - b.p);
	});
}

/** Null where the month has none of them. */
function test(one: ReadonlyMap<string, Count>, month: string, before: readonly string[]): Tested | null {
	const now = one.get(month);
	if (!now) return null;
	const history = before.reduce((sum, m) => sum + (one.get(m)?.n ?? 0), 0);
	const daysBefore = before.reduce((sum, m) => sum + lastDay(m), 0);
	const share = lastDay(month) / (lastDay(month) + daysBefore);
	const expected = (history * lastDay(month)) / daysBefore;
	return { ...now, expected, p: binomialTail(now.n, now.n + history, share) };
}
