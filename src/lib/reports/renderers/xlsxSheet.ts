import type { Borders, Fill, Font, Image, Workbook, Worksheet } from 'exceljs';
import { say, words } from '#lib/i18n/locale.ts';
import type { Block, DocumentMeta, Figure, Form, KeyFigures, SignOff, Table } from '#lib/reports/document.ts';
import { numbered } from '#lib/reports/numbering.ts';
import { fieldText, isNumeric, printable } from './cells.ts';
import { frameWords, metaLines, noteLead, numberText, pageWords } from './frame.ts';
import { columnWidth, lineCount, longestWord, put, text } from './xlsxCells.ts';
import { narrowed } from './xlsxWidths.ts';

const line = { style: 'thin', color: { argb: 'FFB4BDC7' } } as const;
const box: Partial<Borders> = { top: line, bottom: line, left: line, right: line };
const fill = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const fontNames = { 'zh-CN': '微软雅黑', 'zh-Hant': '微軟正黑體', en: 'Calibri' } as const;
const keyHeads = [
	words('指标', '指標', 'Figure'),
	words('数值', '數值', 'Value'),
	words('说明', '說明', 'Remarks')
];

/** Text runs over at least this many columns, and over this many digits. */
const textColumns = 6;
const leastWidth = 96;
/** Height of the rows under a picture. */
const rowPoints = 15;

/** Text for a header, where `&` begins a code; Excel takes 255 signs of header at most. */
const literal = (value: string, most: number): string =>
	value
		.replaceAll('&', '&&')
		.slice(0, most)
		.replace(/(^|[^&])((?:&&)*)&$/, '$1$2');

/** Fills one worksheet from top to bottom; widths and print area are set at the end. */
export class XlsxSheet {
	readonly #workbook: Workbook;
	readonly #sheet: Worksheet;
	readonly #meta: DocumentMeta;
	readonly #font: string;
	readonly #widths: number[] = [];
	/** What a column must have: its text may wrap, its numbers not. */
	readonly #least: number[] = [];
	/** Texts that run from a column to the right edge, and the size of their letters: their height is known at the end. */
	readonly #texts: { row: number; from: number; to?: number; text: string; size: number }[] = [];
	/** Wrapped cells by row: text and 0-based column. Height is set for all programs, as not all of them find it. */
	readonly #wrapped = new Map<number, { column: number; text: string }[]>();
	#row = 0;

	constructor(workbook: Workbook, name: string, meta: DocumentMeta, landscape: boolean) {
		this.#workbook = workbook;
		this.#meta = meta;
		this.#font = fontNames[meta.locale];
		this.#sheet = workbook.addWorksheet(name, {
			pageSetup: {
				paperSize: 9,
				orientation: landscape ? 'landscape' : 'portrait',
				fitToPage: true,
				fitToWidth: 1,
				fitToHeight: 0,
				margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 }
			},
			headerFooter: {
				oddHeader: `&L${literal(meta.title, 100)}&R${literal(numberText(meta), 70)} · ${literal(meta.period.label, 70)}`,
				oddFooter: `&C${say(pageWords, meta.locale, { page: '&P', pages: '&N' })}`
			},
			views: [{ showGridLines: false }]
		});
	}

	/** Title and the lines that say what the paper rests on. */
	cover(): void {
		this.#across(this.#meta.title, { bold: true, size: 18 });
		this.#across(this.#meta.period.label, { size: 12 });
		this.#row += 1;
		for (const [name, value] of metaLines(this.#meta)) {
			const row = this.#sheet.getRow(++this.#row);
			this.#text(row.getCell(1), name);
			this.#text(row.getCell(2), value);
			row.getCell(1).font = this.#style({ color: { argb: 'FF596575' } });
			this.#texts.push({ row: this.#row, from: 2, text: value, size: 10.5 });
			this.#wide(0, 16, 14);
			this.#wide(1, 16);
		}
		this.#row += 1;
	}

	/** The sheets that follow, each a way there. */
	contents(sheets: readonly { readonly name: string; readonly heading: string }[]): void {
		if (sheets.length === 0) return;
		this.#across(say(frameWords.contents, this.#meta.locale), { bold: true, size: 12 });
		for (const { name, heading } of sheets) {
			const cell = this.#sheet.getRow(++this.#row).getCell(1);
			cell.value = {
				text: printable(heading),
				hyperlink: `#'${name.replaceAll("'", "''")}'!A1`
			};
			cell.font = this.#style({ color: { argb: 'FF1F5F6B' }, underline: true });
			this.#texts.push({ row: this.#row, from: 1, text: heading, size: 10.5 });
		}
		this.#row += 1;
	}

	/** A picture with its caption above and, where no other table has them, its numbers below. */
	figure(block: Figure, label: string, png: Uint8Array | undefined, withData: boolean): void {
		const data = (caption: string, number: string): void =>
			this.#table({ ...block.data, caption }, number, false);
		if (!png) {
			if (withData) data(block.caption, label);
			return;
		}
		this.#row += 1;
		this.#across(`${label} ${block.caption}`.trim(), { bold: true, size: 11 });
		// The library's types want a buffer of Node; its browser build takes any bytes.
		const picture = { buffer: png, extension: 'png' } as unknown as Image;
		this.#sheet.addImage(this.#workbook.addImage(picture), {
			tl: { col: 0, row: this.#row },
			ext: { width: block.width, height: block.height },
			editAs: 'oneCell'
		});
		const rows = Math.ceil(block.height / (rowPoints / 0.75)) + 1;
		for (let at = 1; at <= rows; at++) this.#sheet.getRow(this.#row + at).height = rowPoints;
		this.#row += rows;
		if (withData) data(block.data.caption, '');
	}

	block(block: Block, label: string, frozen: boolean): void {
		switch (block.kind) {
			case 'heading':
				this.#row += block.level === 1 ? 0 : 1;
				this.#across(numbered(label, block.text), {
					bold: true,
					size: block.level === 1 ? 15 : 12,
					color: { argb: 'FF1F5F6B' }
				});
				return;
			case 'paragraph':
				return this.#across(block.runs.map((run) => run.text).join(''), {});
			case 'note':
				return this.#across(say(noteLead[block.tone], this.#meta.locale) + block.text, {
					color: { argb: block.tone === 'warning' ? 'FFB0401A' : 'FF445566' }
				});
			case 'list':
				block.items.forEach((item, index) =>
					this.#across(block.ordered ? `${index + 1}. ${item}` : `· ${item}`, {})
				);
				return;
			case 'keyFigures':
				return this.#keyFigures(block);
			case 'table':
				return this.#table(block, label, frozen);
			case 'form':
				return this.#form(block);
			case 'signOff':
				return this.#signOff(block);
			default:
				return;
		}
	}

	/** Sets widths, heights of texts and the print area. */
	finish(): void {
		const landscape = this.#sheet.pageSetup.orientation === 'landscape';
		const paper = narrowed(this.#widths, this.#least, landscape);
		this.#sheet.pageSetup.orientation = paper.landscape ? 'landscape' : 'portrait';
		paper.widths.forEach((width, index) => (this.#widths[index] = width));
		const columns = Math.max(this.#widths.length, 1);
		const sum = (): number => this.#widths.reduce((total, width) => total + width, 0);
		for (let index = 0; index < columns; index++) {
			this.#sheet.getColumn(index + 1).width = this.#widths[index] ?? 12;
		}
		// A sheet of text alone, or of a narrow table, gets room for its sentences to the right.
		let across = columns;
		while (this.#texts.length > 0 && (across < textColumns || sum() < leastWidth)) {
			this.#widths[across] = 16;
			this.#sheet.getColumn(++across).width = 16;
		}
		for (const { row, from, to = across, text: words, size } of this.#texts) {
			if (to > from) this.#sheet.mergeCells(row, from, row, to);
			const width = this.#widths.slice(from - 1, to).reduce((total, each) => total + each, 0);
			const lines = lineCount(words, (width * 11) / Math.max(11, size));
			this.#high(row, lines * (size + 6) + 4);
		}
		for (const [row, cells] of this.#wrapped) {
			const lines = cells.map(({ column, text: words }) => lineCount(words, this.#widths[column] ?? 12));
			this.#high(row, Math.max(1, ...lines) * 15 + 3);
		}
		this.#sheet.pageSetup.printArea = `A1:${this.#sheet.getColumn(across).letter}${Math.max(this.#row, 1)}`;
	}

	#style(font: Partial<Font>): Partial<Font> {
		return { name: this.#font, size: 10.5, ...font };
	}

	#high(row: number, height: number): void {
		const line = this.#sheet.getRow(row);
		line.height = Math.min(400, Math.max(line.height ?? 0, height));
	}

	/** A column is as wide as what is widest in it, and never narrower than `least`. */
	#wide(index: number, width: number, least = width): void {
		this.#widths[index] = Math.max(this.#widths[index] ?? 0, width);
		this.#least[index] = Math.max(this.#least[index] ?? 0, Math.min(width, least));
	}

	#text(cell: ReturnType<Worksheet['getCell']>, value: string): void {
		const [content, format] = text(value);
		cell.value = content;
		if (format !== null) cell.numFmt = format;
		cell.font = this.#style({});
	}

	/** One text over the whole width of the sheet. */
	#across(value: string, font: Partial<Font>): void {
		const cell = this.#sheet.getCell(++this.#row, 1);
		this.#text(cell, value);
		cell.font = this.#style(font);
		cell.alignment = { wrapText: true, vertical: 'top' };
		this.#texts.push({ row: this.#row, from: 1, text: value, size: font.size ?? 10.5 });
	}

	#head(values: readonly string[], right: (index: number) => boolean): void {
		const row = this.#sheet.getRow(++this.#row);
		this.#wrapped.set(
			this.#row,
			values.map((words, column) => ({ column, text: words }))
		);
		values.forEach((value, index) => {
			const cell = row.getCell(index + 1);
			this.#text(cell, value);
			cell.font = this.#style({ bold: true });
			cell.fill = fill('FFE6EEF0');
			cell.border = box;
			cell.alignment = {
				wrapText: true,
				vertical: 'middle',
				horizontal: right(index) ? 'right' : 'left',
				indent: index > 0 && !right(index) ? 1 : 0
			};
		});
	}

	#table(block: Table, label: string, frozen: boolean): void {
		const { locale } = this.#meta;
		this.#row += 1;
		this.#across(`${label} ${block.caption}`.trim(), { bold: true, size: 11 });
		this.#head(
			block.columns.map((column) => column.head),
			(index) => isNumeric(block.columns[index] ?? { type: 'text' })
		);
		const headRow = this.#row;
		const rows = block.totals && block.rows.length > 0 ? [...block.rows, block.totals] : block.rows;
		rows.forEach((cells, at) => {
			const row = this.#sheet.getRow(++this.#row);
			const total = at >= block.rows.length;
			this.#wrapped.set(
				this.#row,
				block.columns.flatMap((column, index) => {
					const cell = cells[index];
					return column.type === 'text' && typeof cell === 'string' ? [{ column: index, text: cell }] : [];
				})
			);
			block.columns.forEach((column, index) => {
				const cell = row.getCell(index + 1);
				put(cell, cells[index] ?? null, column.type, locale);
				cell.font = this.#style(total ? { bold: true } : {});
				cell.border = box;
				if (total) cell.fill = fill('FFF3F6F7');
				cell.alignment = {
					vertical: 'top',
					wrapText: column.type === 'text',
					horizontal: isNumeric(column) ? 'right' : 'left',
					indent: index > 0 && !isNumeric(column) ? 1 : 0
				};
			});
		});
		if (rows.length === 0) this.#across(say(frameWords.empty, locale), {});
		block.columns.forEach((column, index) => {
			const cells = rows.map((row) => row[index] ?? null);
			const width = columnWidth(column.head, cells, column.type, locale, block.list ? 60 : 36);
			const words = [column.head, ...cells.filter((cell) => typeof cell === 'string')];
			this.#wide(index, width, column.type === 'text' ? longestWord(words) + 2.5 : width);
		});
		for (const words of block.notes ?? []) this.#across(words, { size: 9.5, color: { argb: 'FF596575' } });
		if (!frozen) return;
		this.#sheet.views = [{ state: 'frozen', ySplit: headRow, showGridLines: false }];
		this.#sheet.autoFilter = {
			from: { row: headRow, column: 1 },
			to: { row: headRow + Math.max(block.rows.length, 1), column: block.columns.length }
		};
		this.#sheet.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
	}

	#keyFigures(block: KeyFigures): void {
		this.#row += 1;
		this.#head(
			keyHeads.map((head) => say(head, this.#meta.locale)),
			(index) => index === 1
		);
		this.#texts.push({ row: this.#row, from: 3, text: '', size: 10.5 });
		for (const item of block.items) {
			const row = this.#sheet.getRow(++this.#row);
			this.#text(row.getCell(1), item.label);
			put(row.getCell(2), item.value, item.type, this.#meta.locale);
			row.getCell(2).font = this.#style({ bold: true });
			this.#text(row.getCell(3), item.note);
			this.#texts.push({ row: this.#row, from: 3, text: item.note, size: 10.5 });
			for (let column = 1; column <= 3; column++) {
				row.getCell(column).border = box;
				row.getCell(column).alignment = {
					vertical: 'top',
					wrapText: true,
					horizontal: column === 2 ? 'right' : 'left',
					indent: column === 3 ? 1 : 0
				};
			}
			this.#wide(0, 20);
			this.#wide(1, 14);
		}
	}

	#form(block: Form): void {
		const { locale } = this.#meta;
		this.#row += 1;
		for (const fields of block.rows) {
			const row = this.#sheet.getRow(++this.#row);
			const wide = fields.length === 1;
			fields.forEach((field, at) => {
				const name = row.getCell(at * 2 + 1);
				this.#text(name, field.label);
				name.font = this.#style({ bold: true });
				name.fill = fill('FFF3F6F7');
				put(row.getCell(at * 2 + 2), field.value, field.type, locale);
				this.#high(this.#row, (field.lines ?? 1) * 16 + 3);
			});
			for (let column = 1; column <= 4; column++) {
				const cell = row.getCell(column);
				cell.border = box;
				if (column % 2 === 0) cell.font = this.#style({});
				cell.alignment = { vertical: 'top', wrapText: true, horizontal: 'left' };
			}
			if (wide)
				this.#texts.push({ row: this.#row, from: 2, to: 4, text: fieldText(fields[0]!, locale), size: 10.5 });
			this.#wrapped.set(
				this.#row,
				fields.flatMap((field, at) => [
					{ column: at * 2, text: field.label },
					...(wide ? [] : [{ column: at * 2 + 1, text: fieldText(field, locale) }])
				])
			);
		}
		[14, 34, 14, 34].forEach((width, at) => this.#wide(at, width, 14));
	}

	#signOff(block: SignOff): void {
		this.#row += 1;
		this.#head(block.heads, () => false);
		for (const cells of block.rows) {
			const row = this.#sheet.getRow(++this.#row);
			row.height = 32;
			cells.forEach((value, index) => {
				const cell = row.getCell(index + 1);
				this.#text(cell, value);
				cell.border = box;
				cell.alignment = { vertical: 'middle', wrapText: true };
				this.#wide(index, index === 0 ? 34 : 18, index === 0 ? 16 : 12);
			});
		}
	}
}
