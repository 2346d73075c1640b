import type { OnProgress } from '#lib/base/progress.ts';
import { sha256 } from '#lib/base/sha256.ts';
import { decoderOf } from './decoder.ts';
import { sampleBytes } from './encoding.ts';
import { isEncryptedPackage, magicOf } from './magic.ts';
import { refuse } from './problems.ts';
import { CanonicalWriter } from './readers/canonical.ts';
import { CsvScanner, longestRecord, RecordTooLong, type CsvResult } from './readers/csv.ts';
import { previewRecords } from './readers/delimiter.ts';
import { headRows, headsOfBook, type SheetHead } from './readers/head.ts';
import { openOldWorkbook } from './readers/xls/biff.ts';
import { readBook, type Book } from './readers/xls/book.ts';
import { openMarkup } from './readers/xls/markup.ts';
import { headsOfWorkbook } from './readers/xlsx/heads.ts';
import { openWorkbook } from './readers/xlsx/workbook.ts';
import { readWorksheet } from './readers/xlsx/worksheet.ts';
import { maxColumns, type ReadOptions, type SheetData, type SheetInfo } from './sheet.ts';
import { sniffText, type Sniffed } from './sniff.ts';
import { headOf, type Sink, type Source } from './source.ts';

export type { ReadOptions, SheetData, SheetInfo } from './sheet.ts';
export type { Sink, Source } from './source.ts';
export { sourceOfBytes } from './source.ts';

/** So many records of a text are shown before it is read. */
const shownRecords = 60;

/** What a file offers, cheaply: its kind, sheets, encoding, delimiter and first rows. Throws a Refusal. */
export async function sheetsOf(source: Source, options: ReadOptions = {}): Promise<SheetInfo[]> {
	const kind = await kindOf(source);
	if (kind === 'csv') return [await textHead(source, options)];
	const offered = (encoding: string, heads: readonly SheetHead[]): SheetInfo[] =>
		heads.map(({ name, ...head }) => ({
			kind: kind === 'xlsx' ? 'xlsx' : 'xls',
			sheet: name,
			encoding,
			delimiter: '',
			records: [],
			...head
		}));
	if (kind === 'xlsx') return offered('utf-8', headsOfWorkbook(source.name, await openWorkbook(source)));
	const book = await openOlder(source, kind, await source.bytes(), options);
	return offered(book.encoding, headsOfBook(book.sheets));
}

async function textHead(source: Source, options: ReadOptions): Promise<SheetInfo> {
	const { encoding, delimiter, text } = await sniffText(source, options);
	const records = previewRecords(text, delimiter, headRows);
	const width = Math.min(maxColumns, Math.max(0, ...records.map((cells) => cells.length)));
	const grid = records.map((cells, at) => ({
		row: at + 1,
		cells: Array.from({ length: width }, (_, column) => cells[column] || null)
	}));
	const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
	const filled = Math.round((lines * source.size) / Math.min(source.size, sampleBytes));
	const shown = records.slice(0, shownRecords);
	return {
		kind: 'csv',
		sheet: '',
		hidden: false,
		encoding,
		delimiter,
		records: shown,
		grid,
		merged: [],
		filled
	};
}

/** Reads one sheet whole into canonical CSV chunks. Throws a Refusal, or the signal's reason. */
export async function readSheet(
	source: Source,
	options: ReadOptions,
	sink: Sink,
	onProgress: OnProgress = () => undefined,
	signal?: AbortSignal
): Promise<SheetData> {
	const kind = await kindOf(source);
	if (kind === 'csv') return readCsv(source, options, sink, onProgress, signal);
	if (kind === 'xlsx') return readWorksheet(source, options.sheet, sink, onProgress, signal);
	const bytes = await source.bytes();
	signal?.throwIfAborted();
	const book = await openOlder(source, kind, bytes, options);
	return readBook(source, book, bytes, options.sheet, sink, onProgress, signal);
}

type ReadKind = 'csv' | 'xlsx' | 'biff' | 'markup';

/** How a file is read; refuses by name what is not. */
export async function kindOf(source: Source): Promise<ReadKind> {
	const where = { file: source.name };
	const head = await headOf(source, 4096);
	if (head.length === 0) throw refuse('empty_file', where);
	const { kind, name } = magicOf(head);
	if (kind === 'zip') return 'xlsx';
	if (kind === 'ole' && isEncryptedPackage(await source.bytes())) throw refuse('encrypted_workbook', where);
	if (kind === 'ole' || kind === 'biff') return 'biff';
	if (kind === 'other') throw refuse('not_a_table', where, { kind: name });
	return kind === 'text' ? 'csv' : kind;
}

/** Opens what comes as .xls. */
async function openOlder(
	source: Source,
	kind: 'biff' | 'markup',
	bytes: Uint8Array,
	options: ReadOptions
): Promise<Book> {
	if (kind === 'markup') return openMarkup(source, bytes, options);
	return openOldWorkbook(source, bytes, options);
}

/** What was read of a text, as a sheet. */
export function csvSheet(
	{ name, size }: Source,
	{ encoding, delimiter }: Pick<Sniffed, 'encoding' | 'delimiter'>,
	sha256: string,
	found: Omit<CsvResult, 'lines'>
): SheetData {
	return {
		file: name,
		fileBytes: size,
		sha256,
		kind: 'csv',
		sheet: '',
		hidden: false,
		sheets: [],
		encoding,
		delimiter,
		columnCount: Math.max(1, found.columns),
		rowsRead: found.records,
		longest: found.longest,
		shapes: found.shapes,
		notes: found.notes,
		noted: found.noted,
		padded: found.padded,
		epoch: 1900,
		merged: [],
		stray: [],
		blankFrom: 0
	};
}

async function readCsv(
	source: Source,
	options: ReadOptions,
	sink: Sink,
	onProgress: OnProgress,
	signal?: AbortSignal
): Promise<SheetData> {
	const { encoding, delimiter } = await sniffText(source, options);
	const writer = new CanonicalWriter(sink);
	const scanner = new CsvScanner(delimiter, maxColumns, (row, text) => writer.record(row, text));
	const decoder = decoderOf(encoding);
	const hasher = (source.hasher ?? sha256)();
	const reader = source.stream().getReader();
	let done = 0;
	try {
		for (;;) {
			signal?.throwIfAborted();
			const part = await reader.read();
			if (part.done) break;
			hasher.update(part.value);
			scanner.push(decoder.push(part.value));
			await writer.flush();
			done += part.value.length;
			onProgress({ step: 'read', done, total: source.size });
		}
		scanner.push(decoder.end());
		const result = scanner.end();
		await writer.flush(true);
		return csvSheet(source, { encoding, delimiter }, hasher.hex(), result);
	} catch (error) {
		if (!(error instanceof RecordTooLong)) throw error;
		const limit = Math.round(longestRecord / 10_000);
		throw refuse('record_too_long', { file: source.name, row: error.row }, { row: error.row, limit });
	} finally {
		await reader.cancel();
	}
}
