import type { OnProgress } from '#lib/base/progress.ts';
import { sha256 } from '#lib/base/sha256.ts';
import { quotedSheet, refuse } from '#lib/intake/problems.ts';
import type { SheetData } from '#lib/intake/sheet.ts';
import type { Sink, Source } from '#lib/intake/source.ts';
import { CanonicalWriter } from '#lib/intake/readers/canonical.ts';
import { chooseSheet, headerScore, tellingRows } from '#lib/intake/readers/chooseSheet.ts';
import { RowWriter } from '#lib/intake/readers/rowWriter.ts';
import { CellScanner, type SheetCell } from './cells.ts';
import { asRefusal, openWorkbook, orRefuse, readStrings, type Workbook, type Worksheet } from './workbook.ts';
import { expand, longestPart } from './zip.ts';

/** Reads one worksheet whole into canonical CSV; without a name, the one that looks most like a log. Throws a Refusal. */
export async function readWorksheet(
	source: Source,
	sheetName: string | undefined,
	sink: Sink,
	onProgress: OnProgress,
	signal?: AbortSignal
): Promise<SheetData> {
	const workbook = await openWorkbook(source);
	signal?.throwIfAborted();
	const strings = orRefuse(source.name, () => readStrings(workbook));
	const sheet = orRefuse(source.name, () =>
		chooseSheet(workbook.sheets, sheetName, (one) => headerScore(headOf(workbook, strings, one)))
	);
	if (!sheet) throw refuse('no_sheet', { file: source.name }, { sheet: sheetName ?? '' });

	const writer = new CanonicalWriter(sink);
	const rows = new RowWriter(writer);
	const scanner = new CellScanner(workbook, strings, (row, cells) => rows.row(row, cells));
	try {
		let reported = 0;
		for (const { chunk, consumed } of expand(workbook.bytes, sheet.entry, longestPart)) {
			scanner.push(chunk);
			await writer.flush();
			if (consumed - reported > 1 << 18) {
				reported = consumed;
				signal?.throwIfAborted();
				onProgress({ step: 'read', done: consumed, total: sheet.entry.compressed });
			}
		}
	} catch (error) {
		throw asRefusal(source.name, error);
	}
	await writer.flush(true);
	if (rows.records === 0)
		throw refuse('no_rows', { file: source.name, sheet: sheet.name }, { sheet: quotedSheet(sheet.name) });
	const hasher = (source.hasher ?? sha256)();
	hasher.update(workbook.bytes);
	return {
		file: source.name,
		fileBytes: source.size,
		sha256: hasher.hex(),
		kind: 'xlsx',
		sheet: sheet.name,
		hidden: sheet.hidden,
		sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
		encoding: 'utf-8',
		delimiter: '',
		...rows.facts,
		epoch: workbook.epoch,
		merged: scanner.merged
	};
}

function headOf(workbook: Workbook, strings: readonly string[], sheet: Worksheet): SheetCell[][] {
	const head: SheetCell[][] = [];
	const scanner = new CellScanner(workbook, strings, (_, cells) => head.push(cells) < tellingRows);
	for (const { chunk } of expand(workbook.bytes, sheet.entry, longestPart)) {
		scanner.push(chunk);
		if (scanner.stopped) break;
	}
	return head;
}
