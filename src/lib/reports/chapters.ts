import type { Block, Heading } from './document.ts';

/** What stands between one heading of the first level and the next. */
export interface Chapter {
	/** Null for what stands before the first heading. */
	readonly heading: Heading | null;
	/** What turns the page for it: of a chapter that is left out, nothing of it stays. */
	readonly lead: readonly Block[];
	/** With its heading. */
	readonly blocks: readonly Block[];
}

const turnsPage = ({ kind }: Block): boolean => kind === 'section' || kind === 'pageBreak';

/** The chapters and annexes of a paper, in order; those of a form without headings are one. */
export function chaptersOf(blocks: readonly Block[]): Chapter[] {
	const starts = blocks.flatMap((block, at) => (block.kind === 'heading' && block.level === 1 ? [at] : []));
	const leads = starts.map((start) => {
		let at = start;
		while (at > 0 && turnsPage(blocks[at - 1]!)) at -= 1;
		return at;
	});
	const found = starts.map((start, n): Chapter => ({
		heading: blocks[start] as Heading,
		lead: blocks.slice(leads[n], start),
		blocks: blocks.slice(start, leads[n + 1] ?? blocks.length)
	}));
	const before = blocks.slice(0, leads[0] ?? blocks.length);
	return before.length > 0 ? [{ heading: null, lead: [], blocks: before }, ...found] : found;
}

/** The blocks of these chapters; without those left out, pages still lie as they did, and none is turned for nothing. */
export function blocksOf(chapters: readonly Chapter[], leftOut: ReadonlySet<string>): Block[] {
	const blocks: Block[] = [];
	let lies: readonly Block[] = [];
	for (const { heading, lead, blocks: own } of chapters) {
		const sections = lead.filter(({ kind }) => kind === 'section');
		if (sections.length > 0) lies = sections;
		if (heading && leftOut.has(heading.id)) continue;
		const breaks = sections.length === 0 && blocks.length > 0 ? lead : [];
		blocks.push(...(lies.length > 0 ? lies : breaks), ...own);
		lies = [];
	}
	return blocks;
}
