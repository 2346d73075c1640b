import type { CellObject, WorkBook } from '@e965/xlsx';
import { refuse } from '#lib/intake/problems.ts';
import type { ReadOptions } from '#lib/intake/sheet.ts';
import type { Source } from '#lib/intake/source.ts';
import { tellingRows } from '#lib/intake/readers/chooseSheet.ts';
import type { SheetCell } from '#lib/intake/readers/xlsx/cells.ts';
import type { Area } from '#lib/intake/readers/xlsx/place.ts';
import { dateText, numberText } from '#lib/intake/readers/xlsx/number.ts';
import { builtinDates, dateFormat, type DateFormat } from '#lib/intake/readers/xlsx/styles.ts';
import type { Book, BookRow, BookSheet } from './book.ts';
import { codePages } from './codePages.ts';
import { CompoundError, topStreams } from './compound.ts';
import { recordsOf } from './records.ts';

/** No larger .xls is opened: a sheet of 65,536 rows takes a quarter of it, and all of it lies in memory. */
export const longestOldWorkbook = 128 << 20;

const errorNames: Readonly<Record<number, string>> = {
	0: '#NULL!',
	7: '#DIV/0!',
	15: '#VALUE!',
	23: '#REF!',
	29: '#NAME?',
	36: '#NUM!',
	42: '#N/A'
};

type SheetJs = Pick<typeof import('@e965/xlsx'), 'read' | 'SSF'>;
interface Loaded {
	readonly xlsx: SheetJs;
	readonly pages: ReturnType<typeof codePages>;
	/** Its number formats by id, before any workbook adds to them. */
	readonly formats: Readonly<Record<number, string>>;
}
let loaded: Promise<Loaded> | null = null;

/** SheetJS weighs more than all other readers together, so it comes only when an old workbook does. */
function sheetJs(): Promise<Loaded> {
	// named one by one, so that a bundle leaves its writers out
	loaded ??= import('@e965/xlsx').then(({ read, SSF, set_cptable: setCodePages }) => {
		const pages = codePages();
		setCodePages(pages);
		const formats = { ...(SSF.get_table() as Record<number, string>) };
		return { xlsx: { read, SSF }, pages, formats };
	});
	return loaded;
}

/** Opens an Excel workbook of before 2007: BIFF8 and BIFF5 in their container, or a bare stream. Throws a Refusal. */
export async function openOldWorkbook(
	source: Source,
	bytes: Uint8Array,
	{ encoding }: ReadOptions
): Promise<Book> {
	const where = { file: source.name };
	if (bytes.length > longestOldWorkbook)
		throw refuse('file_too_large', where, { limit: longestOldWorkbook >> 20 });
	const stream = streamOf(source.name, bytes);
	const { xlsx, pages, formats } = await sheetJs().catch(() => {
		loaded = null;
		throw refuse('reader_not_loaded', where);
	});
	const records = recordsOf(stream);
	if (records.encrypted) throw refuse('encrypted_workbook', where);
	if (records.broken) throw refuse('broken_workbook', where);
	pages.wide = records.wide;
	pages.chosen = encoding ?? records.corrected;
	resetFormats(xlsx.SSF.get_table() as Record<number, string>, formats);
	try {
		const book = xlsx.read(records.kept, {
			type: 'buffer',
			dense: true,
			cellNF: true,
			cellText: false,
			cellHTML: false,
			cellFormula: false,
			codepage: 936
		});
		const epoch = book.Workbook?.WBProps?.date1904 ? 1904 : 1900;
		const sheets = sheetsOf(book, epoch);
		if (sheets.length === 0) throw new Error('no sheets');
		return { sheets, encoding: records.wide ? records.encoding : (encoding ?? records.encoding), epoch };
	} catch (error) {
		const encrypted = /password|encrypt/i.test(error instanceof Error ? error.message : String(error));
		throw refuse(encrypted ? 'encrypted_workbook' : 'broken_workbook', where);
	}
}

/** Programs whose files lie in the same container, by the stream that only they have. */
const others: readonly (readonly [string, string])[] = [
	['worddocument', 'Word'],
	['powerpoint document', 'PowerPoint'],
	['visiodocument', 'Visio']
];

/** The stream that holds the workbook: in its container, or the file itself. Throws a Refusal. */
function streamOf(file: string, bytes: Uint8Array): Uint8Array {
	if (bytes[0] !== 0xd0) return bytes;
	try {
		const streams = topStreams(bytes);
		const workbook = streams.get('workbook') ?? streams.get('book');
		if (workbook) return workbook();
		const kind = others.find(([name]) => streams.has(name))?.[1] ?? 'OLE';
		throw refuse('not_a_table', { file }, { kind });
	} catch (error) {
		throw error instanceof CompoundError ? refuse('broken_workbook', { file }) : error;
	}
}

/** The formats of an earlier workbook stay in SheetJS's table; those that Chinese editions do not spell out were never in it. */
function resetFormats(table: Record<number, string>, initial: Readonly<Record<number, string>>): void {
	for (const id of Object.keys(table)) delete table[Number(id)];
	Object.assign(table, initial);
	for (const [id, { date, time }] of builtinDates)
		if (initial[id] === undefined) table[id] = date ? (time ? 'yyyy/m/d h:mm' : 'yyyy/m/d') : 'h:mm:ss';
}

function sheetsOf({ SheetNames, Sheets, Workbook }: WorkBook, epoch: 1900 | 1904): BookSheet[] {
	const formats = new Map<string, DateFormat | null>();
	const formatOf = (code: string): DateFormat | null => {
		let format = formats.get(code);
		if (format === undefined) formats.set(code, (format = dateFormat(code)));
		return format;
	};
	const textOf = ({ t, v, z }: CellObject): string => {
		if (t === 'b') return v ? 'TRUE' : 'FALSE';
		if (t === 'e') return typeof v === 'number' ? (errorNames[v] ?? '#ERR') : String(v);
		if (t !== 'n') return String(v ?? '');
		const format = z === undefined || z === 'General' ? null : formatOf(String(z));
		return format ? dateText(String(v), format, epoch) : numberText(String(v));
	};
	const hidden = new Map((Workbook?.Sheets ?? []).map((sheet) => [sheet.name, (sheet.Hidden ?? 0) > 0]));
	return SheetNames.flatMap((name) => {
		const sheet = Object.hasOwn(Sheets, name) ? Sheets[name]! : null;
		if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return [];
		const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
		const merged = (sheet['!merges'] ?? []).map(({ s, e }): Area => [s.r + 1, s.c + 1, e.r + 1, e.c + 1]);
		const rows = function* (): Generator<BookRow & { share: number }> {
			for (let at = 0; at < data.length; at++) {
				if (!data[at]) continue;
				const cells: SheetCell[] = [];
				data[at]!.forEach((cell, column) => {
					if (!cell || cell.t === 'z') return;
					const text = textOf(cell);
					if (text !== '') cells.push({ column: column + 1, text, error: cell.t === 'e' });
				});
				yield { row: at + 1, cells, share: at / data.length };
			}
		};
		return [{ name, hidden: hidden.get(name) ?? false, head: headOf(rows()), merged, rows }];
	});
}

function headOf(rows: Iterable<BookRow>): SheetCell[][] {
	const head: SheetCell[][] = [];
	for (const { cells } of rows) if (head.push([...cells]) === tellingRows) break;
	return head;
}
