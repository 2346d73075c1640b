import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { fixturesOf, groupBy, type CaseRow } from '../support/cases.ts';
import { ask, buildFacts, type Sheet } from '../support/stg.ts';

interface Case {
	readonly article: string;
	readonly name: string;
	readonly rows: readonly CaseRow[];
}

const rulebook = defaultRulebook();
const fields = new Set<string>(fieldsOf('complaints').map((f) => f.name));
const staffFields = new Set<string>(fieldsOf('staff').map((f) => f.name));
const cases: Case[] = [...fixturesOf('fixtures/rulebook')].flatMap(([file, rows]) =>
	file.startsWith('fines-')
		? [...groupBy(rows, (r) => r['case']!)].map(([name, rows]) => ({ article: file.slice(6), name, rows }))
		: []
);
const prefixOf = (c: Case) => `${c.article}: ${c.name}`;

const filled = (row: CaseRow, known: ReadonlySet<string>) =>
	Object.fromEntries(Object.entries(row).filter(([name, value]) => known.has(name) && value !== ''));

/** Every case is a log of its own; all columns of the file are there but those that the case leaves out. */
function sheetsOf(c: Case): Sheet[] {
	const complaints = c.rows.filter((r) => r['is'] === 'complaint');
	const staff = c.rows.filter((r) => r['is'] === 'staff');
	const missing = new Set(complaints[0]!['not_imported']!.split(' '));
	const columns = Object.keys(complaints[0]!).filter((name) => fields.has(name) && !missing.has(name));
	const rows = complaints.map((r) => ({
		...filled(r, fields),
		complaint_no: `${prefixOf(c)}|${r['complaint_no'] ?? ''}`
	}));
	return [
		{ columns, rows: rows.map((row) => ({ ...row })) },
		...(staff.length > 0 ? [{ table: 'staff' as const, rows: staff.map((r) => filled(r, staffFields)) }] : [])
	];
}

let lines: Record<string, string | number | null>[];
let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await buildFacts(engine, { sheets: cases.flatMap(sheetsOf), rulebook, asOf: '2025-06-30 12:00:00' });
	lines = await ask(
		engine,
		`select complaint_no, article, clause, instance, role, person, amount_fen / 100 as yuan, month, due_at as due from fct_fines
		order by complaint_no, clause, instance, role`
	);
});
afterAll(() => engine.close());

test('every article of the rulebook has worked examples', () => {
	const articles = rulebook.editions.flatMap((e) => e.articles.map((a) => a.article));
	expect([...new Set(cases.map((c) => c.article))].sort()).toEqual([...new Set(articles)].sort());
});

const told = ['clause', 'instance', 'role', 'person', 'yuan', 'month', 'due'] as const;
const texts = (rows: readonly Readonly<Record<string, unknown>>[]) =>
	rows.map((row) => told.map((name) => `${name}=${String(row[name] ?? '')}`).join(' ')).sort();

describe.each([...new Set(cases.map((c) => c.article))])('article %s', (article) => {
	test.each(cases.filter((c) => c.article === article))('$name', (c) => {
		const mine = lines.filter(
			(l) => l['article'] === article && String(l['complaint_no']).startsWith(`${prefixOf(c)}|`)
		);
		expect(texts(mine)).toEqual(texts(c.rows.filter((r) => r['is'] === 'line')));
	});
});
