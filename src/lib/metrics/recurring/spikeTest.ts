import { lastDay } from '#lib/metrics/months.ts';
import { benjaminiHochberg } from '#lib/stats/benjaminiHochberg.ts';
import { betaBinomialTail } from '#lib/stats/betaBinomialTail.ts';
import { binomialTail } from '#lib/stats/binomialTail.ts';
import type { Counted } from '#lib/stats/poissonRatio.ts';
import { settled } from '#lib/stats/settled.ts';
import { usualVariation, variationOf, type UsualVariation } from '#lib/stats/usualVariation.ts';
import type { Count, Counts } from './counts.ts';
import type { RecurringLimits } from './limits.ts';

/** A count that was found improbable beside its own last months. */
export interface Spike extends Count {
	readonly expected: number;
	/** Were the months to vary by chance alone, as counts do. */
	readonly p: number;
	readonly q: number;
	/** How many times wider than by chance such counts vary from month to month in this log. */
	readonly variation: number;
	/** The same chance and false discovery rate, were they to vary so. */
	readonly pUsual: number;
	readonly qUsual: number;
	/** Improbable in a log that varies so, too. */
	readonly confirmed: boolean;
}

interface Series {
	readonly byMonth: ReadonlyMap<string, Count>;
	/** Months in which it was confirmed: they are no part of what is usual. */
	readonly apart: Set<string>;
}

/** A month with its days. */
interface Month {
	readonly month: string;
	readonly days: number;
}

export type SpikeLimits = Pick<RecurringLimits, 'historyMonths' | 'leastHistory' | 'q'>;

type Tested = Omit<Spike, 'q' | 'qUsual' | 'confirmed'> & { readonly series: Series };

const keyOf = (c: Count) => [c.site ?? '', c.category_l1, c.category_l2 ?? ''].join('\u001f');
/** Less than this beyond chance is none. */
const leastExtra = 1e-6;

/**
 * A category × site × month whose count is improbable beside its own last months: given x now and h before, x is
 * binomial of x + h with the share that the month has of all the days. False alarms are held to q within each month. Beside it the same
 * test for counts that vary as those of this log do (beta-binomial), by which a count is confirmed: docs/decisions/recurring.md.
 */
export const spikesIn = (counts: Counts, limits: SpikeLimits): Spike[] =>
	[...spikesByMonth(counts, limits)].flat();

/** The same month by month, in order, so that whoever asks can do something else between two: with many series a month takes milliseconds. */
export function* spikesByMonth({ counts, months }: Counts, limits: SpikeLimits): Generator<Spike[], void> {
	const all = seriesOf(counts);
	const days = new Map(months.map((month) => [month, lastDay(month)]));
	for (const [i, month] of months.entries()) {
		const before = months
			.slice(Math.max(0, i - limits.historyMonths), i)
			.map((each): Month => ({ month: each, days: days.get(each)! }));
		if (before.length < limits.leastHistory) continue;
		const baselines = all.map((one) => baseline(one, before));
		const usual = usualVariation(baselines);
		const now = { month, days: days.get(month)! };
		const tested = all.flatMap((one, at) => test(one, now, before, baselines[at]!, usual) ?? []);
		const q = benjaminiHochberg(tested.map((t) => t.p));
		const qUsual = benjaminiHochberg(tested.map((t) => t.pUsual));
		yield tested
			.map(({ series, ...t }, at) => {
				const confirmed = q[at]! <= limits.q && qUsual[at]! <= limits.q;
				if (confirmed) series.apart.add(month);
				return { ...t, q: q[at]!, qUsual: qUsual[at]!, confirmed };
			})
			.filter((t) => t.q <= limits.q)
			.sort((a, b) => a.p - b.p);
	}
}

function seriesOf(counts: readonly Count[]): Series[] {
	const byKey = new Map<string, Map<string, Count>>();
	for (const count of counts) {
		const one = byKey.get(keyOf(count)) ?? new Map<string, Count>();
		byKey.set(keyOf(count), one.set(count.month, count));
	}
	return [...byKey.values()].map((byMonth) => ({ byMonth, apart: new Set() }));
}

const baseline = ({ byMonth, apart }: Series, before: readonly Month[]): Counted[] =>
	before
		.filter(({ month }) => !apart.has(month))
		.map(({ month, days }) => ({ events: byMonth.get(month)?.n ?? 0, exposure: days }));

/** Null where the month has none of them. */
function test(
	series: Series,
	{ month, days }: Month,
	before: readonly Month[],
	own: readonly Counted[],
	usual: UsualVariation
): Tested | null {
	const now = series.byMonth.get(month);
	if (!now) return null;
	const history = before.reduce((sum, m) => sum + (series.byMonth.get(m.month)?.n ?? 0), 0);
	const daysBefore = before.reduce((sum, m) => sum + m.days, 0);
	const all = now.n + history;
	const share = days / (days + daysBefore);
	const expected = (history * days) / daysBefore;
	const p = binomialTail(now.n, all, share);
	// the month is only asked about because it has some: one of them counts, not what is to be judged
	const mean = (history + 1) / (before.length + 1);
	const variation = settled(variationOf(own, mean, usual));
	// the gamma's shape in a month: its counts then vary `variation` times as wide as by chance
	const shape = mean / (variation - 1);
	const months = before.length + 1;
	const pUsual =
		variation - 1 < leastExtra
			? p
			: betaBinomialTail(now.n, all, shape * months * share, shape * months * (1 - share));
	return { ...now, expected, p, variation, pUsual: Math.max(p, pUsual), series };
}
