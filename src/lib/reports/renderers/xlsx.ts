import { say, words } from '#lib/i18n/locale.ts';
import {
	firstOrientation,
	needsData,
	type Block,
	type Figure,
	type ReportDocument,
	type Table
} from '#lib/reports/document.ts';
import { labelOf, numbered } from '#lib/reports/numbering.ts';
import { printable } from './cells.ts';
import { frameWords, numberText, onOneLine } from './frame.ts';
import { fixDates, repack } from './pack.ts';
import { picturesOf, type Rasterise } from './pictures.ts';
import { describePictures } from './xlsxPictures.ts';
import { XlsxSheet } from './xlsxSheet.ts';
import { newWorkbook } from './workbook.ts';

/**
 * An Excel file: a sheet for each chapter, a sheet with frozen head and filter for each row list.
 * Cells are typed, text that begins like a formula stays text, figures stand above their data, and the same document
 * gives the same bytes. Pictures come from `rasterise`; without it a figure is its data.
 */
export async function renderXlsx(document: ReportDocument, rasterise?: Rasterise): Promise<Uint8Array> {
	const meta = onOneLine(document.meta);
	const workbook = newWorkbook(`${meta.title} ${meta.period.label}`, meta.asOf);
	workbook.subject = say(frameWords.subject, meta.locale);
	workbook.description = `${numberText(meta)} · ${meta.rulebook.title} · ${meta.rulebook.edition} · ${meta.fingerprint}`;

	const label = labelOf(document);
	const pictures = await picturesOf(document, rasterise);
	const names = new Set<string>();
	/** The figures of each sheet that has pictures, in their order. */
	const drawn: Figure[][] = [];
	const sheets = chapters(document).map((chapter) => ({
		...chapter,
		heading: numbered((chapter.blocks[0] && label.get(chapter.blocks[0])) ?? '', chapter.title ?? ''),
		name: sheetName(chapter.title ?? say(frameWords.cover, meta.locale), names)
	}));
	for (const { name, title, landscape, blocks } of sheets) {
		const sheet = new XlsxSheet(workbook, name, meta, landscape);
		if (title === null) {
			sheet.cover();
			sheet.contents(sheets.filter((other) => other.title !== null));
		}
		const list = onlyList(blocks);
		const figures: Figure[] = [];
		for (const block of blocks) {
			if (block.kind === 'figure') {
				const png = pictures.get(block.id);
				if (png) figures.push(block);
				sheet.figure(block, label.get(block) ?? '', png, needsData(document, block));
			} else sheet.block(block, label.get(block) ?? '', block === list);
		}
		sheet.finish();
		if (figures.length > 0) drawn.push(figures);
	}
	const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
	return repack(bytes, (name, xml) => {
		if (name === 'docProps/core.xml') return fixDates(xml, meta.asOf);
		const [, drawing] = /^xl\/drawings\/drawing(\d+)\.xml$/.exec(name) ?? [];
		return drawing === undefined ? xml : describePictures(xml, drawn[Number(drawing) - 1] ?? []);
	});
}

interface Chapter {
	/** Null for what stands before the first heading. */
	readonly title: string | null;
	readonly landscape: boolean;
	readonly blocks: Block[];
}

function chapters(document: ReportDocument): Chapter[] {
	let landscape = firstOrientation(document) === 'landscape';
	const found: Chapter[] = [{ title: null, landscape, blocks: [] }];
	for (const block of document.blocks) {
		if (block.kind === 'section') landscape = block.orientation === 'landscape';
		else if (block.kind === 'heading' && block.level === 1)
			found.push({ title: block.text, landscape, blocks: [block] });
		else if (block.kind !== 'pageBreak') found.at(-1)?.blocks.push(block);
	}
	return found;
}

/** The row list of a chapter, where it has just one: its head is frozen and filtered. */
function onlyList(blocks: readonly Block[]): Table | null {
	const lists = blocks.filter((block): block is Table => block.kind === 'table' && block.list === true);
	return lists.length === 1 ? (lists[0] ?? null) : null;
}

const sheetWords = words('工作表', '工作表', 'Sheet');

/** A name that Excel keeps for itself. */
const reserved = 'history';

/** A name that Excel takes: at most 31 signs, none of `[]:*?/\`, no straight quote, not its own, unique whatever the case. */
export function sheetName(title: string, taken: Set<string>): string {
	const clean = printable(title)
		.replace(/[[\]:*?/\\\n\t]/g, ' ')
		.replace(/^'+|'+$/g, '')
		// a library forgets to double it where a print area names the sheet
		.replaceAll("'", '’')
		.trim();
	const stem = clean === '' ? sheetWords['zh-CN'] : clean;
	for (let copy = 1; ; copy++) {
		const suffix = copy === 1 ? '' : ` (${copy})`;
		const name =
			[...stem]
				.slice(0, 31 - suffix.length)
				.join('')
				.slice(0, 31 - suffix.length) + suffix;
		if (taken.has(name.toLowerCase()) || name.toLowerCase() === reserved) continue;
		taken.add(name.toLowerCase());
		return name;
	}
}
