import type { Problem } from '#lib/base/problem.ts';

type Json = Readonly<Record<string, unknown>>;
export type Extended = { readonly json: unknown } | { readonly problems: readonly Problem[] };

/** The lists of an edition whose items are told apart by a name; an item of the same name is changed, others join. */
export const namedLists = {
	calendars: 'id',
	clauses: 'id',
	articles: 'article',
	taxonomy: 'name',
	categoryRules: 'id',
	validityRules: 'id',
	severityRules: 'id',
	satisfaction: 'code',
	forms: 'id',
	retention: 'what'
} as const;
type ListName = keyof typeof namedLists;

/** Lists of which the first item that holds counts: what a rulebook adds goes before what it extends. */
const firstHolds: readonly string[] = [
	'categoryRules',
	'validityRules',
	'severityRules'
] satisfies ListName[];

const isJson = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const items = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

const problem = (code: string, place: string, name: string): Problem => ({
	code,
	where: { column: place },
	severity: 'error',
	fill: { place, name }
});

/**
 * The whole of a rulebook that `extends` another: each of its editions is the other's that was in force on its first
 * day (or the one that `base` names) with what it says itself; `without` takes away. An item that is changed keeps what it
 * does not mention, but a number is always given whole, with its source; what it sets to null it loses. `find` gives the JSON of what is extended.
 */
export function extended(
	json: unknown,
	find: (name: string) => unknown,
	seen: readonly string[] = []
): Extended {
	if (!isJson(json) || typeof json['extends'] !== 'string') return { json };
	const { extends: name, ...own } = json as Json & { extends: string };
	const found = seen.includes(name) ? undefined : find(name);
	if (found === undefined) return { problems: [problem('rulebook_no_base', 'extends', name)] };
	const whole = extended(found, find, [...seen, name]);
	if ('problems' in whole) return whole;
	const base = whole.json as Json;
	const bases = items(base['editions']);
	if (!Array.isArray(own['editions'])) return { json: { ...base, ...own } };
	const problems: Problem[] = [];
	const editions = own['editions'].map((edition: unknown, i) => {
		if (!isJson(edition)) return edition;
		const ground = baseOf(edition, bases);
		if (ground) return merged(ground, edition, `editions[${i}]`, problems);
		problems.push(problem('rulebook_no_base', `editions[${i}].base`, String(edition['base'])));
		return edition;
	});
	return problems.length > 0 ? { problems } : { json: { ...base, ...own, editions } };
}

function baseOf({ base, from }: Json, bases: readonly Json[]): Json | undefined {
	if (typeof base === 'string') return bases.find((edition) => edition['id'] === base);
	const inForce = bases.findLast(
		(b) => b['from'] === null || (typeof from === 'string' && String(b['from']) <= from)
	);
	return inForce ?? bases[0];
}

function merged(ground: Json, edition: Json, place: string, problems: Problem[]): Json {
	const { without, base: _base, ...own } = edition;
	const result: Record<string, unknown> = { ...ground, from: null, to: null, ...own };
	for (const [list, key] of Object.entries(namedLists) as [ListName, string][]) {
		if (own[list] !== undefined && !Array.isArray(own[list])) continue;
		result[list] = listMerged(items(ground[list]), items(own[list]), key, firstHolds.includes(list));
	}
	if (without === undefined) return result;
	if (!isJson(without)) {
		problems.push(problem('rulebook_nothing_to_remove', `${place}.without`, String(without)));
		return result;
	}
	for (const [list, names] of Object.entries(without)) {
		const key = (namedLists as Readonly<Record<string, string>>)[list];
		for (const [i, name] of (Array.isArray(names) ? names : [names]).entries()) {
			const left = key ? items(result[list]).filter((item) => item[key] !== name) : [];
			if (!key || left.length === items(result[list]).length)
				problems.push(problem('rulebook_nothing_to_remove', `${place}.without.${list}[${i}]`, String(name)));
			else result[list] = left;
		}
	}
	return result;
}

function listMerged(ground: readonly Json[], own: readonly Json[], key: string, ahead: boolean): Json[] {
	const changed = ground.map((item) => {
		const change = own.find((other) => other[key] === item[key]);
		return change ? changedItem(item, change) : item;
	});
	const known = new Set(ground.map((item) => item[key]));
	const added = own.filter((item) => !known.has(item[key]));
	return ahead ? [...added, ...changed] : [...changed, ...added];
}

const changedItem = (item: Json, change: Json): Json =>
	Object.fromEntries(Object.entries({ ...item, ...change }).filter(([, value]) => value !== null));
