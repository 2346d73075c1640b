import type { Engine } from '#lib/engine/engine.ts';
import { remembering } from '#lib/engine/remembering.ts';
import { say, type Fill, type Locale, type Words } from '#lib/i18n/locale.ts';
import { bounds, type Bounds } from '#lib/metrics/bounds.ts';
import { coverage, importedTables } from '#lib/metrics/coverage.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { daysOf, monthsBefore, type Days } from '#lib/metrics/months.ts';
import { judgedMonthly } from '#lib/metrics/judging.ts';
import { monthly, type Monthly } from '#lib/metrics/monthly.ts';
import { noActions, type Actions } from '#lib/model/actions.ts';
import { noAnnotations, type Annotations } from '#lib/model/annotations.ts';
import { editionOn, type Edition, type Rulebook } from '#lib/rulebook/index.ts';
import { keysOf } from '#lib/rulebook/needs.ts';
import { peopleNames } from '#lib/metrics/people.ts';
import { maskOf, type Mask } from './mask.ts';

/** What every section of a paper is given, whatever its period. */
export interface PaperContext {
	readonly engine: Engine;
	readonly locale: Locale;
	/** The paper's filter without a period; with it; up to its end. */
	readonly scope: Filter;
	readonly period: Filter;
	readonly until: Filter;
	readonly bounds: Bounds;
	/** The edition whose names and texts are printed: that of the paper's first day. */
	readonly edition: Edition;
	/** Columns that the logs have, and other tables and their columns, as `duty` and `duty.reviewed_at`. */
	readonly present: ReadonlySet<string>;
	readonly mask: Mask;
	/** Notes, baselines and rules that people set on charts. */
	readonly annotations: Annotations;
	/** The register of corrective actions. */
	readonly actions: Actions;
	/** Month by month up to the paper's end, judged from these baselines and by these rules. */
	trends(): Promise<Monthly>;
	say(text: Words, fill?: Fill): string;
}

/** A month's paper. */
export interface ReportContext extends PaperContext {
	/** 'YYYY-MM' */
	readonly month: string;
	/** The month before and the same month a year ago; null where the data do not reach so far back. */
	readonly previous: string | null;
	readonly lastYear: string | null;
}

export interface PaperOptions {
	readonly locale: Locale;
	readonly filter: Filter;
	readonly rulebook: Rulebook;
	readonly mask: boolean;
	readonly annotations?: Annotations;
	readonly actions?: Actions;
}

/** What papers of every period share; `within` is the period as a filter has it. Sections ask much of the same: it is asked once. */
export async function paperContext(
	asked: Engine,
	{ locale, filter, rulebook, mask, annotations = noAnnotations, actions = noActions }: PaperOptions,
	days: Days,
	within: Filter = days
): Promise<PaperContext> {
	const engine = remembering(asked);
	const { from: _from, to: _to, month: _month, ...scope } = filter;
	const columns = await coverage(engine);
	const until = { ...scope, to: days.to };
	let trends: Promise<Monthly> | null = null;
	return {
		engine,
		locale,
		scope,
		period: { ...scope, ...within },
		until,
		bounds: await bounds(engine),
		edition: editionOn(rulebook, days.from),
		present: new Set([
			...columns.filter((column) => column.present).map((column) => column.field),
			...keysOf(await importedTables(engine))
		]),
		mask: maskOf(mask, mask ? await peopleNames(engine) : []),
		annotations,
		actions,
		trends: () =>
			(trends ??= monthly(engine, until).then((found) => judgedMonthly(found, annotations, scope))),
		say: (text, fill) => say(text, locale, fill)
	};
}

/** What a month's paper is made from. */
export async function contextOf(
	engine: Engine,
	{ month, ...options }: PaperOptions & { readonly month: string }
): Promise<ReportContext> {
	const paper = await paperContext(engine, options, daysOf(month), { month });
	const first = paper.bounds.months[0];
	const reached = (other: string): string | null => (first !== undefined && other >= first ? other : null);
	return {
		...paper,
		month,
		previous: reached(monthsBefore(month, 1)),
		lastYear: reached(monthsBefore(month, 12))
	};
}
