import type { OnProgress } from '#lib/base/progress.ts';
import { sha256 } from '#lib/base/sha256.ts';
import { quotedSheet, refuse } from '#lib/intake/problems.ts';
import type { SheetData } from '#lib/intake/sheet.ts';
import type { Sink, Source } from '#lib/intake/source.ts';
import { CanonicalWriter } from '#lib/intake/readers/canonical.ts';
import { chooseSheet, headerScore, tellingRows } from '#lib/intake/readers/chooseSheet.ts';
import { RowWriter } from '#lib/intake/readers/rowWriter.ts';
import { CellScanner, type SheetCell } from './cells.ts';
import { expandText, expandTextBeside } from './partText.ts';
import { readStrings } from './strings.ts';
import { asRefusal, openWorkbook, orRefuse, type Workbook, type Worksheet } from './workbook.ts';
import { longestPart, ZipError } from './zip.ts';

/** Text that a sheet gives, in characters: one string may stand in a million cells. */
const longestSheet = 1 << 30;
/** How far a sheet is expanded to tell whether it is a log. */
const longestHead = 1 << 20;
/** After so many sheets a log is looked for no further. */
const mostLooked = 200;

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
	let looked = 0;
	const sheet = orRefuse(source.name, () =>
		chooseSheet(workbook.sheets, sheetName, (one) =>
			++looked > mostLooked ? 0 : headerScore(headOf(workbook, strings, one))
		)
	);
	if (!sheet) throw refuse('no_sheet', { file: source.name }, { sheet: sheetName ?? '' });

	const writer = new CanonicalWriter(sink);
	const rows = new RowWriter(writer);
	let given = 0;
	const scanner = new CellScanner(workbook, strings, (row, cells) => {
		for (const { text } of cells) given += text.length;
		if (given > longestSheet) throw new ZipError('too_large');
		return rows.row(row, cells);
	});
	try {
		let reported = 0;
		for await (const { text, consumed } of expandTextBeside(workbook.bytes, sheet.entry, longestPart)) {
			scanner.push(text);
			await writer.flush();
			if (consumed - reported > 1 << 18) {
				reported = consumed;
				signal?.throwIfAborted();
				onProgress({ step: 'read', done: consumed, total: sheet.entry.compressed });
			}
		}
		scanner.end();
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
	let read = 0;
	for (const { text } of expandText(workbook.bytes, sheet.entry, longestPart)) {
		scanner.push(text);
		read += text.length;
		if (scanner.stopped || read > longestHead) break;
	}
	return head;
}
