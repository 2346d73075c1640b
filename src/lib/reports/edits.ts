import type { Engine } from '#lib/engine/engine.ts';
import { say, words } from '#lib/i18n/locale.ts';
import { peopleNames } from '#lib/metrics/people.ts';
import { countEdits, type PaperEdits, type Remark, type TextEdit } from '#lib/model/reportEdits.ts';
import { addedBlocks } from './additions.ts';
import { blocksOf, chaptersOf, type Chapter } from './chapters.ts';
import type { Block, EditCounts, Paragraph, ReportDocument } from './document.ts';
import { maskOf, type Mask } from './mask.ts';

/** The mask of the paper, and the one that hides whoever can be hidden: what was written elsewhere holds names too. */
export interface EditMasks {
	readonly own: Mask;
	readonly full: Mask;
}

/** How words are masked on a paper. Asks for the names of all people. */
export async function editMasks(engine: Engine, masked: boolean): Promise<EditMasks> {
	const full = maskOf(true, await peopleNames(engine));
	return { own: masked ? full : maskOf(false), full };
}

/** A paper as the author wants it, and what is to be looked at. */
export interface EditedPaper {
	readonly document: ReportDocument;
	/** Edits of paragraphs that say something else now than when they were edited. */
	readonly changed: readonly TextEdit[];
	/** Edits, remarks and omissions whose place is gone: they are in no paper. */
	readonly homeless: Homeless;
}

export interface Homeless {
	readonly texts: readonly TextEdit[];
	readonly remarks: readonly Remark[];
	readonly chapters: readonly string[];
}

const w = {
	remark: words('备注：', '備註：', 'Remark: ')
};

/** A chapter that no paper can do without: who made, checked and approved it. */
export const keptChapters: ReadonlySet<string> = new Set(['signOff']);

/** What a paragraph says, as plain text. */
export const plainText = ({ runs }: Paragraph): string =>
	runs
		.map(({ text }) => text)
		.join('')
		.trim();

/**
 * The paper with the author's words in the place of the generated ones, remarks, without the chapters left out, with the charts that
 * were added. The generated paper stays as it is. What the author wrote is masked as the paper is.
 */
export function applyEdits(document: ReportDocument, edits: PaperEdits, masks: EditMasks): EditedPaper {
	const chapters = chaptersOf(document.blocks);
	const paragraphs = new Map(
		document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [[block.id, block] as const] : []))
	);
	const ids = new Set(chapters.flatMap(({ heading }) => (heading ? [heading.id] : [])));
	const homeless: Homeless = {
		texts: edits.texts.filter(({ paragraph }) => !paragraphs.has(paragraph)),
		remarks: edits.remarks.filter(({ after }) =>
			'chapter' in after ? !ids.has(after.chapter) : !paragraphs.has(after.paragraph)
		),
		chapters: edits.omissions.flatMap(({ chapter }) =>
			ids.has(chapter) && !keptChapters.has(chapter) ? [] : [chapter]
		)
	};
	if (countEdits(edits) === 0) return { document, changed: [], homeless };
	const changed = edits.texts.filter((edit) => {
		const now = paragraphs.get(edit.paragraph);
		return now !== undefined && !saysStill(now, edit, masks, document.meta.masked);
	});
	const leftOut = new Set(
		edits.omissions.map(({ chapter }) => chapter).filter((id) => !keptChapters.has(id))
	);
	const written = chapters.map((chapter) => ({
		...chapter,
		blocks: inChapter(chapter, edits, masks.own, document)
	}));
	const blocks = blocksOf(written, leftOut);
	const counts = countsOf(chapters, leftOut, edits);
	return {
		document: {
			meta: counts ? { ...document.meta, edits: counts } : document.meta,
			blocks: withAdditions(blocks, addedBlocks(edits.additions, document.meta, masks.own))
		},
		changed,
		homeless
	};
}

/** How much of the printed paper is the author's; null where nothing is. */
function countsOf(
	chapters: readonly Chapter[],
	leftOut: ReadonlySet<string>,
	{ texts, remarks, additions }: PaperEdits
): EditCounts | null {
	const isLeftOut = ({ heading }: Chapter): boolean => heading !== null && leftOut.has(heading.id);
	const places = new Set(
		chapters
			.filter((chapter) => !isLeftOut(chapter))
			.flatMap(({ heading, blocks }) => [
				`chapter ${heading?.id ?? ''}`,
				...blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.id] : []))
			])
	);
	const counts: EditCounts = {
		texts: texts.filter(({ paragraph }) => places.has(paragraph)).length,
		remarks: remarks.filter(({ after }) =>
			places.has('chapter' in after ? `chapter ${after.chapter}` : after.paragraph)
		).length,
		additions: additions.length,
		omitted: chapters.filter(isLeftOut).map(({ heading }) => heading!.text)
	};
	return counts.texts + counts.remarks + counts.additions + counts.omitted.length > 0 ? counts : null;
}

/** Whether a paragraph says what it said when it was edited, whoever was masked then and is now. */
export function saysStill(
	now: Paragraph,
	{ generated, masked }: Pick<TextEdit, 'generated' | 'masked'>,
	{ full }: EditMasks,
	maskedNow: boolean
): boolean {
	const same = (text: string): string => (masked === maskedNow ? text : (full.text(text) ?? '')).trim();
	return same(plainText(now)) === same(generated);
}

/** The blocks of a chapter with the author's words and remarks; those of its end stand before the lines to be signed. */
function inChapter(
	{ heading, blocks }: Chapter,
	{ texts, remarks }: PaperEdits,
	mask: Mask,
	{ meta }: ReportDocument
): Block[] {
	const told = (one: Remark): Block[] => remarkBlocks(one, say(w.remark, meta.locale), mask);
	const found = blocks.flatMap((block): Block[] => {
		if (block.kind !== 'paragraph') return [block];
		const edit = texts.find(({ paragraph }) => paragraph === block.id);
		const after = remarks.filter((one) => 'paragraph' in one.after && one.after.paragraph === block.id);
		const text = edit && (mask.text(edit.text) ?? '').trim();
		const own = text === undefined ? [block] : text === '' ? [] : [{ ...block, runs: [{ text }] }];
		return [...own, ...after.flatMap(told)];
	});
	const last = remarks.filter((one) => heading && 'chapter' in one.after && one.after.chapter === heading.id);
	const end = found.findLastIndex(({ kind }) => kind !== 'signOff') + 1;
	return [...found.slice(0, end), ...last.flatMap(told), ...found.slice(end)];
}

/** A paragraph for each that the author wrote, the first led by what it is. */
const remarkBlocks = ({ id, text }: Remark, lead: string, mask: Mask): Paragraph[] =>
	(mask.text(text) ?? '')
		.split(/\n\s*\n/)
		.filter((part) => part.trim() !== '')
		.map((part, at) => ({
			kind: 'paragraph',
			id: `remark.${id}${at > 0 ? `.${at + 1}` : ''}`,
			runs: [...(at === 0 ? [{ text: lead, bold: true }] : []), { text: part.trim() }]
		}));

/** The chapter of added charts stands before those who sign, else before the annexes, else last. */
function withAdditions(blocks: readonly Block[], added: readonly Block[]): Block[] {
	if (added.length === 0) return [...blocks];
	const chapters = chaptersOf(blocks);
	const isPlace = ({ heading }: Chapter): boolean => heading?.id === 'signOff' || heading?.series === 'annex';
	const chapter = chapters.findIndex(isPlace);
	if (chapter >= 0) {
		const before = chapters.slice(0, chapter).flatMap((one) => [...one.lead, ...one.blocks]);
		return [...before, ...added, ...blocks.slice(before.length)];
	}
	const signed = blocks.findIndex(({ kind }) => kind === 'signOff');
	const at = signed < 0 ? blocks.length : signed;
	return [...blocks.slice(0, at), ...added, ...blocks.slice(at)];
}
