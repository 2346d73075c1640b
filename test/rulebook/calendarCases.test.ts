import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { fieldsOf, type TableName } from '#lib/model/columns.ts';
import { loadRulebook } from '#lib/rulebook/index.ts';
import { fixturesOf, groupBy, type CaseRow } from '../support/cases.ts';
import { ask, buildFacts, type Sheet } from '../support/stg.ts';

const office = { calendar: 'office' };
const stopped = { calendar: 'office', pauses: true };
const words = { 'zh-CN': '工作时间', 'zh-Hant': '工作時間', en: 'Working time' };

/** Every kind of clause on the office hours of the default rulebook, 8:30–12:00 and 13:30–17:30. */
const rulebook = loadRulebook({
	id: 'worked',
	title: words,
	extends: 'combined',
	editions: [
		{
			id: 'worked-1',
			from: null,
			clauses: [
				{ id: 'complete', ...stopped },
				{ id: 'progress', ...stopped },
				{ id: 'escalate', ...office },
				{ id: 'first_feedback', ...office },
				{ id: 'result_feedback', ...office },
				{ id: 'followup', ...stopped },
				{ id: 'on_site', ...office },
				{ id: 'notice_return', ...office },
				{ id: 'daily_review', ...office }
			]
		}
	]
});

const fixtures = fixturesOf('fixtures/rulebook/calendar');
let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

const pairs = (text: string) =>
	text
		.split('|')
		.filter(Boolean)
		.map((part) => part.split(/[=/](.*)/s) as [string, string]);

function filled(table: TableName, row: CaseRow): Record<string, string> {
	const names = fieldsOf(table).map((f) => f.name);
	return Object.fromEntries(names.filter((name) => row[name]).map((name) => [name, row[name]!]));
}

const shown = (row: Record<string, unknown>) =>
	Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]));

/** Cases that can share a world: the same moment, the same special days. */
function sheetsOf(rows: readonly CaseRow[]): Sheet[] {
	const of = (column: string) =>
		rows.flatMap((row) => pairs(row[column]!).map((pair) => ({ no: row['case']!, pair })));
	const sheets: Sheet[] = [
		{
			columns: ['completed_at', 'first_feedback_at', 'result_feedback_at', 'followup_at', 'escalated_at'],
			rows: rows.map((row) => ({ ...filled('complaints', row), complaint_no: row['case']! }))
		},
		{
			table: 'pauses',
			rows: of('pauses').map(({ no, pair: [from, to] }) => ({
				complaint_no: no,
				paused_at: from,
				...(to && { resumed_at: to })
			}))
		},
		{
			table: 'progress',
			rows: of('reports').map(({ no, pair: [at, note] }) => ({ complaint_no: no, reported_at: at, note }))
		},
		{ table: 'calendar', rows: pairs(rows[0]!['calendar']!).map(([day, kind]) => ({ day, kind })) }
	];
	return sheets.filter((sheet) => sheet.rows.length > 0);
}

describe('complaints', () => {
	const complaints = fixtures.get('complaints')!;
	const told = new Map<string, Record<string, string>[]>();

	beforeAll(async () => {
		for (const rows of groupBy(complaints, (row) => `${row['as_of']} ${row['calendar']}`).values()) {
			await buildFacts(engine, { sheets: sheetsOf(rows), rulebook, asOf: rows[0]!['as_of']! });
			for (const row of rows) {
				const clause = row['clause']!;
				const c = clause === 'progress' ? '' : `${clause}_`;
				const from =
					clause === 'progress' ? 'fct_progress_windows' : '(select *, 1 as instance from fct_clauses)';
				const found = await ask<Record<string, unknown>>(
					engine,
					`select f.instance as expect_instance, f.${c}start_at as expect_start, f.${c}due_at as expect_due,
						f.${c}outcome as expect_outcome, f.${c}reason as expect_reason, o.seconds_over as expect_seconds_over
					from ${from} as f
					join fct_rows as i on i.complaint_id = f.complaint_id
					left join fct_working_overs as o
						on o.clause = '${clause}' and o.complaint_id = f.complaint_id and o.instance = f.instance
					where i.complaint_no = '${row['case']}' order by f.instance`
				);
				told.set(row['case']!, found.map(shown));
			}
		}
	});

	test.each([...groupBy(complaints, (row) => row['case']!)])('%s', (name, rows) => {
		expect(told.get(name)).toEqual(
			rows.map((r) =>
				Object.fromEntries(Object.entries(r).filter(([column]) => column.startsWith('expect_')))
			)
		);
	});
});

describe('notices and the register', () => {
	test.each([...groupBy(fixtures.get('events')!, (row) => row['case']!)])('%s', async (_, rows) => {
		const [first] = rows as [CaseRow];
		const clause = first['clause']!;
		const table = clause === 'daily_review' ? 'duty' : 'rectifications';
		const columns = {
			duty: ['day', 'reviewed_at'],
			rectifications: ['notified_at', 'arrived_at', 'planned_at', 'finished_at', 'returned_at']
		}[table];
		const written = rows.map((row) => filled(table, row)).filter((row) => Object.keys(row).length > 0);
		await buildFacts(engine, {
			sheets: [{ table, columns, rows: written }],
			rulebook,
			asOf: first['as_of']!
		});
		const told = await ask<Record<string, unknown>>(
			engine,
			`select f.event_id as expect_event, f.due_at as expect_due, f.outcome as expect_outcome, f.reason as expect_reason, o.seconds_over as expect_seconds_over
			from fct_event_clauses as f left join fct_working_overs as o on o.clause::varchar = f.clause::varchar and o.event_id = f.event_id
			where f.clause = '${clause}' order by f.event_id`
		);
		expect(told.map(shown)).toEqual(
			rows.map((r) => Object.fromEntries(Object.entries(r).filter(([name]) => name.startsWith('expect_'))))
		);
	});
});
