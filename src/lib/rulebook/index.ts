import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import combined from './editions/combined.json';
import { parseRulebook, rulebookProblemWords } from './parse.ts';
import type { Edition, Rulebook } from './shape.ts';

export type { Article, Clause, Edition, FineRole, Rulebook, Trigger } from './shape.ts';
export {
	clauseIds,
	complaintClauseIds,
	eventClauseIds,
	instanceClauses,
	isEventClause,
	singleClauses,
	type ClauseId,
	type ComplaintClauseId,
	type EventClauseId,
	type SingleClause
} from './clauses.ts';
export { parseRulebook } from './parse.ts';

/** The rulebooks that come with the product, by id. */
export const presets: Readonly<Record<string, unknown>> = { combined };
export const defaultRulebookId = 'combined';

export const rulebookWords = {
	...rulebookProblemWords,
	rulebook_unknown: words(
		'没有名为“{name}”的规则。',
		'沒有名為「{name}」的規則。',
		'There is no rulebook called “{name}”.'
	)
} satisfies Record<string, Words>;

/** A rulebook from its JSON, or a preset by its id. Throws a Refusal that names the first problem. */
export function loadRulebook(jsonOrId: unknown): Rulebook {
	const name = jsonOrId;
	if (typeof name === 'string' && !Object.hasOwn(presets, name)) {
		throw new Refusal({ code: 'rulebook_unknown', where: {}, severity: 'error', fill: { name } });
	}
	const parsed = parseRulebook(typeof name === 'string' ? presets[name] : name);
	if ('problems' in parsed) throw new Refusal(parsed.problems[0]!);
	return parsed.rulebook;
}

/** The preset that is used where none was chosen: it holds the rules of all sources. */
export const defaultRulebook = (): Rulebook => loadRulebook(defaultRulebookId);

/** The edition in force on a day 'YYYY-MM-DD', both ends included. */
export function editionOn(rulebook: Rulebook, day: string): Edition {
	const inForce = rulebook.editions.findLast((edition) => edition.from === null || edition.from <= day);
	return inForce ?? rulebook.editions[0]!;
}
