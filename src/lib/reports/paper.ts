import { joinList } from '#lib/i18n/format.ts';
import { say, words, type Words } from '#lib/i18n/locale.ts';
import { dimensionColumns, type DimensionName } from '#lib/metrics/filter.ts';
import { fingerprint } from '#lib/metrics/fingerprint.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { fieldLabel } from '#lib/model/labels.ts';
import { editionName } from '#lib/rulebook/form/place.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import type { PaperContext } from './context.ts';
import type { Block, DocumentMeta, ReportDocument } from './document.ts';

/** What a kind of paper says of itself. */
export interface PaperHead extends Pick<DocumentMeta, 'kind' | 'number' | 'period' | 'program'> {
	readonly title: Words | string;
	readonly readers: readonly Words[];
	readonly rulebook: Rulebook;
	/** Whose it is, in words; what the filter lets through unless said otherwise. */
	readonly scope?: string | null;
}

/** A paper: its blocks under a head that says what they rest on. */
export async function paperOf(
	context: PaperContext,
	{ kind, title, number, period, program, readers, rulebook, scope = scopeText(context) }: PaperHead,
	blocks: readonly Block[]
): Promise<ReportDocument> {
	const { engine, locale, bounds, edition, mask } = context;
	return {
		meta: {
			kind,
			title: typeof title === 'string' ? title : say(title, locale),
			number,
			period,
			asOf: bounds.asOf,
			rulebook: {
				id: rulebook.id,
				// the ids of editions are nobody's words
				edition: editionName(edition, rulebook.editions.indexOf(edition), locale),
				title: say(rulebook.title, locale)
			},
			program,
			fingerprint: await fingerprint(engine),
			locale,
			readers: readers.map((reader) => say(reader, locale)),
			masked: mask.on,
			scope
		},
		blocks
	};
}

/** All blocks of these sections, one after the other. */
export async function written<C extends PaperContext>(
	sections: readonly ((context: C) => readonly Block[] | Promise<readonly Block[]>)[],
	context: C
): Promise<Block[]> {
	const blocks: Block[] = [];
	for (const write of sections) blocks.push(...(await write(context)).filter(says));
	return blocks;
}

/** A paragraph of which nothing is left to say is no paragraph. */
const says = (block: Block): boolean =>
	block.kind !== 'paragraph' || block.runs.some((run) => run.text.trim() !== '');

const part = words('{name}：{values}', '{name}：{values}', '{name}: {values}');

/** The filter in words; null where the paper covers everything. */
function scopeText({ scope, locale, mask }: PaperContext): string | null {
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
