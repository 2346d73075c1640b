import * as XLSX from '@e965/xlsx';
import { formats, type Content, type Model } from './model.ts';

const errorNumbers: Readonly<Record<string, number>> = {
	'#NULL!': 0,
	'#DIV/0!': 7,
	'#VALUE!': 15,
	'#REF!': 23,
	'#NAME?': 29,
	'#NUM!': 36,
	'#N/A': 42
};

/** A workbook that SheetJS writes. */
export function sheetjsBook({ sheets, date1904 }: Model, shared: boolean): Uint8Array {
	const book = XLSX.utils.book_new();
	book.Workbook = {
		WBProps: { date1904 },
		Sheets: sheets.map(({ name, state }) => ({
			name,
			Hidden: state === 'visible' ? 0 : state === 'hidden' ? 1 : 2
		}))
	};
	// its own function would take a name such as __proto__ for what it is
	book.SheetNames = sheets.map(({ name }) => name);
	book.Sheets = Object.fromEntries(
		sheets.map(({ name, cells, merged }) => {
			const sheet: XLSX.WorkSheet = { '!ref': 'A1:F30' };
			for (const [row, line] of cells) {
				for (const [column, content] of line) {
					const cell = cellOf(content);
					if (cell) sheet[XLSX.utils.encode_cell({ r: row - 1, c: column - 1 })] = cell;
				}
			}
			sheet['!merges'] = merged.map(([top, left, bottom, right]) => ({
				s: { r: top - 1, c: left - 1 },
				e: { r: bottom - 1, c: right - 1 }
			}));
			return [name, sheet];
		})
	);
	return new Uint8Array(
		XLSX.write(book, { type: 'array', bookType: 'xlsx', bookSST: shared, compression: true }) as ArrayBuffer
	);
}

/** A number format by the name that SheetJS has for it: it knows no ids. */
export const canName = (format: number): boolean => typeof formats[format]![0] === 'string' || format === 0;

function cellOf(content: Content): XLSX.CellObject | null {
	if (content.kind === 'blank') return null;
	const f = content.formula === undefined ? {} : { f: content.formula };
	if (content.kind === 'text') return { t: 's', v: content.text, ...f };
	if (content.kind === 'boolean') return { t: 'b', v: content.value, ...f };
	if (content.kind === 'error') return { t: 'e', v: errorNumbers[content.code]!, ...f };
	const [code] = formats[content.format]!;
	return { t: 'n', v: Number(content.raw), ...(typeof code === 'string' ? { z: code } : {}), ...f };
}
