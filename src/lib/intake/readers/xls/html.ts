import { tellingRows } from '#lib/intake/readers/chooseSheet.ts';
import { maxColumns } from '#lib/intake/sheet.ts';
import type { SheetCell } from '#lib/intake/readers/xlsx/cells.ts';
import type { Area } from '#lib/intake/readers/xlsx/place.ts';
import { numberText } from '#lib/intake/readers/xlsx/number.ts';
import type { Book, BookRow, BookSheet } from './book.ts';
import { htmlAttribute, scanHtml } from './htmlScanner.ts';

const mostAreas = 20_000;
/** Elements that begin a line of their own inside a cell. */
const blocks = new Set(['p', 'div', 'li', 'br', 'h1', 'h2', 'h3', 'h4', 'tr', 'ul', 'ol']);

interface Found {
	caption: string;
	readonly head: SheetCell[][];
	readonly merged: Area[];
}

/** Opens a page whose tables are its sheets, a table inside another too; a page without one has none. */
export function openHtml(page: string, encoding: string): Book {
	const found: Found[] = [];
	const names: string[] = [];
	for (const { sheet, cells } of rowsOf(page, found, names))
		if (found[sheet]!.head.length < tellingRows) found[sheet]!.head.push(cells);
	const sheets = found.map(({ caption, head, merged }, index): BookSheet => {
		const own = (names.length === found.length ? names[index] : caption) ?? '';
		return {
			name: own !== '' ? own : found.length > 1 ? `#${index + 1}` : '',
			hidden: false,
			head,
			merged,
			*rows() {
				for (const row of rowsOf(page, [], [])) if (row.sheet === index) yield row;
			}
		};
	});
	return { sheets, encoding, epoch: 1900 };
}

type Row = BookRow & { readonly sheet: number; readonly cells: SheetCell[]; readonly share: number };

/** A table that is being read. */
interface Table {
	readonly sheet: number;
	row: number;
	column: number;
	inRow: boolean;
	inCell: boolean;
	inCaption: boolean;
	text: string;
	/** The number behind what the cell shows, as Excel writes it into its pages. */
	number: string | null;
	cells: SheetCell[];
	/** For each column, the last row that a cell above reaches down to. */
	readonly taken: number[];
}

/** The rows of all tables of a page; what is known of each table is added to `found`, sheet names in Excel's comments to `names`. */
function* rowsOf(page: string, found: Found[], names: string[]): Generator<Row> {
	const tables: Table[] = [];
	let ready: Omit<Row, 'share'>[] = [];
	const endCell = (table: Table): void => {
		if (table.inCaption) {
			found[table.sheet]!.caption = plainText(table.text);
			table.inCaption = false;
		}
		if (!table.inCell) return;
		table.inCell = false;
		let text = plainText(table.text);
		if (table.number !== null && /^(?:#+|-?[\d.]+E[+-]?\d+)$/i.test(text)) text = numberText(table.number);
		if (text !== '') table.cells.push({ column: table.column, text, error: isError(text) });
	};
	const endRow = (table: Table): void => {
		endCell(table);
		if (!table.inRow) return;
		table.inRow = false;
		ready.push({ sheet: table.sheet, row: table.row, cells: table.cells });
	};
	const startRow = (table: Table): void => {
		endRow(table);
		table.inRow = true;
		table.row++;
		table.column = 0;
		table.cells = [];
	};
	const startCell = (table: Table, tag: string): void => {
		endCell(table);
		if (!table.inRow) startRow(table);
		const across = spanOf(tag, 'colspan');
		const down = spanOf(tag, 'rowspan');
		do table.column++;
		while ((table.taken[table.column] ?? 0) >= table.row);
		const last = Math.min(table.column + across - 1, Math.max(table.column, maxColumns));
		for (let column = table.column; column <= last; column++) table.taken[column] = table.row + down - 1;
		const { merged } = found[table.sheet]!;
		if (across + down > 2 && merged.length < mostAreas)
			merged.push([table.row, table.column, table.row + down - 1, last]);
		table.inCell = true;
		table.text = '';
		table.number = htmlAttribute(tag, 'x:num');
		if (table.number === '') table.number = null;
	};
	const scan = scanHtml(page, {
		open(name, tag) {
			if (name === 'table') {
				found.push({ caption: '', head: [], merged: [] });
				tables.push({
					sheet: found.length - 1,
					row: 0,
					column: 0,
					inRow: false,
					inCell: false,
					inCaption: false,
					text: '',
					number: null,
					cells: [],
					taken: []
				});
				return;
			}
			const table = tables.at(-1);
			if (!table) return;
			if (name === 'tr') startRow(table);
			else if (name === 'td' || name === 'th') startCell(table, tag);
			else if (name === 'caption') {
				table.inCaption = true;
				table.text = '';
			} else if (blocks.has(name)) table.text += '\n';
		},
		close(name) {
			const table = tables.at(-1);
			if (!table) return;
			if (name === 'td' || name === 'th' || name === 'caption') endCell(table);
			else if (name === 'tr' || name === 'thead' || name === 'tbody' || name === 'tfoot') endRow(table);
			else if (name === 'table') {
				endRow(table);
				tables.pop();
			} else if (blocks.has(name) && name !== 'br') table.text += '\n';
		},
		text(part) {
			const table = tables.at(-1);
			// white space of the source is one space; line ends come from tags
			if (table && (table.inCell || table.inCaption)) table.text += part.replace(/[ \t\r\n\f]+/g, ' ');
		},
		comment(text) {
			for (const match of text.matchAll(/<x:ExcelWorksheet>\s*<x:Name>([^<]*)<\/x:Name>/gi))
				names.push(match[1]!.trim());
		}
	});
	for (const at of scan) {
		if (ready.length === 0) continue;
		for (const row of ready) yield { ...row, share: at / page.length };
		ready = [];
	}
	for (const table of tables) endRow(table);
	for (const row of ready) yield { ...row, share: 1 };
}

function spanOf(tag: string, name: string): number {
	const span = Number(htmlAttribute(tag, name) ?? 1);
	return Number.isInteger(span) && span >= 1 ? Math.min(span, 65_536) : 1;
}

const isError = (text: string): boolean => /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text);

/** The text of a cell: no-break spaces, with which pages fill cells, as ordinary ones; lines trimmed, blank ones at its ends gone. */
function plainText(text: string): string {
	return text
		.replace(/\u00a0/g, ' ')
		.replace(/ *\n */g, '\n')
		.replace(/\n{2,}/g, '\n')
		.trim();
}
