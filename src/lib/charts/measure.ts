import {
	formatDuration,
	formatHours,
	formatMoney,
	formatMonth,
	formatNumber,
	formatPercent
} from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** What the values of a chart are: `rate` counts per exposure, `days` a time in days. */
export type Measure = 'count' | 'rate' | 'percent' | 'hours' | 'days' | 'money';

/** A value of this measure as people read it. */
export function formatMeasure(value: number | null | undefined, measure: Measure, locale: Locale): string {
	if (measure === 'percent') return formatPercent(value);
	if (measure === 'hours') return formatHours(value, locale);
	if (measure === 'days') return formatDuration(typeof value === 'number' ? value * 86_400 : value, locale);
	if (measure === 'money') return formatMoney(value);
	if (measure === 'rate') return formatNumber(value, 2);
	return formatNumber(value, value !== null && value !== undefined && !Number.isInteger(value) ? 1 : 0);
}

/** A value beside an axis: times as plain numbers of their unit. */
export const formatOnAxis = (value: number, measure: Measure, locale: Locale): string =>
	measure === 'hours' || measure === 'days'
		? formatNumber(value)
		: measure === 'rate'
			? formatNumber(value, value % 1 === 0 ? 0 : value * 10 === Math.round(value * 10) ? 1 : 2)
			: formatMeasure(value, measure, locale);

/** The name of a point in time: a month in words, a day as it is written. */
export const pointName = (at: string, locale: Locale): string =>
	at.length === 7 ? formatMonth(at, locale) : at;
