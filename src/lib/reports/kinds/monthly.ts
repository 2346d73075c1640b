import type { Engine } from '#lib/engine/engine.ts';
import { formatMonth } from '#lib/i18n/format.ts';
import { words, type Locale } from '#lib/i18n/locale.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { daysOf } from '#lib/metrics/months.ts';
import { noActions, type Actions } from '#lib/model/actions.ts';
import { noAnnotations, type Annotations } from '#lib/model/annotations.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { contextOf, type ReportContext } from '#lib/reports/context.ts';
import type { Block, ReportDocument } from '#lib/reports/document.ts';
import { paperOf, written } from '#lib/reports/paper.ts';
import {
	annexes,
	claims,
	clauses,
	dutiesOfMonth,
	fines,
	handling,
	intake,
	method,
	namedForms,
	open,
	overview,
	quality,
	readers,
	recurringInMonth,
	repeats,
	sanctions,
	satisfaction,
	signOff,
	suggestionsChapter
} from '#lib/reports/sections/index.ts';

export interface MonthlyOptions {
	/** 'YYYY-MM' */
	readonly month: string;
	readonly locale: Locale;
	/** Which complaints; its own period is not used. */
	readonly filter?: Filter;
	/** Hide names, phones and addresses; true unless said otherwise. */
	readonly mask?: boolean;
	/** The register of corrective actions. */
	readonly actions?: Actions;
	/** The rulebook that the engine's tables were made with. */
	readonly rulebook?: Rulebook;
	/** Notes, baselines and rules on charts. */
	readonly annotations?: Annotations;
	/** The program's version, printed on the paper. */
	readonly program?: string;
}

const title = words('客户投诉处理工作月报', '客戶投訴處理工作月報', 'Monthly report on complaint handling');

type SectionOf = (context: ReportContext) => Block[] | Promise<Block[]>;
/** In the order in which they are printed. */
const sections: readonly SectionOf[] = [
	overview,
	intake,
	clauses,
	fines,
	sanctions,
	satisfaction,
	handling,
	open,
	claims,
	repeats,
	recurringInMonth,
	suggestionsChapter,
	dutiesOfMonth,
	quality,
	method,
	signOff,
	annexes,
	namedForms
];

/**
 * The monthly report (客户投诉处理工作月报) over tables that a run has made: every number from a metric,
 * every sentence from the numbers.
 */
export async function monthlyReport(engine: Engine, options: MonthlyOptions): Promise<ReportDocument> {
	const { month, locale, filter = {}, mask = true, rulebook = defaultRulebook(), program = '' } = options;
	const { annotations = noAnnotations, actions = noActions } = options;
	const context = await contextOf(engine, {
		...{ month, locale, filter, mask, rulebook, annotations, actions }
	});
	return paperOf(
		context,
		{
			kind: 'monthly',
			title,
			number: `M-${month}`,
			period: { ...daysOf(month), label: formatMonth(month, locale) },
			rulebook,
			program,
			readers
		},
		await written(sections, context)
	);
}
