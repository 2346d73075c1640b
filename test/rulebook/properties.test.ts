import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import {
	complaintClauseIds as clauseIds,
	defaultRulebook,
	instanceClauses,
	loadRulebook,
	type Rulebook
} from '#lib/rulebook/index.ts';
import { compileClauses, compileJudgements } from '#lib/rulebook/compile.ts';
import { compilePromises } from '#lib/rulebook/compileInstances.ts';
import { compileLedger } from '#lib/rulebook/fines.ts';
import combined from '#lib/rulebook/editions/combined.json';
import { ask, buildFacts, type Written } from '../support/stg.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

const times = [
	'forwarded_at',
	'dispatched_at',
	'accepted_at',
	'completed_at',
	'first_feedback_at',
	'result_feedback_at',
	'followup_at',
	'replied_at',
	'escalated_at',
	'closed_at',
	'visited_at',
	'handling_promised_at',
	'promised_at',
	'promised_at_2',
	'promised_at_3',
	'promised_at_4',
	'visit_promised_at',
	'gm_submitted_at',
	'progress_at_1',
	'progress_at_2'
] as const;
const start = Date.UTC(2025, 4, 28);
const text = (minute: number, dateOnly: boolean) =>
	new Date(start + minute * 60_000)
		.toISOString()
		.slice(0, dateOnly ? 10 : 16)
		.replace('T', ' ');

/** A complaint whose times lie near one another: before, at and after the limits. */
const complaint = fc
	.record({
		received: fc.nat(4000),
		received_date_only: fc.integer({ min: 0, max: 9 }),
		cells: fc.array(
			fc.record({
				filled: fc.boolean(),
				after: fc.oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -60, max: 9000 })),
				dateOnly: fc.integer({ min: 0, max: 9 })
			}),
			{ minLength: times.length, maxLength: times.length }
		),
		status: fc.constantFrom('', 'open', 'done', 'closed'),
		visit_requested: fc.constantFrom('', 'yes', 'no'),
		who: fc.nat(6)
	})
	.map(({ received, received_date_only, cells, status, visit_requested, who }): Written => ({
		received_at: text(received, received_date_only === 0),
		...Object.fromEntries(
			cells.flatMap((c, i) => (c.filled ? [[times[i]!, text(received + c.after, c.dateOnly === 0)]] : []))
		),
		...(status && { status }),
		...(visit_requested && { visit_requested }),
		unit: `1-${who}`,
		site: '东苑',
		category_l1: '停车',
		recorder: `记录${who % 3}`
	}));

const sample = (n: number, seed: number): Written[] =>
	fc.sample(complaint, { numRuns: n, seed }).map((row, i) => ({ complaint_no: `C${i}`, ...row }));
const asOf = '2025-06-01 12:00:00';

const outcomes = `select complaint_no, clause, instance, start_at, due_at, actual_at, outcome, reason from (
	${clauseIds
		.map((c) =>
			(instanceClauses as readonly string[]).includes(c)
				? `select complaint_id, '${c}' as clause, instance, start_at, due_at, actual_at, outcome, reason from ${c === 'progress' ? 'fct_progress_windows' : 'fct_promises'}`
				: `select complaint_id, '${c}' as clause, 1 as instance, ${c}_start_at as start_at, ${c}_due_at as due_at, ${c}_actual_at as actual_at, ${c}_outcome as outcome, ${c}_reason as reason from fct_clauses`
		)
		.join('\nunion all\n')}
) join fct_complaints using (complaint_id) order by all`;
const ledger =
	'select complaint_no, article, clause, instance, role, person, amount_fen, month, evidence from fct_fines order by all';

async function judged(rows: readonly Written[], rulebook: Rulebook = defaultRulebook()) {
	await buildFacts(engine, { sheets: [{ rows }], rulebook, asOf });
	return {
		outcomes: await ask<{ complaint_no: string; clause: string; instance: number; outcome: string }>(
			engine,
			outcomes
		),
		ledger: await ask(engine, ledger)
	};
}

test('the order of the rows changes nothing', async () => {
	const rows = sample(300, 1);
	const first = await judged(rows);
	expect(await judged([...rows].reverse())).toEqual(first);
});

test('splitting a log over files changes nothing', async () => {
	const rows = sample(200, 2);
	const columns = [...new Set(rows.flatMap((r) => Object.keys(r)))];
	const whole = await judged(rows);
	await buildFacts(engine, {
		sheets: [
			{ columns, rows: rows.slice(0, 70) },
			{ columns, rows: rows.slice(70) }
		],
		rulebook: defaultRulebook(),
		asOf
	});
	expect(await ask(engine, outcomes)).toEqual(whole.outcomes);
	expect(await ask(engine, ledger)).toEqual(whole.ledger);
});

test('raising a limit never adds a breach', async () => {
	const rows = sample(400, 3);
	const base = await judged(rows);
	const breached = (facts: typeof base, clause: string) =>
		new Set(
			facts.outcomes
				.filter((o) => o.clause === clause && o.outcome === 'breached')
				.map((o) => `${o.complaint_no} ${o.instance}`)
		);
	const raised = structuredClone(combined);
	for (const clause of raised.editions[0]!.clauses) {
		const c = clause as { limit?: { value: number }; days?: { value: number }; most?: { value: number } };
		for (const number of [c.limit, c.days, c.most]) if (number) number.value *= 3;
	}
	const after = await judged(rows, loadRulebook(raised));
	for (const clause of clauseIds) {
		const [few, many] = [breached(after, clause), breached(base, clause)];
		expect(
			[...few].filter((key) => !many.has(key)),
			clause
		).toEqual([]);
		if (clause === 'dispatch') expect(few.size).toBeLessThan(many.size);
	}
});

test('an edition that was never in force changes nothing', async () => {
	const rows = sample(200, 4);
	const edition = combined.editions[0]!;
	const book = loadRulebook({
		...combined,
		editions: [edition, { ...edition, id: 'later', from: '2030-01-01' }]
	});
	expect(await judged(rows, book)).toEqual(await judged(rows));
});

test('what is known beforehand about the columns changes the speed, not the result', async () => {
	const rows = sample(200, 5);
	const before = await judged(rows);
	const book = defaultRulebook();
	await engine.exec(
		'drop view fct_fines; drop table fct_waived; drop table fct_ledger; drop table fct_promises; drop view fct_clauses; drop table fct_judgements'
	);
	await engine.exec(`create table fct_judgements as ${compileJudgements(book)}`);
	await engine.exec(`create view fct_clauses as ${compileClauses(book)}`);
	await engine.exec(`create table fct_promises as ${compilePromises(book)}`);
	await engine.exec(`create table fct_fines as ${compileLedger(book)}`);
	expect(await ask(engine, outcomes)).toEqual(before.outcomes);
	const [lines] = await ask<{ n: number }>(engine, 'select count(*) as n from fct_fines');
	expect(lines!.n).toBe(before.ledger.length);
	await engine.exec(
		'drop table fct_fines; drop table fct_promises; drop view fct_clauses; drop table fct_judgements'
	);
});

test('every fine stands on a breach, a gap or a repeat, and every breach that is fined has its line', async () => {
	await judged(sample(300, 6));
	const orphans = await ask(
		engine,
		"select f.complaint_id from fct_fines as f join fct_clauses as k using (complaint_id) where (f.clause = 'dispatch' and k.dispatch_outcome <> 'breached') or (f.clause = 'followup' and k.followup_outcome <> 'breached') or (f.clause = 'complete' and k.complete_outcome <> 'breached')"
	);
	expect(orphans).toEqual([]);
	const [count] = await ask<Record<string, number>>(
		engine,
		"select (select count(*) from fct_clauses where escalate_outcome = 'breached') * 3 as breaches, (select count(*) from fct_fines where clause = 'escalate') as lines"
	);
	expect(count!['lines']).toBe(count!['breaches']);
});
