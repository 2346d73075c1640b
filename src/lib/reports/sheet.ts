import type { Engine } from '#lib/engine/engine.ts';
import { formatMonth } from '#lib/i18n/format.ts';
import { say, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { noAnnotations, type Annotations } from '#lib/model/annotations.ts';
import { daysOf } from '#lib/metrics/months.ts';
import { contextOf, type ReportContext } from './context.ts';
import type { Block, DocumentMeta, ReportDocument } from './document.ts';
import { paperOf } from './paper.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';

/** What any form is made from. */
export interface FormOptions {
	readonly locale: Locale;
	/** Hide names, phones and addresses. */
	readonly mask?: boolean;
	/** Which complaints; its own period is not used. */
	readonly filter?: Filter;
	readonly rulebook?: Rulebook;
	/** Notes, baselines and rules of control charts. */
	readonly annotations?: Annotations;
	readonly program?: string;
}

/** What a form of one month is made from. */
export interface SheetOptions extends FormOptions {
	/** 'YYYY-MM' */
	readonly month: string;
	/** Whose it is: a person, a contractor or a customer; without it, of all. */
	readonly of?: string;
}

export interface FormHead {
	readonly kind: DocumentMeta['kind'];
	readonly title: (context: ReportContext) => string;
	readonly number: (context: ReportContext) => string;
	/** Its month unless said otherwise. */
	readonly period?: DocumentMeta['period'];
	readonly readers: readonly Words[];
	/** Whose it is, where it is not of all. */
	readonly of?: string | undefined;
	/** Whether names are hidden where nobody says so: not where the paper is filled in with, or signed by, those whom it names. */
	readonly masked: boolean;
	readonly write: (context: ReportContext) => Promise<Block[]> | Block[];
}

/** A form under the same head as a report, so that it says what it rests on. `month` gives the edition of the rulebook. */
export async function form(
	engine: Engine,
	month: string,
	options: FormOptions,
	head: FormHead
): Promise<ReportDocument> {
	const { locale, mask = head.masked, filter = {}, rulebook = defaultRulebook(), program = '' } = options;
	const { annotations = noAnnotations } = options;
	const context = await contextOf(engine, { month, locale, filter, mask, rulebook, annotations });
	return paperOf(
		context,
		{
			kind: head.kind,
			title: head.title(context),
			number: head.number(context),
			period: head.period ?? { ...daysOf(month), label: formatMonth(month, locale) },
			readers: head.readers,
			...(head.of !== undefined && { scope: context.mask.staff(head.of) }),
			rulebook,
			program
		},
		await head.write(context)
	);
}

/** A form of one month. */
export const sheet = (
	engine: Engine,
	options: SheetOptions,
	head: Omit<FormHead, 'title' | 'number' | 'masked'> & {
		readonly title: Words;
		readonly letter: string;
		readonly masked?: boolean;
	}
): Promise<ReportDocument> =>
	form(engine, options.month, options, {
		...head,
		of: options.of,
		masked: head.masked ?? false,
		title: () => say(head.title, options.locale),
		number: () => `${head.letter}-${options.month}`
	});
