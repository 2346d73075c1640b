import type { Engine } from '#lib/engine/engine.ts';
import { say, type Fill, type Locale, type Words } from '#lib/i18n/locale.ts';
import { bounds, type Bounds } from '#lib/metrics/bounds.ts';
import { coverage, importedTables } from '#lib/metrics/coverage.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { daysOf, monthsBefore } from '#lib/metrics/months.ts';
import { editionOn, type Edition, type Rulebook } from '#lib/rulebook/index.ts';
import { keysOf } from '#lib/rulebook/needs.ts';
import { maskOf, type Mask } from './mask.ts';

/** What every section of a month's paper is given. */
export interface ReportContext {
	readonly engine: Engine;
	readonly locale: Locale;
	/** 'YYYY-MM' */
	readonly month: string;
	/** The month before and the same month a year ago; null where the data do not reach so far back. */
	readonly previous: string | null;
	readonly lastYear: string | null;
	/** The paper's filter without a period; with the month; up to the month's end. */
	readonly scope: Filter;
	readonly period: Filter;
	readonly until: Filter;
	readonly bounds: Bounds;
	/** The edition in force on the month's first day. */
	readonly edition: Edition;
	/** Columns that the logs have, and other tables and their columns, as `duty` and `duty.reviewed_at`. */
	readonly present: ReadonlySet<string>;
	readonly mask: Mask;
	say(text: Words, fill?: Fill): string;
}

export interface ContextOptions {
	readonly month: string;
	readonly locale: Locale;
	readonly filter: Filter;
	readonly rulebook: Rulebook;
	readonly mask: boolean;
}

export async function contextOf(engine: Engine, options: ContextOptions): Promise<ReportContext> {
	const { month, locale, filter, rulebook } = options;
	const { from: _from, to: _to, month: _month, ...scope } = filter;
	const known = await bounds(engine);
	const first = known.months[0];
	const reached = (other: string): string | null => (first !== undefined && other >= first ? other : null);
	const columns = await coverage(engine);
	return {
		engine,
		locale,
		month,
		previous: reached(monthsBefore(month, 1)),
		lastYear: reached(monthsBefore(month, 12)),
		scope,
		period: { ...scope, month },
		until: { ...scope, to: daysOf(month).to },
		bounds: known,
		edition: editionOn(rulebook, daysOf(month).from),
		present: new Set([
			...columns.filter((column) => column.present).map((column) => column.field),
			...keysOf(await importedTables(engine))
		]),
		mask: maskOf(options.mask),
		say: (text, fill) => say(text, locale, fill)
	};
}
