import type { Filter } from '#lib/metrics/filter.ts';
import { daysOf, nextMonth } from '#lib/metrics/months.ts';
import type { NelsonRule } from '#lib/stats/nelson.ts';

/** One rule that holds from one point of a control chart to another: months, 'YYYY-MM', or one event's time. */
export interface SignalRun {
	readonly from: string;
	readonly to: string;
	readonly rule: NelsonRule;
}

/** Signals of one rule in months that follow each other are one run; events stand alone. Runs in the order in which they begin. */
export function runsOf(signals: readonly { readonly at: string; readonly rule: NelsonRule }[]): SignalRun[] {
	const runs: { from: string; to: string; rule: NelsonRule }[] = [];
	for (const { at, rule } of signals) {
		const run = runs.findLast((one) => one.rule === rule);
		if (run && isMonth(run.to) && nextMonth(run.to) === at) run.to = at;
		else runs.push({ from: at, to: at, rule });
	}
	return runs;
}

/** The part of a filter that says the months of a run, or the day of its event. */
export function daysOfRun({ from, to }: SignalRun): Pick<Filter, 'month' | 'from' | 'to'> {
	if (!isMonth(from)) return { month: undefined, from: from.slice(0, 10), to: to.slice(0, 10) };
	if (from === to) return { month: from, from: undefined, to: undefined };
	return { month: undefined, from: daysOf(from).from, to: daysOf(to).to };
}

const isMonth = (at: string): boolean => at.length === 7;
