import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import { complaintClauseIds as clauseIds, defaultRulebook, instanceClauses } from '#lib/rulebook/index.ts';
import { fixturesOf, groupBy, type CaseRow } from '../support/cases.ts';
import { ask, buildFacts, type Sheet } from '../support/stg.ts';

interface Case {
	readonly clause: string;
	readonly name: string;
	readonly rows: readonly CaseRow[];
}

const fields = new Set<string>(fieldsOf('complaints').map((f) => f.name));
const cases: Case[] = [...fixturesOf('fixtures/rulebook')].flatMap(([clause, rows]) =>
	(clauseIds as readonly string[]).includes(clause)
		? [...groupBy(rows, (r) => r['case']!)].map(([name, rows]) => ({ clause, name, rows }))
		: []
);
const numberOf = (c: Case) => `${c.clause}: ${c.name}`;
const instances: readonly string[] = instanceClauses;

/** Every case is a log of its own, so that each has its own columns. */
function sheetsOf(c: Case): Sheet[] {
	const [first] = c.rows as [CaseRow];
	const missing = new Set(first['not_imported']!.split(' '));
	const columns = Object.keys(first).filter((name) => fields.has(name) && !missing.has(name));
	const row = Object.fromEntries(columns.filter((name) => first[name]).map((name) => [name, first[name]!]));
	const complaint = { columns, rows: [{ ...row, complaint_no: numberOf(c) }] };
	const reports = first['progress_reports']?.split('|').filter(Boolean) ?? [];
	const people = first['roster']?.split('|').filter(Boolean) ?? [];
	return [
		complaint,
		...(reports.length > 0
			? [
					{
						table: 'progress' as const,
						rows: reports.map((at) => ({ complaint_no: numberOf(c), reported_at: at }))
					}
				]
			: []),
		...(people.length > 0
			? [
					{
						table: 'staff' as const,
						rows: people.map((p) => ({ name: p.split('=')[0]!, role: p.split('=')[1]! }))
					}
				]
			: [])
	];
}

interface Judged {
	readonly complaint_no: string;
	readonly clause: string;
	readonly [column: string]: unknown;
}
const told: Judged[] = [];
let engine: Engine;

beforeAll(async () => {
	engine = await openNative();
	const withReports = (c: Case) => Boolean(c.rows[0]!['progress_reports']);
	for (const group of groupBy(
		cases,
		(c) =>
			`${c.rows[0]!['as_of']} ${withReports(c)} ${c.clause === 'ladder' && (c.rows[0]!['roster'] ? 'roster' : 'none')}`
	).values()) {
		const asOf = group[0]!.rows[0]!['as_of']!;
		await buildFacts(engine, { sheets: group.flatMap(sheetsOf), rulebook: defaultRulebook(), asOf });
		for (const clause of clauseIds) {
			const c = instances.includes(clause) ? '' : `${clause}_`;
			const from =
				clause === 'progress'
					? 'fct_progress_windows'
					: clause === 'promise'
						? 'fct_promises'
						: 'fct_clauses';
			const instance = c === '' ? 'f.instance' : '1';
			told.push(
				...(await ask<Judged>(
					engine,
					`select complaint_no, '${clause}' as clause, ${instance} as expect_instance, f.${c}start_at as expect_start, f.${c}due_at as expect_due,
					f.${c}actual_at as expect_actual, f.${c}outcome as expect_outcome, f.${c}reason as expect_reason
					from ${from} as f join fct_complaints using (complaint_id) order by complaint_no, expect_instance`
				))
			);
		}
	}
});
afterAll(() => engine.close());

const expected = (row: CaseRow) =>
	Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith('expect_')));

test('every clause on complaints has worked examples', () => {
	expect([...new Set(cases.map((c) => c.clause))].sort()).toEqual([...clauseIds].sort());
});

describe.each(clauseIds)('%s', (clause) => {
	test.each(cases.filter((c) => c.clause === clause))('$name', (c) => {
		const rows = told.filter((t) => t.complaint_no === numberOf(c) && t.clause === clause);
		const text = rows.map((row) =>
			Object.fromEntries(
				Object.entries(row).flatMap(([name, value]) =>
					name.startsWith('expect_') ? [[name, value === null ? '' : String(value)]] : []
				)
			)
		);
		expect(text).toEqual(c.rows.map(expected));
	});
});
