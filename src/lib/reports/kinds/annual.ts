import type { Engine } from '#lib/engine/engine.ts';
import { words, type Locale } from '#lib/i18n/locale.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import type { Actions } from '#lib/model/actions.ts';
import type { Annotations } from '#lib/model/annotations.ts';
import type { ReportDocument } from '#lib/reports/document.ts';
import { paperOf, written } from '#lib/reports/paper.ts';
import { readers, sections } from '#lib/reports/sections/annual/index.ts';
import type { StandardClause } from '#lib/reports/standards.ts';
import { daysText, yearContextOf, type YearContext } from '#lib/reports/yearContext.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';

export interface AnnualOptions {
	/** '2025' */
	readonly year: string;
	readonly locale: Locale;
	/** The month with which the year begins; January unless said otherwise. */
	readonly fiscalStart?: number;
	/** Which complaints; its own period is not used. */
	readonly filter?: Filter;
	/** Hide names, phones and addresses; true unless said otherwise. */
	readonly mask?: boolean;
	/** The register of corrective actions. */
	readonly actions?: Actions;
	/** Notes, baselines and rules of control charts. */
	readonly annotations?: Annotations;
	/** The clauses of management standards that the summary answers to. */
	readonly standards?: readonly StandardClause[];
	/** The rulebook that the engine's tables were made with. */
	readonly rulebook?: Rulebook;
	/** The program's version, printed on the paper. */
	readonly program?: string;
}

const title = words(
	'年度客户投诉处理工作总结',
	'年度客戶投訴處理工作總結',
	'Annual summary of complaint handling'
);

const withDays = words('{year}（{days}）', '{year}（{days}）', '{year} ({days})');

/** The year by its name, with its days where they are not simply the year's. */
const periodText = (context: YearContext, fiscalStart: number): string =>
	context.cut || fiscalStart !== 1
		? context.say(withDays, { year: context.label, days: daysText(context.now, context) })
		: context.label;

/**
 * The annual summary (年度客户投诉处理工作总结) over tables that a run has made: the year in control charts, beside the same days
 * of last year, with what recurs, what was done about it, and what is put before management.
 */
export async function annualReport(engine: Engine, options: AnnualOptions): Promise<ReportDocument> {
	const { year, fiscalStart = 1, filter = {}, mask = true, program = '' } = options;
	const rulebook = options.rulebook ?? defaultRulebook();
	const context = await yearContextOf(engine, { ...options, year, fiscalStart, filter, mask, rulebook });
	return paperOf(
		context,
		{
			kind: 'annual',
			title,
			number: `A-${year}`,
			period: { ...context.now, label: periodText(context, fiscalStart) },
			rulebook,
			program,
			readers
		},
		await written(sections, context)
	);
}
