import type { PageNumberEstimator } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';

/** Lines of tables that are laid out; a longer list would hold up the file for seconds. */
const mostRows = 600;
/** What is laid out of a list that is too long: what comes before it keeps its pages. */
const keptRows = 40;

type Node = Record<string, unknown>;
const rowsOf = (block: Node): Node[] => (Array.isArray(block['w:tbl']) ? (block['w:tbl'] as Node[]) : []);

type NumbersOf = NonNullable<PageNumberEstimator['listNumbers']>;

const layOut = estimatePageNumbersWith({ guess: true });

/** The labels of headings, for which tables need not be read: reading them takes a third of the time of writing a paper. */
function headingsOnly(numbersOf: NumbersOf): NumbersOf {
	return (body, context) => {
		const blocks = (body['w:body'] as Node[] | undefined) ?? [];
		return numbersOf({ 'w:body': blocks.filter((block) => !('w:tbl' in block)) }, context);
	};
}

/**
 * The pages on which chapters begin, laid out as Word does it, so that the table of contents is complete when the file is opened
 * and Word has nothing to ask. Behind a list of more lines than are laid out, pages stay empty until somebody updates the field.
 */
export const pageNumbers: PageNumberEstimator = Object.assign(
	((body, context) => {
		const blocks = (body['w:body'] as Node[] | undefined) ?? [];
		const long = blocks.reduce((sum, block) => sum + rowsOf(block).length, 0) > mostRows;
		if (!long) return layOut(body, context);
		const cut = blocks.findIndex((block) => rowsOf(block).length > keptRows);
		const shortened = blocks.map((block, at) =>
			at < cut || rowsOf(block).length <= keptRows ? block : { 'w:tbl': rowsOf(block).slice(0, keptRows) }
		);
		const { bookmarks } = layOut({ 'w:body': shortened }, context);
		const before = new Set(
			[...JSON.stringify(blocks.slice(0, cut)).matchAll(/"w:bookmarkStart":[^}]*"w:name":"([^"]+)"/g)].map(
				([, name]) => name
			)
		);
		return { bookmarks: new Map([...bookmarks].filter(([name]) => before.has(name))) };
	}) satisfies PageNumberEstimator,
	{ ...(layOut.listNumbers && { listNumbers: headingsOnly(layOut.listNumbers) }) }
);

/** Bookmarks counted from 1 in each file: the library goes on counting from one file to the next. */
export function countBookmarks(xml: string): string {
	const known = new Map<string, number>();
	const numberOf = (key: string): number => {
		const found = known.get(key) ?? known.size + 1;
		known.set(key, found);
		return found;
	};
	return xml
		.replace(/\b_Toc\d+/g, (name) => `_Toc${numberOf(name)}`)
		.replace(
			/(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)"/g,
			(_, before: string, id: string) => `${before}${numberOf(`id ${id}`)}"`
		);
}

/**
 * The table of contents as lines that each lead to a chapter and name its page by a field of their own. Within a field for the whole table
 * LibreOffice takes the pages for text and keeps what was estimated; fields of their own it counts when it opens the file. Word shows
 * the estimate until fields are updated (Ctrl+A, F9), in either form.
 */
export const contentsLines = (xml: string): string =>
	xml.replace(/<w:sdt>.*?<w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/gs, (whole, lines: string) =>
		lines.includes('>TOC ')
			? lines
					.replace(
						/<w:r><w:fldChar w:fldCharType="begin"\/><w:instrText[^>]*>TOC [^<]*<\/w:instrText><w:fldChar w:fldCharType="separate"\/><\/w:r>/,
						''
					)
					.replace(/<w:p><w:r><w:fldChar w:fldCharType="end"\/><\/w:r><\/w:p>$/, '')
			: whole
	);
