import { say, type Locale } from '#lib/i18n/locale.ts';
import { fieldsOf, type TableName } from '#lib/model/columns.ts';

/** Complaint columns that a new log needs; the others can be added any time. */
const usual = new Set([
	'complaint_no',
	'site',
	'unit',
	'complainant',
	'phone',
	'channel',
	'received_at',
	'recorder',
	'content',
	'category_l1',
	'category_l2',
	'validity',
	'severity',
	'department',
	'forwarded_at',
	'dispatched_at',
	'accepted_at',
	'handler',
	'supervisor',
	'first_feedback_at',
	'completed_at',
	'result',
	'result_feedback_at',
	'replied_at',
	'followup_at',
	'followup_by',
	'satisfaction',
	'opinion',
	'status',
	'closed_at',
	'remarks'
]);

/** An empty table as CSV text with a byte order mark: one header row that will be recognised. */
export function template(table: TableName, locale: Locale): string {
	const heads = fieldsOf(table)
		.filter(({ name }) => table !== 'complaints' || usual.has(name))
		.map(({ label }) => say(label, locale));
	return `\uFEFF${heads.map((head) => (head.includes(',') ? `"${head}"` : head)).join(',')}\r\n`;
}
