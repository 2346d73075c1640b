import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { readSheet, sheetsOf, sourceOfBytes } from '#lib/intake/read.ts';
import { readCanonical } from '../oracle.ts';
import { momentText, plainNumber, type Compared } from './expected.ts';

/** What a reader found: its sheets in order, and the filled cells of each by 'row,column'. */
export interface Reading {
	readonly sheets: readonly {
		readonly name: string;
		readonly hidden: boolean;
		readonly cells: ReadonlyMap<string, Compared>;
	}[];
}

/** Nothing a reader gives is compared but as text: numbers in plain decimal, moments to the second, TRUE and FALSE, errors by name. */
const filled = (entries: readonly (readonly [string, Compared])[]): ReadonlyMap<string, Compared> =>
	new Map(entries.filter(([, { text }]) => text !== ''));

export async function oursReads(bytes: Uint8Array): Promise<Reading> {
	const source = sourceOfBytes('x.xlsx', bytes);
	const sheets = [];
	for (const { sheet, hidden } of await sheetsOf(source)) {
		const chunks: Uint8Array[] = [];
		try {
			const { notes } = await readSheet(source, { sheet }, (chunk) => void chunks.push(chunk));
			const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
				new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer())
			);
			const cells = readCanonical(text).flatMap(({ line, cells: row }) =>
				row.map((cell, at) => [`${line},${at + 1}`, { text: cell, error: false }] as const)
			);
			const errors = notes
				.filter(({ code }) => code === 'error_cell')
				.map(({ row, column, raw }) => [`${row},${column}`, { text: raw, error: true }] as const);
			sheets.push({ name: sheet, hidden, cells: filled([...cells, ...errors]) });
		} catch (error) {
			if ((error as { problem?: { code: string } }).problem?.code !== 'no_rows') throw error;
			sheets.push({ name: sheet, hidden, cells: filled([]) });
		}
	}
	return { sheets };
}

/** Serials and moments before this day are times of day. */
const firstDay = Date.UTC(1904, 0, 2);

/** A moment as both libraries give it (a Date in UTC), in the words of `expected`: a time alone stands on the day from which days count. */
export function dateText(date: Date): string {
	const time = date.getTime();
	if (Number.isNaN(time)) return 'Invalid Date';
	const text = momentText(time);
	return time < firstDay && (text.startsWith('1899-12-3') || text.startsWith('1904-01-01'))
		? text.slice(11)
		: text;
}

export async function exceljsReads(bytes: Uint8Array): Promise<Reading> {
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
	return {
		sheets: book.worksheets.map((sheet) => {
			const cells: [string, Compared][] = [];
			sheet.eachRow((row, at) =>
				row.eachCell((cell, column) => {
					if (!cell.isMerged || cell.master === cell)
						cells.push([`${at},${column}`, exceljsText(cell.value)]);
				})
			);
			return { name: sheet.name, hidden: sheet.state !== 'visible', cells: filled(cells) };
		})
	};
}

function exceljsText(value: ExcelJS.CellValue | undefined): Compared {
	const text = (plain: string): Compared => ({ text: plain, error: false });
	if (value === null || value === undefined) return text('');
	if (value instanceof Date) return text(dateText(value));
	if (typeof value === 'number') return text(plainNumber(value));
	if (typeof value === 'boolean') return text(value ? 'TRUE' : 'FALSE');
	if (typeof value === 'string') return text(value);
	if ('richText' in value) return text(value.richText.map((run) => run.text).join(''));
	if ('error' in value) return { text: value.error, error: true };
	if ('formula' in value || 'sharedFormula' in value) return exceljsText(value.result as ExcelJS.CellValue);
	return text(JSON.stringify(value));
}

export function sheetjsReads(bytes: Uint8Array): Reading {
	const book = XLSX.read(bytes, {
		type: 'array',
		dense: true,
		cellDates: true,
		UTC: true
	});
	const hidden = book.Workbook?.Sheets ?? [];
	return {
		sheets: book.SheetNames.map((name, at) => {
			const data = ((Object.hasOwn(book.Sheets, name) ? book.Sheets[name]!['!data'] : null) ?? []) as (
				XLSX.CellObject | undefined
			)[][];
			const cells: [string, Compared][] = [];
			data.forEach((row, r) =>
				row.forEach((cell, c) => cell && cells.push([`${r + 1},${c + 1}`, sheetjsText(cell)]))
			);
			return { name, hidden: (hidden[at]?.Hidden ?? 0) > 0, cells: filled(cells) };
		})
	};
}

const errorNames: Readonly<Record<number, string>> = {
	0: '#NULL!',
	7: '#DIV/0!',
	15: '#VALUE!',
	23: '#REF!',
	29: '#NAME?',
	36: '#NUM!',
	42: '#N/A'
};

function sheetjsText({ t, v, w }: XLSX.CellObject): Compared {
	if (t === 'z' || v === undefined) return { text: '', error: false };
	if (t === 'e') return { text: errorNames[v as number] ?? String(w ?? v), error: true };
	if (t === 'b') return { text: v ? 'TRUE' : 'FALSE', error: false };
	if (v instanceof Date) return { text: dateText(v), error: false };
	return { text: t === 'n' ? plainNumber(v as number) : String(v), error: false };
}
