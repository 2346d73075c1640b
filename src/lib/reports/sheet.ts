import type { Engine } from '#lib/engine/engine.ts';
import { formatMonth } from '#lib/i18n/format.ts';
import type { Locale, Words } from '#lib/i18n/locale.ts';
import { daysOf } from '#lib/metrics/months.ts';
import { contextOf, type ReportContext } from './context.ts';
import type { Block, DocumentMeta, ReportDocument } from './document.ts';
import { paperOf } from './paper.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';

/** What a form of one month is made from. */
export interface SheetOptions {
	/** 'YYYY-MM' */
	readonly month: string;
	readonly locale: Locale;
	/** Whose it is: a person or a contractor; without it, of all. */
	readonly of?: string;
	/** Hide names; false unless said otherwise: a form names those whom it is about. */
	readonly mask?: boolean;
	readonly rulebook?: Rulebook;
	readonly program?: string;
}

/** A form of one month: its blocks under the same head as a report, so that it says what it rests on. */
export async function sheet(
	engine: Engine,
	options: SheetOptions,
	form: {
		readonly kind: DocumentMeta['kind'];
		readonly letter: string;
		readonly title: Words;
		readonly readers: readonly Words[];
		readonly write: (context: ReportContext) => Promise<Block[]>;
	}
): Promise<ReportDocument> {
	const { month, locale, of, mask = false, rulebook = defaultRulebook(), program = '' } = options;
	const context = await contextOf(engine, { month, locale, filter: {}, mask, rulebook });
	return paperOf(
		context,
		{
			kind: form.kind,
			title: form.title,
			number: `${form.letter}-${month}`,
			period: { ...daysOf(month), label: formatMonth(month, locale) },
			rulebook,
			program,
			readers: form.readers,
			scope: of === undefined ? null : context.mask.staff(of)
		},
		await form.write(context)
	);
}
