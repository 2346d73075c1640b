import { joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { fieldOf } from '#lib/model/columns.ts';

/** Columns that bring a figure to life: one of each group is enough. */
export const needs = {
	received: [['received_at']],
	valid: [['validity', 'nature']],
	completion: [['status', 'completed_at', 'closed_at']],
	handling: [['received_at'], ['completed_at', 'replied_at']],
	satisfaction: [['satisfaction']],
	followup: [['followup_at', 'satisfaction']],
	fines: [['dispatched_at', 'completed_at', 'first_feedback_at', 'followup_at']],
	category: [['category_l1']],
	site: [['site']],
	department: [['department']],
	severity: [['severity']],
	channel: [['channel']],
	forward: [['received_at'], ['forwarded_at']],
	dispatch: [['received_at'], ['dispatched_at']],
	complete: [['accepted_at', 'dispatched_at', 'received_at'], ['completed_at']],
	progress: [['received_at'], ['progress_at_1']],
	escalate: [['received_at'], ['escalated_at']],
	first_feedback: [['received_at'], ['first_feedback_at']],
	result_feedback: [['completed_at'], ['result_feedback_at']],
	followup_clause: [['completed_at'], ['followup_at']],
	visit: [['visit_requested'], ['visited_at']],
	reply: [['received_at'], ['replied_at', 'completed_at']],
	promise: [['promised_at']],
	repeat: [['unit', 'phone', 'complainant'], ['category_l1']]
} as const satisfies Record<string, readonly (readonly string[])[]>;
export type Need = keyof typeof needs;

const lacks = words(
	'台账没有{columns}列；补上后重新导入，这里就会有内容。',
	'台賬沒有{columns}欄；補上後重新匯入，這裡就會有內容。',
	'The log has no column for {columns}; add it and import again to see this.'
);
const or = words('或', '或', ' or ');

/** The columns that are missing for this, each in the words of the interface; empty where nothing is. */
export function missing(need: Need, fields: ReadonlySet<string>, locale: Locale): string[] {
	return needs[need]
		.filter((group) => !group.some((field) => fields.has(field)))
		.map((group) =>
			group
				.map((field) => `“${say(fieldOf('complaints', field)?.label ?? words(field, field, field), locale)}”`)
				.join(say(or, locale))
		);
}

/** A sentence that says which columns would bring this to life; null where none is missing. */
export function remedy(need: Need, fields: ReadonlySet<string>, locale: Locale): string | null {
	const columns = missing(need, fields, locale);
	return columns.length === 0 ? null : say(lacks, locale, { columns: joinList(columns, locale) });
}
