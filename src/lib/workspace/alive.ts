import { joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { defaultRulebook, type Clause, type ClauseId } from '#lib/rulebook/index.ts';
import { keyLabel, lacking, needsOf, type Groups } from '#lib/rulebook/needs.ts';

const byDefault = new Map(defaultRulebook().editions.flatMap((e) => e.clauses.map((c) => [c.id, c])));
const ofClause = (id: ClauseId): Groups => needsOf(byDefault.get(id)!);

/** Columns that bring a figure to life: one of each group is enough. Clauses say themselves what they need. */
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
	dispatch: ofClause('dispatch'),
	complete: ofClause('complete'),
	followup_clause: ofClause('followup'),
	first_feedback: ofClause('first_feedback'),
	repeat: [['unit', 'phone', 'complainant'], ['category_l1']]
} as const satisfies Record<string, Groups>;
export type Need = keyof typeof needs;

const lacks = words(
	'缺少{columns}；补上后重新导入，这里就会有内容。',
	'缺少{columns}；補上後重新匯入，這裡就會有內容。',
	'What was imported lacks {columns}; add it and import again to see this.'
);
const or = words('或', '或', ' or ');

/** The columns that are missing for this, each in the words of the interface; empty where nothing is. */
export const missing = (need: Need, fields: ReadonlySet<string>, locale: Locale): string[] =>
	inWords(needs[need], fields, locale);

const inWords = (groups: Groups, fields: ReadonlySet<string>, locale: Locale): string[] =>
	lacking(groups, fields).map((group) =>
		group.map((key) => `“${say(keyLabel(key), locale)}”`).join(say(or, locale))
	);

const sentence = (columns: readonly string[], locale: Locale): string | null =>
	columns.length === 0 ? null : say(lacks, locale, { columns: joinList(columns, locale) });

/** A sentence that says which columns would bring this to life; null where none is missing. */
export const remedy = (need: Need, fields: ReadonlySet<string>, locale: Locale): string | null =>
	sentence(missing(need, fields, locale), locale);

/** The same for a clause of the rulebook: which columns and tables it lacks. */
export const clauseRemedy = (clause: Clause, there: ReadonlySet<string>, locale: Locale): string | null =>
	sentence(inWords(needsOf(clause), there, locale), locale);
