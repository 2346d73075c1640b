import {
	AlignmentType,
	Document,
	Footer,
	Header,
	PageNumber,
	Packer,
	PageOrientation,
	Paragraph,
	SectionType,
	TableOfContents,
	TabStopType,
	TextRun,
	type FileChild,
	type ISectionOptions
} from 'docx';
import { say } from '#lib/i18n/locale.ts';
import {
	firstOrientation,
	introduces,
	needsData,
	type Block,
	type DocumentMeta,
	type ReportDocument,
	type Section
} from '#lib/reports/document.ts';
import { DocxBlocks } from './docxBlocks.ts';
import { contentsLines, countBookmarks, pageNumbers } from './docxPages.ts';
import { fontTable, numbering, styles } from './docxStyle.ts';
import { contents } from '#lib/reports/contents.ts';
import { labelOf } from '#lib/reports/numbering.ts';
import { frameWords, numberText, onOneLine, pageWords } from './frame.ts';
import { fixDates, repack } from './pack.ts';
import { picturesOf, type Rasterise } from './pictures.ts';

/** A4 in twips; what is left between the margins is the width of text and tables. */
const pages = {
	portrait: { width: 11906, height: 16838, side: 907, usable: 11906 - 2 * 907 },
	landscape: { width: 16838, height: 11906, side: 794, usable: 16838 - 2 * 794 }
} as const;

/**
 * A Word file: real headings, numbering, captions and tables with repeated heads; header and footer carry title,
 * number, period and page. The same document gives the same bytes. Pictures come from `rasterise`; without it
 * a figure is its data table.
 */
export async function renderDocx(document: ReportDocument, rasterise?: Rasterise): Promise<Uint8Array> {
	const meta = onOneLine(document.meta);
	const pictures = await picturesOf(document, rasterise);
	const label = labelOf(document);
	const [first] = contents(document);
	/** A figure that could not be drawn is its data, unless a table prints them anyway. */
	const shown = (block: Block): boolean =>
		block.kind !== 'figure' || pictures.has(block.id) || needsData(document, block);
	const sections: ISectionOptions[] = parts(document).map(({ orientation, blocks }, index) => {
		const page = pages[orientation];
		const writer = new DocxBlocks(meta, page.usable, pictures, label, first);
		return {
			properties: {
				type: SectionType.NEXT_PAGE,
				page: {
					// The library turns the page itself: it wants the upright measures.
					size: {
						width: pages.portrait.width,
						height: pages.portrait.height,
						orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
					},
					margin: { top: 1134, bottom: 1021, left: page.side, right: page.side, header: 567, footer: 510 }
				}
			},
			headers: { default: new Header({ children: [running(meta, page.usable)] }) },
			footers: { default: new Footer({ children: [pageLine(meta)] }) },
			children: [
				...(index === 0 ? writer.title() : []),
				...(index === 0 && first ? contentsTable(meta) : []),
				...blocks
					.filter(shown)
					.flatMap((block, at, all) => writer.block(block, introduces(block, all[at + 1])))
			]
		};
	});
	const file = new Document({
		title: `${meta.title} ${meta.period.label}`,
		subject: say(frameWords.subject, meta.locale),
		creator: 'Sujian 诉鉴',
		lastModifiedBy: 'Sujian 诉鉴',
		description: `${numberText(meta)} · ${meta.rulebook.title} · ${meta.rulebook.edition} · ${meta.fingerprint}`,
		revision: 1,
		styles: styles(meta.locale),
		numbering: numbering(meta.locale),
		// only a table of contents needs them, and laying a paper out takes longer than writing it
		...(first && { pageNumbers }),
		sections
	});
	const bytes = new Uint8Array(await Packer.toArrayBuffer(file));
	return repack(bytes, (name, xml) => {
		if (name === 'docProps/core.xml') return fixDates(xml, meta.asOf);
		if (name === 'word/document.xml') return contentsLines(countBookmarks(xml));
		return name === 'word/fontTable.xml' ? withFonts(xml, meta) : xml;
	});
}

const withFonts = (xml: string, { locale }: DocumentMeta): string =>
	xml.replace(/(<w:fonts\b[^>]*?)\/?>(<\/w:fonts>)?$/, `$1>${fontTable(locale)}</w:fonts>`);

/** Chapters with their pages, filled in by the library's own layout: Word need not ask whether to update them, and LibreOffice counts them itself. */
const contentsTable = (meta: DocumentMeta): FileChild[] => [
	new Paragraph({ style: 'ContentsTitle', text: say(frameWords.contents, meta.locale) }),
	new TableOfContents(say(frameWords.contents, meta.locale), { hyperlink: true, headingStyleRange: '1-1' })
];

interface Part {
	readonly orientation: Section['orientation'];
	readonly blocks: Block[];
}

/** The blocks between section marks. */
function parts(document: ReportDocument): Part[] {
	const found: Part[] = [{ orientation: firstOrientation(document), blocks: [] }];
	for (const [at, block] of document.blocks.entries()) {
		if (block.kind === 'section' && at === 0) continue;
		if (block.kind === 'section') found.push({ orientation: block.orientation, blocks: [] });
		else found.at(-1)?.blocks.push(block);
	}
	return found.filter((part, index) => index === 0 || part.blocks.length > 0);
}

function running(meta: DocumentMeta, usable: number): Paragraph {
	return new Paragraph({
		style: 'Running',
		tabStops: [{ type: TabStopType.RIGHT, position: usable }],
		children: [new TextRun(meta.title), new TextRun(`\t${numberText(meta)} · ${meta.period.label}`)]
	});
}

function pageLine(meta: DocumentMeta): Paragraph {
	const [before = '', middle = '', after = ''] = pageWords[meta.locale].split(/\{pages?\}/);
	return new Paragraph({
		style: 'Running',
		alignment: AlignmentType.CENTER,
		children: [
			new TextRun({
				children: [before, PageNumber.CURRENT, middle, PageNumber.TOTAL_PAGES, after]
			})
		]
	});
}
