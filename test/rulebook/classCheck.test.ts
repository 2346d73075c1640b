import { expect, test } from 'vitest';
import combined from '#lib/rulebook/editions/combined.json';
import { parseRulebook } from '#lib/rulebook/index.ts';

type Edition = (typeof combined.editions)[0];
type Change = (edition: Edition) => void;
const faults = (change: Change) => {
	const json = structuredClone(combined);
	change(json.editions[0]!);
	const parsed = parseRulebook(json);
	return 'problems' in parsed
		? parsed.problems.map(({ code, where, fill }) => [code, where.column, fill?.['name']])
		: [];
};
const rule = <T>(rules: readonly T[], i: number) => rules[i] as unknown as Record<string, unknown>;

test('the default rulebook has no fault', () => {
	expect(faults(() => {})).toEqual([]);
});

test.each<[string, Change, readonly (readonly [string, string, string])[]]>([
	[
		'a category that is not in the taxonomy',
		(e) => (rule(e.categoryRules, 2)['category_l1'] = '没有这一类'),
		[['rulebook_no_category', 'editions[0].categoryRules[2].category_l1', '没有这一类']]
	],
	[
		'a part that another category has',
		(e) => (rule(e.categoryRules, 0)['category_l2'] = '给排水'),
		[['rulebook_no_category', 'editions[0].categoryRules[0].category_l2', '给排水']]
	],
	[
		'a keyword rule that asks for repeats, which follow from the category, however deep',
		(e) =>
			(rule(e.categoryRules, 1)['when'] = {
				op: 'any',
				of: [
					{ op: 'filled', field: 'content' },
					{ op: 'not', of: { op: 'repeated' } }
				]
			}),
		[['rulebook_too_early', 'editions[0].categoryRules[1].when', 'repeated']]
	],
	[
		'a keyword rule that asks for a time limit',
		(e) => (rule(e.categoryRules, 0)['when'] = { op: 'clause', clause: 'escalate', is: 'past' }),
		[['rulebook_too_early', 'editions[0].categoryRules[0].when', 'clause']]
	],
	[
		'two rules of one id',
		(e) => (rule(e.severityRules, 3)['id'] = 'injury'),
		[['rulebook_twice', 'editions[0].severityRules[3]', 'injury']]
	],
	[
		'an id that says how a value came about without a rule',
		(e) => {
			rule(e.categoryRules, 0)['id'] = 'unclassified';
			rule(e.validityRules, 1)['id'] = 'recorded';
			rule(e.severityRules, 2)['id'] = 'otherwise';
		},
		[
			['rulebook_reserved', 'editions[0].categoryRules[0].id', 'unclassified'],
			['rulebook_reserved', 'editions[0].validityRules[1].id', 'recorded'],
			['rulebook_reserved', 'editions[0].severityRules[2].id', 'otherwise']
		]
	],
	[
		'a code that the column cannot have',
		(e) => {
			rule(e.severityRules, 0)['when'] = {
				op: 'in',
				field: 'target_level',
				values: ['vice_president', 'king']
			};
			rule(e.validityRules, 0)['when'] = { op: 'not', of: { op: 'equals', field: 'status', value: 'gone' } };
		},
		[
			['rulebook_no_code', 'editions[0].validityRules[0].when', 'gone'],
			['rulebook_no_code', 'editions[0].severityRules[0].when', 'king']
		]
	]
])('%s is refused, and its place is named', (_, change, expected) => {
	expect(faults(change)).toEqual(expected);
});
