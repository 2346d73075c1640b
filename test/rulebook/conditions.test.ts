import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { literal } from '#lib/engine/sql.ts';
import { locales } from '#lib/i18n/locale.ts';
import {
	conditionShape,
	conditionSql,
	conditionText,
	operatorLabels,
	type Condition,
	type Ground,
	type Operator
} from '#lib/rulebook/conditions.ts';
import { firstRule } from '#lib/rulebook/compileClasses.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { wordPattern } from '#lib/rulebook/wordPattern.ts';
import { ask } from '../support/stg.ts';

const has = (text: string, word: string) => new RegExp(wordPattern([word]), 'iu').test(text);

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

type Cells = Readonly<Record<string, string | number | boolean | null>>;
const cellSql = (value: Cells[string]) =>
	value === null ? 'null' : typeof value === 'string' ? literal(value) : String(value);

/** A row that has just these columns. */
const rowOf = (cells: Cells, more: Partial<Ground> = {}): Ground => ({
	has: (name) => (Object.hasOwn(cells, name) ? 'true' : null),
	cell: (name) => `(${cellSql(cells[name]!)})`,
	repeated: null,
	clause: () => null,
	...more
});
async function holds(
	condition: Condition,
	cells: Cells,
	more: Partial<Ground> = {}
): Promise<boolean | null> {
	const parsed = conditionShape.parse(condition);
	const [row] = await ask<{ v: boolean | null }>(
		engine,
		`select ${conditionSql(parsed, rowOf(cells, more))} as v`
	);
	return row!.v;
}
const says = (words: string[], fields = ['content']): Condition => ({ op: 'contains_any', fields, words });
const silent = (words: string[], fields = ['content']): Condition => ({ op: 'contains_none', fields, words });
const ten = { value: 10, source: 'here', reading: false };

describe('words', () => {
	test.each([
		['漏水', '楼上漏水到天花板', true],
		['电梯', '電梯停運', true],
		['電梯', '电梯停运', true],
		['噪音', '环境安静', false],
		['leak', 'The pipe is LEAKING again', true],
		['sue', 'This is an issue', false],
		['sue', 'We will sue you', true],
		['315', '打了12315', false],
		['12315', '打了12315。', true],
		['smell of gas', 'a smell  of\ngas in the hall', true],
		["it's 100%_", "it's 100%_ wrong", true],
		['%', 'no per cent here', false],
		['_', 'nothing', false],
		['.*', 'anything', false],
		['[a|b', 'x [a|b y', true],
		["'); drop table t; --", "a '); drop table t; -- b", true],
		['c++', 'about C++', true]
	])('%s in “%s”: %s', async (word, text, found) => {
		expect(await holds(says([word]), { content: text })).toBe(found);
		expect(await holds(silent([word]), { content: text })).toBe(!found);
		expect(has(text, word)).toBe(found);
	});

	test('whatever a word holds, SQL and TypeScript find it in the same texts', async () => {
		const sign = fc.constantFrom(...'漏電电a9 %_\'"\\.*+?()[]{}|^$-/，');
		const text = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));
		const cases = fc.sample(fc.tuple(text, text), { numRuns: 400, seed: 1 }).filter(([w]) => w.trim() !== '');
		const found = await ask<{ v: boolean }>(
			engine,
			cases
				.map(
					([w, t], i) =>
						`select ${i} as i, regexp_matches(${literal(t)}, ${literal(wordPattern([w]))}, 'i') as v`
				)
				.join(' union all ') + ' order by i'
		);
		expect(found.map(({ v }) => v)).toEqual(cases.map(([w, t]) => has(t, w)));
		expect(found.some(({ v }) => v)).toBe(true);
	});

	test('a word that is blank is refused', () => {
		expect(conditionShape.safeParse(says([' '])).success).toBe(false);
		expect(conditionShape.safeParse(says([])).success).toBe(false);
	});
});

describe('operators', () => {
	const cases: readonly (readonly [string, Condition, Cells, boolean | null])[] = [
		['equals', { op: 'equals', field: 'severity', value: 'major' }, { severity: 'major' }, true],
		['equals an empty cell', { op: 'equals', field: 'severity', value: 'major' }, { severity: null }, false],
		['in', { op: 'in', field: 'site', values: ["a'b", 'c'] }, { site: "a'b" }, true],
		[
			'at least, at the limit',
			{ op: 'at_least', field: 'households', number: ten },
			{ households: 10 },
			true
		],
		['at least, below', { op: 'at_least', field: 'households', number: ten }, { households: 9 }, false],
		[
			'at least, in yuan',
			{ op: 'at_least', field: 'claim_amount', number: ten },
			{ claim_amount: 999 },
			false
		],
		[
			'at least, in yuan, at the limit',
			{ op: 'at_least', field: 'claim_amount', number: ten },
			{ claim_amount: 1000 },
			true
		],
		['at most', { op: 'at_most', field: 'households', number: ten }, { households: 10 }, true],
		['at most of nothing', { op: 'at_most', field: 'households', number: ten }, { households: null }, false],
		['yes', { op: 'yes', field: 'injury' }, { injury: true }, true],
		['yes of an empty cell', { op: 'yes', field: 'injury' }, { injury: null }, false],
		['filled', { op: 'filled', field: 'result' }, { result: '好' }, true],
		['empty', { op: 'empty', field: 'result' }, { result: null }, true],
		['several', { op: 'several', field: 'department' }, { department: '工程部、保洁部' }, true],
		['several with and', { op: 'several', field: 'department' }, { department: '工程部和保洁部' }, true],
		['several with a slash', { op: 'several', field: 'department' }, { department: '工程部/保洁部' }, true],
		[
			'one whose name has the word',
			{ op: 'several', field: 'department' },
			{ department: '和谐社区' },
			false
		],
		[
			'one with Latin marks',
			{ op: 'several', field: 'department' },
			{ department: 'Treasurer/Tax Collector - G' },
			false
		],
		['one with a mark behind', { op: 'several', field: 'department' }, { department: '工程部、' }, false],
		['all', { op: 'all', of: [says(['漏水']), silent(['噪音'])] }, { content: '漏水' }, true],
		['any', { op: 'any', of: [says(['噪音']), says(['漏水'])] }, { content: '漏水' }, true],
		['not', { op: 'not', of: says(['漏水']) }, { content: '漏水' }, false],
		['repeated, where nobody can know', { op: 'repeated' }, {}, null],
		['a clause, where nobody can know', { op: 'clause', clause: 'escalate', is: 'past' }, {}, null]
	];
	test.each(cases)('%s', async (_, condition, cells, expected) => {
		expect(await holds(condition, cells)).toBe(expected);
	});

	test.each(
		cases.filter(([, c]) => !['all', 'any', 'not'].includes(c.op)).map(([name, c]) => [name, c] as const)
	)('%s: without its column nobody knows, also not of its opposite', async (_, condition) => {
		expect(await holds(condition, {})).toBe(null);
		expect(await holds({ op: 'not', of: condition }, {})).toBe(null);
	});

	test('of several columns those that were not imported are passed over', async () => {
		expect(await holds(says(['漏水'], ['content', 'result']), { result: '漏水' })).toBe(true);
		expect(await holds(silent(['漏水'], ['content', 'result']), { result: '干' })).toBe(true);
	});

	test('each has a name and words in three languages', () => {
		const every = Object.keys(operatorLabels) as Operator[];
		const seen = new Set(cases.map(([, c]) => c.op).concat('contains_any', 'contains_none'));
		expect([...seen].sort()).toEqual([...every].sort());
		for (const [, condition] of cases)
			for (const locale of locales) {
				expect(conditionText(condition, locale)).not.toMatch(/\{|undefined|^$/);
				if (locale !== 'en') expect(conditionText(condition, locale)).not.toMatch(/[a-z]{3}_/);
			}
	});
});

test('rules asked behind one search are the rules asked one by one', async () => {
	const rules = defaultRulebook().editions[0]!.categoryRules;
	const words = rules.flatMap(({ when }) => (when.op === 'contains_any' ? when.words : []));
	const texts = fc.sample(
		fc
			.array(fc.constantFrom(...words, '没有', '小区', ' '), { maxLength: 4 })
			.map((parts) => parts.join('，')),
		{ numRuns: 300, seed: 2 }
	);
	const ground: Ground = { ...rowOf({ content: '' }), cell: () => 't' };
	const whens = rules.map(({ id, when }) => `when ${conditionSql(when, ground)} then '${id}'`).join(' ');
	const told = await ask<{ quick: string; plain: string }>(
		engine,
		`select ${firstRule(rules, ground)} as quick, case ${whens} end as plain
		from (values ${texts.map((text) => `(${literal(text)})`).join(', ')}) as given(t)`
	);
	expect(told.map((t) => t.quick)).toEqual(told.map((t) => t.plain));
	expect(new Set(told.map((t) => t.quick)).size).toBeGreaterThan(20);
});
