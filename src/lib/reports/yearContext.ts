import type { Engine } from '#lib/engine/engine.ts';
import { formatDays } from '#lib/i18n/format.ts';
import { say, words } from '#lib/i18n/locale.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { comparisonOf } from '#lib/metrics/comparedDays.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { daysOf, monthOf, monthsBetween, type Days } from '#lib/metrics/months.ts';
import { usualStandards, type StandardClause } from './standards.ts';
import { paperContext, type PaperContext, type PaperOptions } from './context.ts';

const w = {
	calendar: words('{year}年度', '{year}年度', '{year}'),
	fiscal: words('{year}财年', '{year}財年', 'Fiscal year {year}'),
	quarter: words('第{n}季度', '第{n}季度', 'Q{n}')
};

/** A quarter of the year, as far as the data reach. */
export interface Quarter {
	readonly label: string;
	readonly period: Filter;
}

/** What every section of a year's paper is given. */
export interface YearContext extends PaperContext {
	/** '2025' */
	readonly year: string;
	/** The year in words; its days, as far as the data reach. */
	readonly label: string;
	readonly now: Days;
	/** The data end within the year. */
	readonly cut: boolean;
	/** The same days a year before; null where the data do not reach so far back. */
	readonly last: Days | null;
	readonly lastPeriod: Filter | null;
	/** Months of the year up to where the data end, 'YYYY-MM'. */
	readonly months: readonly string[];
	readonly quarters: readonly Quarter[];
	/** The clauses of management standards that the summary answers to. */
	readonly standards: readonly StandardClause[];
}

export interface YearOptions extends PaperOptions {
	/** '2025': the year in which it begins. */
	readonly year: string;
	/** The month with which the year begins, 1 to 12. */
	readonly fiscalStart: number;
	readonly standards?: readonly StandardClause[];
}

/** The months of a year that begins with this month. */
export function monthsOfYear(year: string, start: number): string[] {
	const first = Number(year) * 12 + start - 1;
	return monthsBetween(monthOf(first), monthOf(first + 11));
}

/** What a year's paper is made from. */
export async function yearContextOf(engine: Engine, options: YearOptions): Promise<YearContext> {
	const { year, fiscalStart, locale, standards = usualStandards } = options;
	const all = monthsOfYear(year, fiscalStart);
	const whole: Days = { from: daysOf(all[0]!).from, to: daysOf(all.at(-1)!).to };
	const known = await bounds(engine);
	// the paper prints as_of as the end of its data, and is held to it
	const end = known.asOf?.slice(0, 10) ?? known.lastOn;
	const compared = comparisonOf(whole, known.firstOn, end);
	const cut = end !== null && end < whole.to;
	const now: Days = { from: whole.from, to: cut && end >= whole.from ? end : whole.to };
	const paper = await paperContext(engine, options, now);
	const last = compared?.with.find(({ id }) => id === 'lastYear') ?? null;
	const months = all.filter((month) => daysOf(month).from <= now.to);
	const upTo = (day: string): string => (day < now.to ? day : now.to);
	return {
		...paper,
		year,
		label: say(fiscalStart === 1 ? w.calendar : w.fiscal, locale, { year }),
		now,
		cut,
		last,
		lastPeriod: last && { ...paper.scope, from: last.from, to: last.to },
		months,
		quarters: [0, 3, 6, 9].flatMap((at, n): Quarter[] => {
			const [from, to] = [daysOf(all[at]!).from, upTo(daysOf(all[at + 2]!).to)];
			return from > now.to
				? []
				: [{ label: say(w.quarter, locale, { n: n + 1 }), period: { ...paper.scope, from, to } }];
		}),
		standards
	};
}

/** Days in the paper's language. */
export const daysText = ({ from, to }: Days, { locale }: PaperContext): string =>
	formatDays(from, to, locale);
