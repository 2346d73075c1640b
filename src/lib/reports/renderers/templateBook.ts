import type { DataValidation, Fill, Workbook, Worksheet } from 'exceljs';
import { fixDates, repack } from './pack.ts';
import { text, textWidth } from './xlsxCells.ts';
import { sheetName } from './xlsx.ts';
import { newWorkbook } from './workbook.ts';

export interface TemplateColumn {
	readonly head: string;
	readonly kind: 'text' | 'datetime' | 'integer' | 'number' | 'money' | 'choice';
	readonly required: boolean;
	/** Stands as a note on the head. */
	readonly note: string;
	/** What a drop-down offers; empty: anything may be written. */
	readonly choices: readonly string[];
}

/** An empty table to be filled in. */
export interface TemplateSheet {
	readonly name: string;
	readonly columns: readonly TemplateColumn[];
}

/** How the tables are filled in, a sheet of its own that is never read as a table. */
export interface TemplateGuide {
	readonly name: string;
	readonly intro: readonly string[];
	readonly heads: readonly string[];
	readonly parts: readonly {
		readonly title: string;
		readonly rows: readonly { readonly cells: readonly string[]; readonly required: boolean }[];
	}[];
}

export interface TemplateWords {
	readonly title: string;
	/** Name of the hidden sheet that holds long lists. */
	readonly lists: string;
	/** Said where a cell gets what is not in its list. */
	readonly pick: { readonly title: string; readonly text: string };
}

/** Rows that have formats and drop-downs. */
const ready = 2000;
/** What a list inside a validation may hold, by the format of the file. */
const listLimit = 250;
const formats: Readonly<Record<TemplateColumn['kind'], string>> = {
	text: '@',
	choice: '@',
	datetime: 'yyyy-mm-dd hh:mm',
	integer: '0',
	number: '0.##',
	money: '0.00'
};
const least: Readonly<Record<TemplateColumn['kind'], number>> = {
	text: 12,
	choice: 12,
	datetime: 18,
	integer: 10,
	number: 10,
	money: 12
};

const fill = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const [headFill, neededFill] = [fill('FFE6EEF0'), fill('FFFBE3D6')];

/** An Excel file of empty tables with heads, formats, notes and drop-downs, and a sheet that explains them. The same input gives the same bytes. */
export async function renderTemplateBook(
	sheets: readonly TemplateSheet[],
	guide: TemplateGuide,
	said: TemplateWords
): Promise<Uint8Array> {
	const workbook = newWorkbook(said.title, null);
	const names = new Set<string>();
	const lists: (readonly string[])[] = [];
	for (const table of sheets) addTable(workbook, table, sheetName(table.name, names), said, lists);
	addGuide(workbook, guide, sheetName(guide.name, names));
	if (lists.length > 0) {
		const hidden = workbook.addWorksheet(said.lists, { state: 'hidden' });
		lists.forEach((list, index) => {
			list.forEach((choice, row) => (hidden.getCell(row + 1, index + 1).value = choice));
		});
	}
	const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
	return repack(bytes, (name, xml) => (name === 'docProps/core.xml' ? fixDates(xml, null) : xml));
}

function addTable(
	workbook: Workbook,
	{ columns }: TemplateSheet,
	name: string,
	said: TemplateWords,
	lists: (readonly string[])[]
): void {
	const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
	columns.forEach(({ head, kind, required, note, choices }, index) => {
		const column = sheet.getColumn(index + 1);
		column.width = Math.min(40, Math.max(least[kind], textWidth(head) + 4));
		column.numFmt = formats[kind];
		const cell = sheet.getCell(1, index + 1);
		cell.value = head;
		cell.numFmt = '@';
		cell.font = { bold: true };
		cell.alignment = { vertical: 'middle', wrapText: true };
		cell.fill = required ? neededFill : headFill;
		cell.border = { bottom: { style: 'thin', color: { argb: 'FF8A979F' } } };
		cell.note = {
			texts: [{ font: { size: 10 }, text: note }],
			margins: { insetmode: 'auto', inset: [0.1, 0.1, 0.1, 0.1] }
		};
		if (choices.length > 0) {
			const { letter } = column;
			validate(sheet, `${letter}2:${letter}${ready}`, {
				type: 'list',
				allowBlank: true,
				formulae: [listOf(choices, said.lists, lists)],
				showErrorMessage: true,
				errorStyle: 'warning',
				errorTitle: said.pick.title,
				error: said.pick.text
			});
		}
	});
	sheet.getRow(1).height = 24;
	sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
}

/** The list as it stands in a validation: the choices, or where on the hidden sheet they are. */
function listOf(choices: readonly string[], name: string, lists: (readonly string[])[]): string {
	const inline = choices.join(',');
	if (inline.length <= listLimit && !choices.some((choice) => /[",]/.test(choice))) return `"${inline}"`;
	const known = lists.findIndex((list) => list.join('\n') === choices.join('\n'));
	const at = known < 0 ? lists.push(choices) - 1 : known;
	const letter = String.fromCharCode(65 + at);
	return `'${name}'!$${letter}$1:$${letter}$${choices.length}`;
}

/** One validation for a whole range; the library's types know those of single cells only. */
function validate(sheet: Worksheet, range: string, validation: DataValidation): void {
	const { dataValidations } = sheet as unknown as {
		dataValidations: { add(address: string, validation: DataValidation): void };
	};
	dataValidations.add(range, validation);
}

function addGuide(workbook: Workbook, { intro, heads, parts }: TemplateGuide, name: string): void {
	const sheet = workbook.addWorksheet(name);
	const widths = [24, 60, 48, 32];
	widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
	const write = (row: number, cells: readonly string[], style: 'plain' | 'head' | 'title' | 'needed') =>
		cells.forEach((value, index) => {
			const cell = sheet.getCell(row, index + 1);
			cell.value = text(value)[0];
			cell.numFmt = '@';
			cell.alignment = { vertical: 'top', wrapText: style === 'plain' || style === 'needed' };
			if (style === 'head' || style === 'title')
				cell.font = { bold: true, size: style === 'title' ? 13 : 11 };
			if (style === 'head') cell.fill = headFill;
			if (style === 'needed' && index === 0) cell.fill = neededFill;
		});
	let at = 1;
	for (const line of intro) write(at++, [line], 'head');
	for (const { title, rows } of parts) {
		at += 1;
		write(at++, [title], 'title');
		write(at++, heads, 'head');
		for (const { cells, required } of rows) write(at++, cells, required ? 'needed' : 'plain');
	}
}
