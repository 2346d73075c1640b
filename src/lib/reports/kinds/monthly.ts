import type { Engine } from '#lib/engine/engine.ts';
import { formatMonth, joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { dimensionColumns, type DimensionName, type Filter } from '#lib/metrics/filter.ts';
import { fingerprint } from '#lib/metrics/fingerprint.ts';
import { daysOf } from '#lib/metrics/months.ts';
import { noAnnotations, type Annotations } from '#lib/model/annotations.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { contextOf, type ReportContext } from '#lib/reports/context.ts';
import type { Block, ReportDocument } from '#lib/reports/document.ts';
import { fieldLabel } from '#lib/model/labels.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import {
	annexes,
	claims,
	clauses,
	fines,
	handling,
	intake,
	method,
	open,
	overview,
	quality,
	readers,
	repeats,
	sanctions,
	satisfaction,
	signOff
} from '#lib/reports/sections/index.ts';

export interface MonthlyOptions {
	/** 'YYYY-MM' */
	readonly month: string;
	readonly locale: Locale;
	/** Which complaints; its own period is not used. */
	readonly filter?: Filter;
	/** Hide names, phones and addresses; true unless said otherwise. */
	readonly mask?: boolean;
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
	quality,
	method,
	signOff,
	annexes
];

/**
 * The monthly report (客户投诉处理工作月报) over tables that a run has made: every number from a metric,
 * every sentence from the numbers.
 */
export async function monthlyReport(engine: Engine, options: MonthlyOptions): Promise<ReportDocument> {
	const { month, locale, filter = {}, mask = true, rulebook = defaultRulebook(), program = '' } = options;
	const { annotations = noAnnotations } = options;
	const context = await contextOf(engine, { month, locale, filter, mask, rulebook, annotations });
	const blocks: Block[] = [];
	for (const write of sections) blocks.push(...(await write(context)).filter(says));
	const { from, to } = daysOf(month);
	return {
		meta: {
			kind: 'monthly',
			title: say(title, locale),
			number: `M-${month}`,
			period: { from, to, label: formatMonth(month, locale) },
			asOf: context.bounds.asOf,
			rulebook: { id: rulebook.id, edition: context.edition.id, title: say(rulebook.title, locale) },
			program,
			fingerprint: await fingerprint(engine),
			locale,
			readers: readers.map((reader) => say(reader, locale)),
			masked: mask,
			scope: scopeText(context)
		},
		blocks
	};
}

/** A paragraph of which nothing is left to say is no paragraph. */
const says = (block: Block): boolean =>
	block.kind !== 'paragraph' || block.runs.some((run) => run.text.trim() !== '');

const part = words('{name}：{values}', '{name}：{values}', '{name}: {values}');

/** The filter in words; null where the paper covers everything. */
function scopeText({ scope, locale, mask }: ReportContext): string | null {
	const parts = Object.entries(dimensionColumns).flatMap(([name, field]) => {
		const values = scope[name as DimensionName];
		if (!values || values.length === 0) return [];
		const shown = values.map((value) =>
			name === 'handler' ? (mask.staff(value) ?? '') : valueLabel(field, value === '' ? null : value, locale)
		);
		return [say(part, locale, { name: fieldLabel(field, locale), values: joinList(shown, locale) })];
	});
	return parts.length === 0 ? null : parts.join(locale === 'en' ? '; ' : '；');
}
