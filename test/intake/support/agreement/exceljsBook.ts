import ExcelJS from 'exceljs';
import { formats, type Content, type Model } from './model.ts';

/** What exceljs has for a number format that files do not spell out. */
const spelled = (format: number): string | null => {
	const [code] = formats[format]!;
	return typeof code === 'string' ? code : null;
};

/** What would be read as an escaped character (22.9.2.19), and that writers of libraries do not escape in their turn. */
export const looksEscaped = (content: Content): boolean =>
	content.kind === 'text' && /_x[\da-fA-F]{4}_/.test(content.text);

/** True where exceljs can write a cell: it knows formats by their code only, and drops control characters. */
export const canWrite = (content: Content): boolean =>
	content.kind === 'text'
		? !looksEscaped(content) &&
			![...content.text].some((char) => char < ' ' && char !== '\t' && char !== '\n')
		: content.kind !== 'number' || content.format === 0 || spelled(content.format) !== null;

/** A workbook that exceljs writes. */
export async function exceljsBook({ sheets, date1904 }: Model, shared: boolean): Promise<Uint8Array> {
	const book = new ExcelJS.Workbook();
	book.properties.date1904 = date1904;
	for (const { name, state, cells, merged } of sheets) {
		const sheet = book.addWorksheet(name, { state });
		for (const [row, line] of cells) {
			for (const [column, content] of line) {
				const cell = sheet.getCell(row, column);
				if (content.kind === 'blank') {
					cell.numFmt = '0.00';
					continue;
				}
				const value = valueOf(content);
				cell.value =
					content.formula === undefined
						? value
						: ({ formula: content.formula, result: value, date1904 } as ExcelJS.CellFormulaValue);
				if (content.kind === 'number' && content.format > 0) cell.numFmt = spelled(content.format)!;
			}
		}
		for (const [top, left, bottom, right] of merged) sheet.mergeCells(top, left, bottom, right);
	}
	return new Uint8Array(
		await book.xlsx.writeBuffer({ useSharedStrings: shared } as Partial<ExcelJS.XlsxWriteOptions>)
	);
}

function valueOf(
	content: Exclude<Content, { kind: 'blank' }>
): string | number | boolean | ExcelJS.CellErrorValue {
	if (content.kind === 'text') return content.text;
	if (content.kind === 'boolean') return content.value;
	if (content.kind === 'error') return { error: content.code } as ExcelJS.CellErrorValue;
	return Number(content.raw);
}
