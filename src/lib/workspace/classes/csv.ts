import { sheetCsv } from '#lib/base/csv.ts';
import { formatTime } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { ClassRow } from '#lib/metrics/classes/rows.ts';
import { codeLabel, fieldLabel } from '#lib/model/labels.ts';
import { classStateWords } from '#lib/pipeline/marts/classWords.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { whyText } from './why.ts';
import { className, classValue, confidenceText } from './words.ts';

const w = {
	class: words('判定项', '判定項', 'Class'),
	text: words('台账原文', '台賬原文', 'As written'),
	recorded: words('台账记录', '台賬記錄', 'Recorded'),
	recomputed: words('按制度重算', '按制度重算', 'Recomputed'),
	why: words('依据', '依據', 'Why'),
	sure: words('把握', '把握', 'Confidence'),
	state: words('状态', '狀態', 'State'),
	confirmed: words('确认为', '確認為', 'Confirmed as'),
	reason: words('理由', '理由', 'Reason'),
	by: words('确认人', '確認人', 'By'),
	at: words('确认时间', '確認時間', 'When')
};

/** The work list as CSV for spreadsheets, in the language given. */
export function classesCsv(rows: readonly ClassRow[], rulebook: Rulebook, locale: Locale): string {
	const heads = [
		fieldLabel('complaint_no', locale),
		fieldLabel('received_at', locale),
		fieldLabel('site', locale),
		fieldLabel('severity', locale),
		...Object.values(w).map((head) => say(head, locale)),
		fieldLabel('content', locale)
	];
	const value = (row: ClassRow, name: 'recorded' | 'recomputed' | 'confirmed') =>
		row[name] === null ? '' : classValue(row.field, row[name], locale);
	const lines = rows.map((row) => [
		row.complaint_no,
		row.received_at === null ? '' : formatTime(row.received_at, row.received_at_date_only),
		row.site ?? '',
		row.grade === null ? '' : codeLabel('severity', row.grade, locale),
		className(row.field, locale),
		row.recorded_text ?? '',
		value(row, 'recorded'),
		value(row, 'recomputed'),
		whyText(row, rulebook, locale),
		confidenceText(row.confidence),
		say(classStateWords[row.state], locale),
		value(row, 'confirmed'),
		row.reason ?? '',
		row.decided_by ?? '',
		row.decided_at ?? '',
		row.content ?? ''
	]);
	return sheetCsv([heads, ...lines]);
}
