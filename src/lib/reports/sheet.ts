import type { Engine } from '#lib/engine/engine.ts';
import { formatMonth } from '#lib/i18n/format.ts';
import { say, type Locale, type Words } from '#lib/i18n/locale.ts';
import { fingerprint } from '#lib/metrics/fingerprint.ts';
import { daysOf } from '#lib/metrics/months.ts';
import { contextOf, type ReportContext } from './context.ts';
import type { Block, DocumentMeta, ReportDocument } from './document.ts';
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
	const { from, to } = daysOf(month);
	return {
		meta: {
			kind: form.kind,
			title: say(form.title, locale),
			number: `${form.letter}-${month}`,
			period: { from, to, label: formatMonth(month, locale) },
			asOf: context.bounds.asOf,
			rulebook: { id: rulebook.id, edition: context.edition.id, title: say(rulebook.title, locale) },
			program,
			fingerprint: await fingerprint(engine),
			locale,
			readers: form.readers.map((reader) => say(reader, locale)),
			masked: mask,
			scope: of === undefined ? null : context.mask.staff(of)
		},
		blocks: await form.write(context)
	};
}
