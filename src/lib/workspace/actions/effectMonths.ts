import type { HistoryMonth } from '#lib/charts/index.ts';
import type { Effect } from '#lib/metrics/actions/effect.ts';
import { aMonth } from '#lib/metrics/actions/tell.ts';
import { isPartial } from '#lib/metrics/months.ts';
import type { Action } from '#lib/model/actions.ts';

/** The months of an action's effect as they are drawn: what is compared, what triggered it, what came after. */
export function effectMonths(action: Action, effect: Effect, asOf: string | null): HistoryMonth[] {
	const { before, after, beforeMonths } = effect;
	const doneIn = action.done?.slice(0, 7) ?? '9999-99';
	return effect.months.map(({ month, n }): HistoryMonth => {
		const partial = isPartial(month, asOf) ? { partial: true } : {};
		if (month > doneIn && after !== null)
			return { month, n, phase: 'after', level: aMonth(after), ...partial };
		if (action.triggers.includes(month)) return { month, n, phase: 'found', ...partial };
		if (beforeMonths.includes(month)) return { month, n, phase: 'before', level: aMonth(before), ...partial };
		return { month, n, phase: 'plain', ...partial };
	});
}
