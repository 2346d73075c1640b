import { existsSync } from 'node:fs';
import process from 'node:process';
import type { Problem } from '#lib/base/problem.ts';
import { openNative } from '#lib/engine/native.node.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { savedMapping } from '#lib/intake/mapping/saved.ts';
import type { Input } from './arguments.ts';
import { inspectFile, noFile } from './data.ts';
import { readMapping } from './mapping.ts';
import type { Terminal } from './terminal.ts';
import { sentence } from './words.ts';

/** Prints what was detected about one sheet, as JSON on stdout. */
export async function inspectCommand(
	input: Input,
	map: string | null,
	locale: Locale,
	terminal: Terminal
): Promise<void> {
	if (!existsSync(input.path)) throw noFile(input.path);
	const mapping = map === null ? null : await readMapping(map);
	const engine = await openNative();
	try {
		const inspection = await inspectFile(engine, input, mapping, true, terminal);
		terminal.clear();
		process.stdout.write(`${JSON.stringify(told(inspection, locale), null, '\t')}\n`);
	} finally {
		await engine.close();
	}
}

/** The inspection in the order in which a reader asks; `mapping` can be saved and given back with --map. */
function told(inspection: Inspection, locale: Locale): unknown {
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
		sheets,
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
		warnings: warnings.map((warning: Problem) => ({ code: warning.code, text: sentence(warning, locale) })),
		mapping: savedMapping(inspection)
	};
}
