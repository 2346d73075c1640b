import type { Heading, ReportDocument } from './document.ts';

/** So many chapters make a paper that one looks things up in. */
const leastChapters = 6;

/** The chapters and annexes that a table of contents names; none for a short form. */
export function contents(document: ReportDocument): readonly Heading[] {
	const chapters = document.blocks.filter(
		(block): block is Heading => block.kind === 'heading' && block.level === 1
	);
	return chapters.length < leastChapters ? [] : chapters;
}
