import { quoted } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { fieldOf, tableLabels, tableNames, type TableName } from '#lib/model/columns.ts';
import { isEventClause, type ClauseId } from './clauses.ts';
import { eventTables } from './events/index.ts';
import { defaultRulebook } from './index.ts';
import type { Clause } from './shape.ts';

/**
 * What a clause must find to be judged: of each group one is enough. A column of the complaint log goes by its name,
 * another table by its own, and its columns as `duty.reviewed_at`.
 */
export type Groups = readonly (readonly string[])[];

/** The keys of everything that was imported, to be compared with groups. */
export const keysOf = (
	columns: Iterable<{ readonly table: string; readonly field: string | null }>
): ReadonlySet<string> =>
	new Set(
		[...columns].flatMap(({ table, field }) => {
			if (table === 'complaints') return field === null ? [] : [field];
			return field === null ? [table] : [table, `${table}.${field}`];
		})
	);

/** What this clause needs. */
export function needsOf(clause: Clause): Groups {
	if (isEventClause(clause.kind)) {
		const table = eventTables[clause.kind];
		return [[table], ...eventColumns[clause.kind].map((group) => group.map((field) => `${table}.${field}`))];
	}
	switch (clause.kind) {
		case 'within':
			return [clause.start, clause.stop, ...(clause.onlyWhere ? [[clause.onlyWhere]] : [])];
		case 'windows':
			return [clause.start, [clause.done], ['progress_at_1', 'progress']];
		case 'escalation':
			return [clause.start, [clause.done], clause.stop];
		case 'promise':
			return [clause.start, clause.promises, clause.stop];
		case 'promise_changes':
			return [clause.start, clause.promises, clause.stop, [clause.submitted]];
		case 'ladder':
			return [['target_level'], ['handler'], ['staff']];
		default:
			return 'stop' in clause ? [clause.start, clause.stop] : [];
	}
}

const eventColumns = {
	on_site: [['notified_at', 'phoned_at'], ['arrived_at'], ['planned_at']],
	rectify: [['limit_at'], ['finished_at'], ['accepted']],
	notice_return: [['finished_at'], ['returned_at']],
	monthly_report: [['report_sent_at']],
	daily_review: [['reviewed_at']],
	spot_check: [['spot_checked_at']],
	visit_cycle: [['customer'], ['visited_at']]
} as const;

/** The groups of which nothing was imported; where a whole table is missing, only that. */
export function lacking(groups: Groups, there: ReadonlySet<string>): Groups {
	const missing = groups.filter((group) => !group.some((key) => there.has(key)));
	const tables = missing.filter((group) => group.length === 1 && isTable(group[0]!));
	return missing.filter((group) => !tables.some(([table]) => group[0]!.startsWith(`${table}.`)));
}

const isTable = (key: string): key is TableName => (tableNames as readonly string[]).includes(key);
const sheet = (label: Words): Words =>
	words(
		`${label['zh-CN']}（另一张表）`,
		`${label['zh-Hant']}（另一張表）`,
		`${label.en} (a table of its own)`
	);

/** What a key is called. */
export function keyLabel(key: string): Words {
	if (isTable(key)) return sheet(tableLabels[key]);
	const [table, field] = key.includes('.') ? key.split('.') : ['complaints', key];
	return fieldOf(table as TableName, field!)?.label ?? words(key, key, key);
}

const or = words('或', '或', ' or ');

/** Groups in words: of each, one is enough. */
export const inWords = (groups: Groups, locale: Locale): string[] =>
	groups.map((group) => group.map((key) => quoted(say(keyLabel(key), locale), locale)).join(say(or, locale)));

const byDefault = new Map(defaultRulebook().editions.flatMap((e) => e.clauses.map((c) => [c.id, c])));
const ofClause = (id: ClauseId): Groups => needsOf(byDefault.get(id)!);

/** What a figure must find, on a page as on paper. */
export const needs = {
	received: [['received_at']],
	valid: [['validity', 'nature']],
	completion: [['status', 'completed_at', 'closed_at']],
	handling: [['received_at'], ['completed_at', 'replied_at']],
	finished: [['completed_at']],
	reply: [['replied_at']],
	satisfaction: [['satisfaction']],
	followup: [['followup_at']],
	fines: [['dispatched_at', 'completed_at', 'first_feedback_at', 'followup_at']],
	claims: [['claim_requested', 'claim_amount']],
	category: [['category_l1']],
	subcategory: [['category_l2']],
	site: [['site']],
	exposure: [['site'], ['sites'], ['sites.occupied_households']],
	handler: [['handler']],
	recorder: [['recorder']],
	department: [['department']],
	severity: [['severity']],
	channel: [['channel']],
	dispatch: ofClause('dispatch'),
	complete: ofClause('complete'),
	followup_clause: ofClause('followup'),
	first_feedback: ofClause('first_feedback'),
	repeat: [['unit', 'phone', 'complainant'], ['category_l1']]
} as const satisfies Record<string, Groups>;
export type Need = keyof typeof needs;
