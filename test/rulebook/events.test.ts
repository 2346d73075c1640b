import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { fieldsOf, type TableName } from '#lib/model/columns.ts';
import { eventTables } from '#lib/rulebook/events/index.ts';
import { defaultRulebook, eventClauseIds, type EventClauseId } from '#lib/rulebook/index.ts';
import { fixturesOf, groupBy, type CaseRow } from '../support/cases.ts';
import { ask, buildFacts, type Sheet } from '../support/stg.ts';

/**
 * fixtures/rulebook/<clause>.csv of a clause on events: lines `row` are what the clause's own table holds, `complaint`
 * what the log holds beside it, `expect` every row of the clause. Each case is a world of its own.
 */
const fixtures = fixturesOf('fixtures/rulebook');

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

function sheet(table: TableName, rows: readonly CaseRow[]): Sheet {
	const missing = new Set(rows[0]!['not_imported']!.split(' '));
	const columns = fieldsOf(table)
		.map((f) => f.name)
		.filter((name) => Object.hasOwn(rows[0]!, name) && !missing.has(name));
	return {
		table,
		columns,
		rows: rows.map((row) =>
			Object.fromEntries(columns.filter((name) => row[name]).map((name) => [name, row[name]!]))
		)
	};
}

async function judged(clause: EventClauseId, rows: readonly CaseRow[]) {
	const of = (is: string) => rows.filter((row) => row['is'] === is);
	const sheets = [sheet(eventTables[clause], of('row'))];
	if (of('complaint').length > 0) sheets.push(sheet('complaints', of('complaint')));
	await buildFacts(engine, { sheets, rulebook: defaultRulebook(), asOf: rows[0]!['as_of']! });
	const found = await ask<Record<string, unknown>>(
		engine,
		`select event_id as expect_event, instance as expect_instance, start_at as expect_start, due_at as expect_due,
			actual_at as expect_actual, outcome as expect_outcome, reason as expect_reason
		from fct_event_clauses where clause = '${clause}' order by event_id, instance`
	);
	return found.map((row) =>
		Object.fromEntries(
			Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)])
		)
	);
}

const expected = (rows: readonly CaseRow[]) =>
	rows
		.filter((row) => row['is'] === 'expect')
		.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith('expect_'))));

describe.each(eventClauseIds)('%s', (clause) => {
	const cases = [...groupBy(fixtures.get(clause) ?? [], (row) => row['case']!)];

	test('has worked examples', () => expect(cases.length).toBeGreaterThan(4));

	test.each(cases)('%s', async (_, rows) => {
		expect(await judged(clause, rows)).toEqual(expected(rows));
	});
});

test('a table that was not imported gives no row, and so no rate', async () => {
	await buildFacts(engine, {
		sheets: [{ rows: [{ complaint_no: 'A1', received_at: '2025-06-02 09:00:00' }] }],
		rulebook: defaultRulebook(),
		asOf: '2025-06-30 12:00:00'
	});
	expect(await ask(engine, 'select clause from fct_event_clauses')).toEqual([]);
});
