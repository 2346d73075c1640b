import { sheetCsv } from '#lib/base/csv.ts';
import { formatTime } from '#lib/i18n/format.ts';
import { say, type Locale } from '#lib/i18n/locale.ts';
import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { recordList } from '#lib/metrics/recordList.ts';
import { fieldOf } from '#lib/model/columns.ts';
import { codeLabel } from '#lib/model/labels.ts';
import { valueLabel } from '#lib/metrics/labels.ts';

const columns = [
	'complaint_no',
	'site',
	'complainant',
	'phone',
	'received_at',
	'recorder',
	'category_l1',
	'content',
	'nature',
	'validity',
	'validity_basis',
	'status',
	'result',
	'followup_at',
	'satisfaction',
	'opinion',
	'remarks'
] as const;

/** The complaints of a filter as CSV for spreadsheets, with heads and codes in the language given. */
export async function complaintsCsv(engine: Engine, filter: Filter, locale: Locale): Promise<string> {
	const heads = columns.map((name) => say(fieldOf('complaints', name)!.label, locale));
	const rows = (await recordList(engine, filter)).map((row) =>
		columns.map((name) => {
			const value = row[name];
			if (value === null) return '';
			if (name === 'received_at') return formatTime(value, row.received_at_date_only);
			if (name === 'validity' || name === 'status' || name === 'satisfaction')
				return codeLabel(name, value, locale);
			return name === 'category_l1' ? valueLabel('category', value, locale) : value;
		})
	);
	return sheetCsv([heads, ...rows]);
}
