import { existsSync } from 'node:fs';
import process from 'node:process';
import type { Problem } from '#lib/base/problem.ts';
import { openNative } from '#lib/engine/native.node.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { savedMapping } from '#lib/intake/mapping/saved.ts';
import type { SheetTable } from '#lib/intake/tables.ts';
import type { Input } from './arguments.ts';
import { inspectSheet, type Reading } from './import.ts';
import { readMapping } from './mapping.ts';
import { sheetsOf, type Sheets } from './sheets.ts';
import type { Terminal } from './terminal.ts';
import { noFile, sentence } from './words.ts';

/**
 * Prints what was detected as JSON on stdout: of the sheet that is named or looks most like a log; where a workbook has several that are
 * recognised, each of them in full under `tables` too.
 */
export async function inspectCommand(
	input: Input,
	map: string | null,
	locale: Locale,
	terminal: Terminal
): Promise<void> {
	if (!existsSync(input.path)) throw noFile(input.path);
	const reading: Reading = { mapping: map === null ? null : await readMapping(map), only: true, terminal };
	const sheets = await sheetsOf(input, reading.mapping);
	const look = async (sheet: string | null): Promise<Inspection> => {
		const engine = await openNative();
		try {
			return (await inspectSheet(engine, { ...input, sheet }, sheets, reading)).inspection;
		} finally {
			await engine.close();
		}
	};
	const several = sheets.chosen.length > 1;
	const first = await look(several ? null : sheets.chosen[0]!);
	const found: unknown[] = [];
	for (const sheet of several ? sheets.chosen : [])
		found.push(told(sheet === first.source.sheet ? first : await look(sheet), sheets, locale));
	const all = { ...told(first, sheets, locale), ...(several ? { tables: found } : {}) };
	terminal.clear();
	process.stdout.write(`${JSON.stringify(all, null, '\t')}\n`);
}

/** The inspection in the order in which a reader asks; `mapping` can be saved and given back with --map. */
function told(inspection: Inspection, { tables }: Sheets, locale: Locale): object {
	const { source, table, tableConfidence, headerRows, columns, skipped, values, warnings } = inspection;
	const { file, fileBytes, sha256, kind, sheet, sheets, encoding, delimiter, rowsRead, epoch } = source;
	return {
		file,
		bytes: fileBytes,
		sha256,
		kind,
		encoding,
		delimiter,
		sheet,
		sheets: sheets.map((one) => ({ ...one, ...seen(tables.find(({ sheet: name }) => name === one.name)) })),
		epoch,
		table,
		table_confidence: tableConfidence,
		header_rows: headerRows,
		rows_read: rowsRead,
		rows_skipped: inspection.rowsSkipped,
		rows_imported: inspection.rowsImported,
		skipped,
		columns: columns.map(({ index, header, field, confidence, how, dates, filled, unreadable, samples }) => ({
			index,
			header,
			field,
			confidence,
			how,
			...(dates
				? { date_order: dates.order, date_ambiguous: dates.ambiguous, date_serial: dates.serial }
				: {}),
			filled,
			unreadable,
			samples
		})),
		unknown_values: values
			.filter(({ value }) => value === null)
			.map(({ field, text, count }) => ({ field, text, count })),
		shifted: inspection.shifted,
		repaired: inspection.repaired,
		warnings: warnings.map((warning: Problem) => ({ code: warning.code, text: sentence(warning, locale) })),
		mapping: savedMapping(inspection)
	};
}

/** What a sheet seems to hold, by its first rows. */
function seen(table: SheetTable | undefined): object {
	if (!table) return {};
	return { table: table.table, table_confidence: table.confidence, headers: table.headers, rows: table.rows };
}
