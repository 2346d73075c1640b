import { expect, test } from 'vitest';
import combined from '#lib/rulebook/editions/combined.json';
import { Refusal } from '#lib/base/problem.ts';
import { defaultRulebook, editionOn, loadRulebook, parseRulebook } from '#lib/rulebook/index.ts';

type Json = typeof combined;
const edition = (id: string, from: string | null, to: string | null = null) => ({
	...combined.editions[0]!,
	id,
	from,
	to
});
const withEditions = (...editions: ReturnType<typeof edition>[]): unknown => ({ ...combined, editions });
const problems = (json: unknown) => {
	const parsed = parseRulebook(json);
	return 'problems' in parsed ? parsed.problems.map((p) => [p.code, p.where.column]) : [];
};
const changed = (change: (json: Json) => void): unknown => {
	const copy = structuredClone(combined) as Json;
	change(copy);
	return copy;
};

test('the default rulebook is well formed', () => {
	expect(problems(combined)).toEqual([]);
	expect(defaultRulebook().editions).toHaveLength(1);
});

test('editions that follow one another are accepted', () => {
	const json = withEditions(edition('a', null), edition('b', '2025-01-01'), edition('c', '2026-01-01'));
	expect(problems(json)).toEqual([]);
	const book = loadRulebook(json);
	expect(
		['2024-12-31', '2025-01-01', '2025-12-31', '2030-01-01'].map((day) => editionOn(book, day).id)
	).toEqual(['a', 'b', 'b', 'c']);
});

test.each([
	[
		'a first edition that was not always in force',
		withEditions(edition('a', '2025-01-01')),
		'rulebook_gap',
		'editions[0].from'
	],
	[
		'a gap between two editions',
		withEditions(edition('a', null, '2024-12-30'), edition('b', '2025-01-01')),
		'rulebook_gap',
		'editions[1].from'
	],
	[
		'two editions on the same day',
		withEditions(edition('a', null, '2025-01-01'), edition('b', '2025-01-01')),
		'rulebook_overlap',
		'editions[1].from'
	],
	[
		'editions out of order',
		withEditions(edition('a', null), edition('b', '2026-01-01'), edition('c', '2025-01-01')),
		'rulebook_overlap',
		'editions[2].from'
	],
	[
		'an end without a next edition',
		withEditions(edition('a', null, '2025-12-31')),
		'rulebook_gap',
		'editions[0].to'
	],
	[
		'the same edition twice',
		withEditions(edition('a', null), edition('a', '2025-01-01')),
		'rulebook_twice',
		'editions[1]'
	]
])('%s is refused with the place named', (_, json, code, place) => {
	expect(problems(json)).toContainEqual([code, place]);
});

test('a wrong value is refused with the place named', () => {
	const json = changed(
		(j) => void ((j.editions[0]!.clauses[0] as { limit: { value: number } }).limit.value = -5)
	);
	expect(problems(json)).toEqual([['rulebook_too_small', 'editions[0].clauses[0].limit.value']]);
});

test.each([
	['a text where a number belongs', 'ten', 'rulebook_not_number'],
	['a part of a number', 2.5, 'rulebook_not_number'],
	['nothing', undefined, 'rulebook_missing'],
	['zero minutes', 0, 'rulebook_too_small']
])('%s says in words what belongs there', (_, value, code) => {
	const json = changed(
		(j) => void ((j.editions[0]!.clauses[0] as { limit: { value: unknown } }).limit.value = value)
	);
	expect(problems(json)).toEqual([[code, 'editions[0].clauses[0].limit.value']]);
});

test('a field that is not known is named', () => {
	const parsed = parseRulebook(changed((j) => void Object.assign(j.editions[0]!.clauses[0]!, { limits: 3 })));
	expect('problems' in parsed && parsed.problems.map(({ code, fill }) => [code, fill?.['name']])).toEqual([
		['rulebook_unknown_field', 'limits']
	]);
});

test('a fine for a clause that the edition lacks is refused', () => {
	const json = changed(
		(j) => void (j.editions[0]!.clauses = j.editions[0]!.clauses.filter((c) => c.id !== 'dispatch'))
	);
	expect(problems(json)).toContainEqual(['rulebook_no_clause', 'editions[0].articles[3].triggers[0].clause']);
});

test('a rulebook of an unknown name is refused', () => {
	expect(() => loadRulebook('nowhere')).toThrow(Refusal);
});

test('every number says where it comes from', () => {
	const walk = (value: unknown, path: string): string[] => {
		if (typeof value !== 'object' || value === null) return [];
		const own =
			'value' in value && typeof value.value === 'number' && !('source' in value && value.source)
				? [path]
				: [];
		return [...own, ...Object.entries(value).flatMap(([key, item]) => walk(item, `${path}.${key}`))];
	};
	expect(walk(combined, '')).toEqual([]);
});
