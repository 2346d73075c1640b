import { createHash } from 'node:crypto';
import { rows } from '#lib/engine/rows.ts';
import { version } from '#lib/base/version.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { fingerprint } from '#lib/metrics/fingerprint.ts';
import { waivers } from '#lib/metrics/waivers.ts';
import type { Data } from './data.ts';
import type { Read } from './import.ts';
import { sentence } from './words.ts';

/** What summary.json says: what went in, what was made of it, and by which rules. */
export async function summaryOf(
	data: Data,
	written: Readonly<Record<string, number>>,
	locale: Locale
): Promise<unknown> {
	const { engine, rulebook, reads, decisions, summary } = data;
	const judged = rows<{ n: number }>(
		await engine.query('select count(*)::integer as n from mart_complaints')
	)[0]!.n;
	return {
		program: 'sujian',
		version,
		as_of: summary.asOf,
		as_of_given: summary.asOfGiven,
		rulebook: {
			id: rulebook.id,
			editions: rulebook.editions.map(({ id, from, to }) => ({ id, from, to })),
			sha256: createHash('sha256').update(JSON.stringify(rulebook)).digest('hex')
		},
		decisions: {
			confirmations: decisions.confirmations.length,
			waivers: decisions.waivers.length,
			waivers_without_line: (await waivers(engine))
				.filter(({ has_line }) => !has_line)
				.map(({ complaint_no, article, clause, instance, role, mark }) => ({
					complaint: complaint_no,
					article,
					clause,
					instance,
					role,
					...(mark === null ? {} : { mark })
				}))
		},
		fingerprint: await fingerprint(engine),
		complaints: judged,
		inputs: reads.map((read) => inputOf(read, locale)),
		rows_written: written
	};
}

function inputOf({ inspection, batch, leftOut, missing }: Read, locale: Locale): unknown {
	const { source, table, headerRows, columns, skipped, warnings } = inspection;
	return {
		file: source.file,
		sheet: source.sheet,
		bytes: source.fileBytes,
		sha256: source.sha256,
		kind: source.kind,
		encoding: source.encoding,
		delimiter: source.delimiter,
		table,
		counted: batch !== null,
		rows_read: source.rowsRead,
		rows_imported: inspection.rowsImported,
		rows_skipped: inspection.rowsSkipped,
		skipped: skipped.map(({ reason, count, rows: at }) => ({ reason, count, rows: at })),
		header_rows: headerRows,
		mapping: columns.map(({ index, header, field, confidence, how, dates }) => ({
			index,
			header,
			field,
			confidence,
			how,
			...(dates ? { date_order: dates.order } : {})
		})),
		warnings: warnings.map((warning) => sentence(warning, locale)),
		...(missing.length > 0 ? { mapping_missing: missing } : {}),
		...(inspection.repaired.length > 0
			? {
					repaired: inspection.repaired.map(({ first, last, count, by, from }) => ({
						first,
						last,
						count,
						by,
						from
					}))
				}
			: {}),
		...(leftOut.length > 0 ? { sheets_not_imported: leftOut } : {})
	};
}
