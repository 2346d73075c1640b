import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import combined from './editions/combined.json';
import complaintCentre from './editions/complaint-centre.json';
import isoProcedure from './editions/iso-procedure.json';
import ownerRegulation from './editions/owner-regulation.json';
import serviceStation from './editions/service-station.json';
import { parseRulebook as parse, type Parsed } from './parse.ts';
import { rulebookProblemWords } from './problems.ts';
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

/** The rulebooks that come with the product, by id. */
export const presets: Readonly<Record<string, unknown>> = {
	combined,
	'owner-regulation': ownerRegulation,
	'complaint-centre': complaintCentre,
	'iso-procedure': isoProcedure,
	'service-station': serviceStation
};
export const defaultRulebookId = 'combined';

const preset = (name: string): unknown => (Object.hasOwn(presets, name) ? presets[name] : undefined);

/** Reads a rulebook; one that extends another finds presets, and what `find` gives beside them. */
export const parseRulebook = (json: unknown, find: (name: string) => unknown = () => undefined): Parsed =>
	parse(json, (name) => preset(name) ?? find(name));

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
