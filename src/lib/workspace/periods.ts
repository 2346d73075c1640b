import { words, type Words } from '#lib/i18n/locale.ts';
import { daysOf, isPartial } from '#lib/metrics/months.ts';

export interface Period {
	readonly id: string;
	readonly label: Words;
	/** Days, both inclusive. */
	readonly from: string;
	readonly to: string;
}

const two = (n: number) => String(n).padStart(2, '0');
const first = (year: number, month: number) => `${year}-${two(month)}-01`;
const last = (year: number, month: number) => daysOf(`${year}-${two(month)}`).to;

/** The year and month that lie `by` months after the one given. */
function shift(year: number, month: number, by: number): [number, number] {
	const at = year * 12 + (month - 1) + by;
	return [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
}

/** The usual periods, seen from the day of `asOf`. The fiscal year starts with month `fiscalStart`. */
export function periods(asOf: string, fiscalStart = 1): Period[] {
	const year = Number(asOf.slice(0, 4));
	const month = Number(asOf.slice(5, 7));
	const quarter = Math.floor((month - 1) / 3) * 3 + 1;
	const [lastYear, lastMonth] = shift(year, month, -1);
	const [rollYear, rollMonth] = shift(year, month, -11);
	const fiscal = month >= fiscalStart ? year : year - 1;
	const [fiscalEndYear, fiscalEndMonth] = shift(fiscal, fiscalStart, 11);
	const [lastFiscalYear, lastFiscalMonth] = shift(fiscal, fiscalStart, -1);
	return [
		{
			id: 'month',
			label: words('本月', '本月', 'This month'),
			from: first(year, month),
			to: last(year, month)
		},
		{
			id: 'last-month',
			label: words('上月', '上月', 'Last month'),
			from: first(lastYear, lastMonth),
			to: last(lastYear, lastMonth)
		},
		{
			id: 'quarter',
			label: words('本季', '本季', 'This quarter'),
			from: first(year, quarter),
			to: last(year, quarter + 2)
		},
		{
			id: 'year',
			label: words('今年至今', '今年至今', 'This year'),
			from: first(year, 1),
			to: last(year, month)
		},
		{
			id: 'twelve',
			label: words('近 12 个月', '近 12 個月', 'Last 12 months'),
			from: first(rollYear, rollMonth),
			to: last(year, month)
		},
		{
			id: 'fiscal',
			label: words('财年', '財年', 'Fiscal year'),
			from: first(fiscal, fiscalStart),
			to: last(fiscalEndYear, fiscalEndMonth)
		},
		{
			id: 'last-fiscal',
			label: words('上财年', '上財年', 'Last fiscal year'),
			from: first(fiscal - 1, fiscalStart),
			to: last(lastFiscalYear, lastFiscalMonth)
		}
	];
}

/** The month to report on: the one asked for where there are complaints in it, else the last whole month, else the last. */
export function reportMonth(
	months: readonly string[],
	asOf: string | null,
	asked?: string | null
): string | null {
	if (asked && months.includes(asked)) return asked;
	return months.findLast((month) => !isPartial(month, asOf)) ?? months.at(-1) ?? null;
}

/** The years that have complaints, the latest first: each by the calendar year in which it begins with month `fiscalStart`. */
export function reportYears(months: readonly string[], fiscalStart: number): string[] {
	const years = months.map((month) => {
		const [year, number] = month.split('-').map(Number) as [number, number];
		return String(number >= fiscalStart ? year : year - 1);
	});
	return [...new Set(years)].toSorted().reverse();
}
