import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import { noDecisions, type Confirmation } from '#lib/model/decisions.ts';
import type { Guess } from '#lib/pipeline/seeds.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { reservedRules } from '#lib/rulebook/shapes/classification.ts';
import { groupBy, readCsv, type CaseRow } from '../support/cases.ts';
import { ask, buildFacts, type Sheet } from '../support/stg.ts';

const read = (name: string): readonly CaseRow[] => readCsv(`fixtures/rulebook/${name}.csv`);
const fields = new Set<string>(fieldsOf('complaints').map((f) => f.name));
const signed = { reason: '看过', by: '主管', at: '2025-06-20 09:00:00' };
const edition = defaultRulebook().editions[0]!;

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

/** What the row's number says in the log; rows of one case differ by their place in it. */
const numberOf = (row: CaseRow, i: number) => `${row['case']!}#${row['no'] ?? String(i + 1)}`;

/** The rows as one sheet that has every column of the fixture but those that it says were not imported. */
function sheetOf(rows: readonly CaseRow[]): Sheet {
	const [first] = rows as [CaseRow];
	const missing = new Set((first['not_imported'] ?? '').split(' '));
	const columns = Object.keys(first).filter((name) => fields.has(name) && !missing.has(name));
	return {
		columns: ['complaint_no', ...columns],
		rows: rows.map((row, i) => ({
			...Object.fromEntries(columns.filter((name) => row[name]).map((name) => [name, row[name]!])),
			complaint_no: numberOf(row, i)
		}))
	};
}

const confirmed = (row: CaseRow, i: number, columns: Readonly<Record<string, Confirmation['field']>>) =>
	Object.entries(columns).flatMap(([column, field]) =>
		row[column] ? [{ complaint: numberOf(row, i), field, value: row[column], ...signed }] : []
	);
const guessed = ({ content, guess }: CaseRow): Guess[] => {
	if (!guess) return [];
	const [category, confidence, known = '1'] = guess.split(' ') as [string, string, string?];
	return [{ content: content!, category, confidence: Number(confidence), known: Number(known) }];
};
const expected = (row: CaseRow) =>
	Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith('expect_')));

async function judge(
	groups: readonly (readonly CaseRow[])[],
	columns: Readonly<Record<string, Confirmation['field']>>,
	select: string
): Promise<ReadonlyMap<string, unknown>> {
	const rows = groups.flat();
	await buildFacts(engine, {
		sheets: groups.map(sheetOf),
		rulebook: defaultRulebook(),
		asOf: rows[0]!['as_of'] ?? '2025-06-30 12:00:00',
		guesses: rows.flatMap(guessed),
		decisions: {
			...noDecisions,
			confirmations: groups.flatMap((group) => group.flatMap((row, i) => confirmed(row, i, columns)))
		}
	});
	const told = await ask<{ no: string }>(engine, select);
	return new Map(told.map(({ no, ...rest }) => [no, rest]));
}

/** Every row of the groups beside what was told of it. */
const compare = (groups: readonly (readonly CaseRow[])[], told: ReadonlyMap<string, unknown>) =>
	groups.flatMap((group) =>
		group.map((row, i) => [numberOf(row, i), told.get(numberOf(row, i)), expected(row)] as const)
	);

function same(rows: readonly (readonly [string, unknown, unknown])[]): void {
	expect(Object.fromEntries(rows.map(([no, told]) => [no, told]))).toEqual(
		Object.fromEntries(rows.map(([no, , wanted]) => [no, wanted]))
	);
}

const byCase = (rows: readonly CaseRow[]) => [...groupBy(rows, (row) => row['case']!).values()];

describe('category', () => {
	const logs = [...groupBy(read('category'), (row) => row['log']!)];
	test.each(logs)('a log with classes of: %s', async (_, rows) => {
		const told = await judge(
			[rows],
			{ confirmed_l1: 'category_l1', confirmed_l2: 'category_l2' },
			`select complaint_no as no, category_l1 as expect_l1, category_rule as expect_l1_rule,
			coalesce(category_l2, '') as expect_l2, coalesce(category_l2_rule, '') as expect_l2_rule from fct_rows`
		);
		same(compare([rows], told));
	});

	test('every rule and every other way has an example', () => {
		const ways = new Set(read('category').map((row) => row['expect_l1_rule']));
		const rules = edition.categoryRules.map(({ id }) => id);
		expect([...ways].sort()).toEqual([...rules, ...reservedRules.category].sort());
	});
});

describe.each(['validity', 'severity'] as const)('%s', (name) => {
	const groups = byCase(read(name));
	test.each([...groupBy(groups, ([row]) => row!['as_of'] ?? '')])('as of %s', async (_, some) => {
		const told = await judge(
			some,
			{ confirmed: name },
			`select complaint_no as no, ${name} as expect_${name}, ${name}_rule as expect_rule
			from fct_complaints join fct_classes using (complaint_id)`
		);
		same(compare(some, told));
	});

	test('every rule and every other way has an example', () => {
		const ways = new Set(read(name).map((row) => row['expect_rule']));
		const rules = edition[`${name}Rules`].map(({ id }) => id);
		expect([...ways].sort()).toEqual([...rules, ...reservedRules[name]].sort());
	});
});

test('repeat', async () => {
	const groups = byCase(read('repeat'));
	const told = await judge(
		groups,
		{},
		`select complaint_no as no, coalesce(split_part(repeat_of, '#', 2), '') as expect_repeat_of from fct_rows`
	);
	same(compare(groups, told));
});
