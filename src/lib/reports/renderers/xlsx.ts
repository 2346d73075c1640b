import ExcelJS from 'exceljs/dist/exceljs.min.js';
import type { Workbook } from 'exceljs';
import { say, words } from '#lib/i18n/locale.ts';
import { needsData, type Block, type ReportDocument, type Table } from '#lib/reports/document.ts';
import { labelOf } from '#lib/reports/numbering.ts';
import { printable } from './cells.ts';
import { frameWords } from './frame.ts';
import { fixDates, propertyDate, repack } from './pack.ts';
import { XlsxSheet } from './xlsxSheet.ts';

/**
 * An Excel file: a sheet for each chapter, a sheet with frozen head and filter for each row list.
 * Cells are typed, text that begins like a formula stays text, and the same document gives the same bytes.
 */
export async function renderXlsx(document: ReportDocument): Promise<Uint8Array> {
	const { meta } = document;
	const workbook: Workbook = new ExcelJS.Workbook();
	const at = new Date(propertyDate(meta.asOf));
	workbook.created = at;
	workbook.modified = at;
	workbook.creator = 'Sujian 诉鉴';
	workbook.lastModifiedBy = 'Sujian 诉鉴';
	workbook.title = `${meta.title} ${meta.period.label}`;
	workbook.subject = say(frameWords.subject, meta.locale);
	workbook.description = `${meta.number} · ${meta.rulebook.id} ${meta.rulebook.edition} · ${meta.fingerprint}`;

	const label = labelOf(document);
	const names = new Set<string>();
	for (const chapter of chapters(document.blocks)) {
		const name = sheetName(chapter.title ?? say(frameWords.cover, meta.locale), names);
		const sheet = new XlsxSheet(workbook, name, meta, chapter.landscape);
		if (chapter.title === null) sheet.cover();
		const list = onlyList(chapter.blocks);
		for (const block of chapter.blocks) {
			if (block.kind === 'figure' && !needsData(document, block)) continue;
			sheet.block(block, label.get(block) ?? '', block === list);
		}
		sheet.finish();
	}
	const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
	return repack(bytes, (name, xml) => (name === 'docProps/core.xml' ? fixDates(xml, meta.asOf) : xml));
}

interface Chapter {
	/** Null for what stands before the first heading. */
	readonly title: string | null;
	readonly landscape: boolean;
	readonly blocks: Block[];
}

function chapters(blocks: readonly Block[]): Chapter[] {
	const found: Chapter[] = [{ title: null, landscape: false, blocks: [] }];
	let landscape = false;
	for (const block of blocks) {
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

/** A name that Excel takes: at most 31 signs, none of `[]:*?/\`, no quote at the ends, unique whatever the case. */
export function sheetName(title: string, taken: Set<string>): string {
	const clean = printable(title)
		.replace(/[[\]:*?/\\\n\t]/g, ' ')
		.replace(/^'+|'+$/g, '')
		.trim();
	const stem = clean === '' ? sheetWords['zh-CN'] : clean;
	for (let copy = 1; ; copy++) {
		const suffix = copy === 1 ? '' : ` (${copy})`;
		const name =
			[...stem]
				.slice(0, 31 - suffix.length)
				.join('')
				.slice(0, 31 - suffix.length) + suffix;
		if (taken.has(name.toLowerCase())) continue;
		taken.add(name.toLowerCase());
		return name;
	}
}
