import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import type { IssueMonth } from '#lib/metrics/recurring/issues.ts';
import { monthsBefore, nextMonth } from '#lib/metrics/months.ts';
import { recurringLimits, type RecurringLimits } from '#lib/metrics/recurring/limits.ts';
import type { Action } from '#lib/model/actions.ts';
import { poissonRatio } from '#lib/stats/poissonRatio.ts';
import { stepsToShow } from '#lib/stats/poissonRatioPower.ts';
import { settled } from '#lib/stats/settled.ts';
import { householdDays, type Share } from './exposure.ts';
import { perHousehold, scopeConditions, scopeDays } from './scope.ts';
import { daysIn, windowsOf, within, type Span } from './windows.ts';

/** effective: the interval of the ratio lies below 1 · not_shown: long enough, and it does not, or it lies above · too_early: not long enough. */
export type Verdict = 'effective' | 'not_shown' | 'too_early';

/** Why: nothing to compare with · nobody has said that it is done · done, but no day has passed since. */
export type Missing = 'no_before' | 'not_done' | 'no_after';

/** What was counted in one of the two spans. */
export interface Side {
	readonly events: number;
	readonly days: number;
	/** Household-days; null where households are not known throughout, or do not matter. */
	readonly householdDays: number | null;
}

/** What came of an action. */
export interface Effect {
	readonly verdict: Verdict | null;
	readonly missing: Missing | null;
	readonly beforeMonths: readonly string[];
	readonly before: Side;
	readonly afterSpan: Span | null;
	readonly after: Side | null;
	/** What the rates are by. */
	readonly per: 'days' | 'household_days';
	/** Rate after ÷ rate before, with its 95 % interval; high is null where it has no end. */
	readonly ratio: number | null;
	readonly low: number | null;
	readonly high: number | null;
	/** Months after that show a halving with 80 %; null where not even five years would. */
	readonly monthsNeeded: number | null;
	/** Months since it was done, of 365.25 / 12 days. */
	readonly monthsAfter: number;
	/** The month in which the issue was found again after it was done. */
	readonly relapse: string | null;
	/** Counts of each month from the first that is compared to the last of the log. */
	readonly months: readonly { readonly month: string; readonly n: number }[];
}

/** A halving, shown with 80 %, within five years: what the note on power is about. */
const halving = 0.5;
const power = 0.8;
const longest = 60;
const daysAMonth = 365.25 / 12;

/** What came of each action, by its id. `found` are all issues in the months in which they were found. */
export async function effects(
	engine: Engine,
	actions: readonly Action[],
	found: readonly IssueMonth[],
	signal?: AbortSignal
): Promise<ReadonlyMap<string, Effect>> {
	const { asOf, firstOn } = await bounds(engine, signal);
	if (asOf === null || firstOn === null) return new Map();
	const limits = await recurringLimits(engine, signal);
	const made = new Map<string, Effect>();
	const log = { from: firstOn, to: asOf.slice(0, 10) };
	for (const action of actions)
		made.set(action.id, await effectOf(engine, action, found, limits, log, signal));
	return made;
}

async function effectOf(
	engine: Engine,
	action: Action,
	found: readonly IssueMonth[],
	limits: RecurringLimits,
	log: Span,
	signal?: AbortSignal
): Promise<Effect> {
	const { before: beforeMonths, after: afterSpan } = windowsOf(action, limits.historyMonths, log);
	const counts = await ask<{ day: string; n: number }>(engine, scopeDays(action.scope), {}, {}, signal);
	const spans = beforeMonths.flatMap((month) => within(month, log) ?? []);
	const inside = (day: string, { from, to }: Span) => day >= from && day <= to;
	const eventsIn = (some: readonly Span[]) =>
		counts.reduce((sum, { day, n }) => sum + (some.some((span) => inside(day, span)) ? n : 0), 0);
	const households = perHousehold(action.scope)
		? await householdDays(
				engine,
				scopeConditions(action.scope),
				[...spans, ...(afterSpan ? [afterSpan] : [])],
				signal
			)
		: null;
	const side = (some: readonly Span[], share: Share | null): Side => ({
		events: eventsIn(some),
		days: some.reduce((sum, span) => sum + daysIn(span), 0),
		householdDays: share === null ? null : some.reduce((sum, span) => sum + share(span), 0)
	});
	const before = side(spans, households);
	const after = afterSpan ? side([afterSpan], households) : null;
	return {
		beforeMonths,
		before,
		afterSpan,
		after,
		...compared(before, after, action.done !== undefined),
		relapse: relapseOf(action, found, limits),
		months: monthly(counts, beforeMonths[0] ?? log.to.slice(0, 7), log)
	};
}

type Compared = Pick<
	Effect,
	'verdict' | 'missing' | 'per' | 'ratio' | 'low' | 'high' | 'monthsNeeded' | 'monthsAfter'
>;

function compared(before: Side, after: Side | null, isDone: boolean): Compared {
	const per = before.householdDays !== null ? 'household_days' : 'days';
	const exposure = (side: Side) => side.householdDays ?? side.days;
	const monthsAfter = after ? settled(after.days / daysAMonth) : 0;
	const none = { ratio: null, low: null, high: null, monthsNeeded: null };
	if (before.days === 0) return { verdict: null, missing: 'no_before', per, ...none, monthsAfter };
	// a month after has as many households as there are now, where the log can say
	const latest = after && after.householdDays !== null ? after : before;
	const step = (exposure(latest) / latest.days) * daysAMonth;
	const base = { events: before.events, exposure: exposure(before) };
	const monthsNeeded = stepsToShow(step, base, halving, power, longest);
	if (after === null) {
		return isDone
			? { verdict: 'too_early', missing: 'no_after', per, ...none, monthsNeeded, monthsAfter }
			: { verdict: null, missing: 'not_done', per, ...none, monthsNeeded, monthsAfter };
	}
	const { ratio, interval } = poissonRatio({ events: after.events, exposure: exposure(after) }, base);
	const enough = monthsNeeded ?? before.days / daysAMonth;
	return {
		verdict:
			interval.high < 1 ? 'effective' : interval.low <= 1 && monthsAfter < enough ? 'too_early' : 'not_shown',
		missing: null,
		per,
		ratio,
		low: interval.low,
		high: Number.isFinite(interval.high) ? interval.high : null,
		monthsNeeded,
		monthsAfter
	};
}

/**
 * The first month after that in which it was done, in which the same issue was found again. A run of vital months must lie
 * wholly after it.
 */
function relapseOf(
	{ issue, done }: Action,
	found: readonly IssueMonth[],
	{ vitalMonths }: RecurringLimits
): string | null {
	if (issue === undefined || done === undefined) return null;
	const run = issue.kind === 'pareto' ? vitalMonths - 1 : 0;
	const again = found.find(
		({ kind, key, month, confirmed }) =>
			kind === issue.kind &&
			key === issue.key &&
			confirmed !== false &&
			monthsBefore(month, run) > done.slice(0, 7)
	);
	return again?.month ?? null;
}

function monthly(
	counts: readonly { day: string; n: number }[],
	from: string,
	log: Span
): { month: string; n: number }[] {
	const byMonth = new Map<string, number>();
	for (const { day, n } of counts) byMonth.set(day.slice(0, 7), (byMonth.get(day.slice(0, 7)) ?? 0) + n);
	const months: { month: string; n: number }[] = [];
	for (let month = from; month <= log.to.slice(0, 7); month = nextMonth(month)) {
		months.push({ month, n: byMonth.get(month) ?? 0 });
	}
	return months;
}
