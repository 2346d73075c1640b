import {
	AlignmentType,
	BorderStyle,
	HeightRule,
	Paragraph,
	ShadingType,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	VerticalAlignTable,
	WidthType
} from 'docx';
import { colours } from './docxStyle.ts';
import { printable } from './cells.ts';

/** One cell: a paragraph for each of `lines`, in one style or a style for each. */
export interface GridCell {
	readonly lines: readonly string[];
	readonly style: string | readonly string[];
	readonly right?: boolean;
	readonly bold?: boolean;
	readonly fill?: string | undefined;
	readonly span?: number;
	/** Least height of its row, in twips. */
	readonly height?: number;
}

interface GridOptions {
	/** The first row is a head and is repeated on every page. */
	readonly head?: boolean;
	/** Least height of body rows, in twips. */
	readonly height?: number;
	/** Keep all rows on one page. */
	readonly together?: boolean;
	/** Its last row stays with the note below, and with the row above where it sums them up. */
	readonly noted?: boolean;
	readonly summed?: boolean;
	readonly padding?: number;
}

/** So many rows at the end of a table stay on one page: none begins a page alone. */
const endRows = 3;

const line = { style: BorderStyle.SINGLE, size: 4, color: colours.line };

/** A table `usable` twips wide, its columns shared out by weight; no row is cut between pages. */
export function grid(
	rows: readonly (readonly GridCell[])[],
	weights: readonly number[],
	usable: number,
	options: GridOptions = {}
): Table {
	const widths = share(weights, usable);
	return new Table({
		width: { size: usable, type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		borders: {
			top: line,
			bottom: line,
			left: line,
			right: line,
			insideHorizontal: line,
			insideVertical: line
		},
		margins: {
			top: options.padding ?? 40,
			bottom: options.padding ?? 40,
			left: options.padding ?? 80,
			right: options.padding ?? 80,
			marginUnitType: WidthType.DXA
		},
		rows: rows.map((cells, index) => {
			const isHead = options.head === true && index === 0;
			const last = index === rows.length - 1;
			const summed = options.summed === true && index === rows.length - 2;
			const ending = options.head === true && !last && index > rows.length - 1 - endRows;
			const keepNext =
				isHead || summed || ending || (last ? options.noted === true : options.together === true);
			const height = Math.max(options.height ?? 0, ...cells.map((cell) => cell.height ?? 0));
			return new TableRow({
				tableHeader: isHead,
				cantSplit: true,
				...(height > 0 && !isHead && { height: { value: height, rule: HeightRule.ATLEAST } }),
				children: cells.map((cell, column) =>
					tableCell(cell, spanned(widths, cells, column), keepNext, options)
				)
			});
		})
	});
}

/** Width of a cell: of as many columns as it runs over. */
function spanned(widths: readonly number[], cells: readonly GridCell[], at: number): number {
	const first = cells.slice(0, at).reduce((sum, cell) => sum + (cell.span ?? 1), 0);
	return widths.slice(first, first + (cells[at]?.span ?? 1)).reduce((sum, width) => sum + width, 0);
}

function tableCell(cell: GridCell, width: number, keepNext: boolean, options: GridOptions): TableCell {
	return new TableCell({
		width: { size: width, type: WidthType.DXA },
		...(cell.span && { columnSpan: cell.span }),
		...(cell.fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: cell.fill } }),
		...(options.height !== undefined && { verticalAlign: VerticalAlignTable.CENTER }),
		children: cell.lines.map(
			(text, index) =>
				new Paragraph({
					style: typeof cell.style === 'string' ? cell.style : (cell.style[index] ?? 'TableText'),
					...(keepNext && { keepNext }),
					...(cell.right && { alignment: AlignmentType.RIGHT }),
					children: printable(text)
						.split('\n')
						.map(
							(part, at) =>
								new TextRun({ text: part, ...(at > 0 && { break: 1 }), ...(cell.bold && { bold: true }) })
						)
				})
		)
	});
}

/** Whole twips by weight that add up to `usable` exactly. */
function share(weights: readonly number[], usable: number): number[] {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const widths = weights.map((weight) => Math.floor((weight / total) * usable));
	const rest = usable - widths.reduce((sum, width) => sum + width, 0);
	return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width));
}
