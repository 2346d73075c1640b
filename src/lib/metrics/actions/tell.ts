import { formatMonth, formatNumber } from '#lib/i18n/format.ts';
import { say, type Locale } from '#lib/i18n/locale.ts';
import type { Effect, Side } from './effect.ts';
import type { Action } from '#lib/model/actions.ts';
import { effectWords as w } from './words.ts';

const daysAMonth = 365.25 / 12;
/** So many a month of average length. */
export const aMonth = ({ events, days }: Side): number => (events / days) * daysAMonth;

/** What came of an action: the verdict as a sentence, then what it rests on. */
export function tellEffect(action: Action, effect: Effect | null, locale: Locale): string[] {
	if (effect === null) return [say(w.no_data, locale)];
	const told: string[] = [];
	if (effect.relapse !== null)
		told.push(say(w.relapse, locale, { month: formatMonth(effect.relapse, locale) }));
	const { before, after, low, high } = effect;
	if (effect.missing !== null) told.push(say(w[effect.missing], locale));
	else if (effect.verdict !== null && after !== null) {
		const fill = {
			before: formatNumber(aMonth(before), 1),
			after: formatNumber(aMonth(after), 1),
			ratio: formatNumber(effect.ratio, 2),
			interval: `${formatNumber(low, 2)}–${high === null ? '∞' : formatNumber(high, 2)}`
		};
		told.push(say(low !== null && low > 1 ? w.more : w[effect.verdict], locale, fill));
	}
	if (effect.missing !== 'no_before') {
		const m = formatNumber(effect.monthsAfter, 1);
		told.push(
			effect.monthsNeeded === null
				? say(w.never, locale, { m })
				: say(w.needed, locale, { n: effect.monthsNeeded, m })
		);
	}
	if (after !== null)
		told.push(
			say(w.counted, locale, {
				months: effect.beforeMonths.length,
				b: formatNumber(before.events),
				bd: formatNumber(before.days),
				k: action.triggers.length,
				a: formatNumber(after.events),
				ad: formatNumber(after.days),
				per: say(w[effect.per], locale)
			})
		);
	return told;
}
