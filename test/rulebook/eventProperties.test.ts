import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import combined from '#lib/rulebook/editions/combined.json';
import { defaultRulebook, loadRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { ask, buildFacts, type Sheet, type Written } from '../support/stg.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

const asOf = '2025-09-30 12:00:00';
const start = Date.UTC(2025, 0, 1);
const text = (minutes: number, dateOnly: boolean) =>
	new Date(start + minutes * 60_000)
		.toISOString()
		.slice(0, dateOnly ? 10 : 16)
		.replace('T', ' ');
const day = 1440;

/** A time so many minutes after another, or none; one in ten has no clock. */
const later = (most: number) =>
	fc.record({
		there: fc.integer({ min: 0, max: 4 }),
		after: fc.integer({ min: -60, max: most }),
		plain: fc.nat(9)
	});
type Later = { there: number; after: number; plain: number };
const at = (from: number, { there, after, plain }: Later) =>
	there === 0 ? '' : text(from + after, plain === 0);
const answer = fc.constantFrom('', 'yes', 'no');
const filled = (row: Written): Written =>
	Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));

const notice = fc
	.tuple(
		fc.nat(250 * day),
		fc.array(later(12 * day), { minLength: 6, maxLength: 6 }),
		fc.array(answer, { minLength: 4, maxLength: 4 }),
		fc.constantFrom('', '', '道路管制'),
		fc.nat(2)
	)
	.map(([from, [phoned, arrived, planned, limit, finished, returned], [a, b, c, d], reason, who]) =>
		filled({
			contractor: `公司${who}`,
			notified_at: text(from, false),
			phoned_at: at(from, phoned!),
			arrived_at: at(from, { ...arrived!, after: arrived!.after % 400 }),
			planned_at: at(from, { ...planned!, after: planned!.after % 400 }),
			limit_at: at(from, limit!),
			finished_at: at(from, finished!),
			returned_at: at(from, returned!),
			refused: a!,
			accepted: b!,
			to_code: c!,
			owner_satisfied: d!,
			reason
		})
	);
const line = fc
	.tuple(fc.nat(250), later(2 * day), later(day), later(30 * day), fc.nat(3))
	.map(([on, reviewed, checked, sent, errors]) =>
		filled({
			day: text(on * day, true),
			reviewed_at: at(on * day, reviewed),
			spot_checked_at: at(on * day, checked),
			report_sent_at: sent.plain < 1 ? at(on * day, { ...sent, plain: 1 }) : '',
			report_month: sent.plain < 1 ? text(on * day, true).slice(0, 7) : '',
			report_errors: sent.plain < 1 ? String(errors) : ''
		})
	);
const breach = fc
	.tuple(
		fc.nat(250),
		fc.nat(20),
		fc.constantFrom('recorder', 'handler', 'responsible', ''),
		fc.nat(9),
		fc.nat(3)
	)
	.map(([on, article, role, complaint, amount]) =>
		filled({
			occurred_at: text(on * day, true),
			article: String(article),
			role,
			person: '某人',
			complaint_no: complaint < 5 ? `C${complaint}` : '',
			amount: amount === 0 ? '35' : ''
		})
	);
const visit = fc
	.tuple(fc.nat(250), fc.nat(8))
	.map(([on, who]) => ({ customer: `客户${who}`, visited_at: text(on * day, true) }));

const of = <T>(arbitrary: fc.Arbitrary<T>, n: number, seed: number): T[] =>
	fc.sample(arbitrary, { numRuns: n, seed });
const numbered = (rows: readonly Written[], field: string, name: string): Written[] =>
	rows.map((row, i) => ({ ...row, [field]: `${name}${i}` }));

const complaints = Array.from({ length: 5 }, (_, i) => ({
	complaint_no: `C${i}`,
	received_at: text(i * 30 * day, false),
	complainant: `客户${i}`,
	recorder: '记录甲',
	department: '客服部'
}));
const sheetsOf = (seed: number): Sheet[] => [
	{ rows: complaints },
	{ table: 'rectifications', rows: numbered(of(notice, 120, seed), 'notice_no', 'Z') },
	{ table: 'duty', rows: of(line, 150, seed) },
	{ table: 'violations', rows: of(breach, 80, seed) },
	{ table: 'visits', rows: of(visit, 15, seed) },
	{
		table: 'staff',
		rows: [
			{ name: '调度壬', role: 'dispatch_supervisor', department: '客服部', department_head: '经理丙' },
			{ name: '某人', role: 'handler', supervisor: '主管乙', department: '客服部' }
		]
	}
];

interface Event {
	readonly clause: string;
	readonly event_id: string;
	readonly instance: number;
	readonly outcome: string;
}
async function judged(sheets: readonly Sheet[], rulebook: Rulebook = defaultRulebook()) {
	await buildFacts(engine, { sheets, rulebook, asOf });
	return {
		events: await ask<Event>(
			engine,
			'select clause, event_id, instance, start_at, due_at, actual_at, outcome, reason from fct_event_clauses order by all'
		),
		// Breaches that name no complaint go by their row: of those, what they cost.
		ledger: await ask<{ amount_fen: number; status: string }>(
			engine,
			"select if(contains(complaint_no, '#'), '', complaint_no) as complaint_no, article, clause, role, person, amount_fen, month, status, evidence from fct_fines order by all"
		)
	};
}

test('every clause on events comes to every verdict that it can', async () => {
	const { events } = await judged(sheetsOf(1));
	const seen = new Set(events.map((e) => `${e.clause} ${e.outcome}`));
	for (const clause of [
		'on_site',
		'rectify',
		'notice_return',
		'monthly_report',
		'daily_review',
		'visit_cycle'
	])
		for (const outcome of ['met', 'breached']) expect(seen).toContain(`${clause} ${outcome}`);
});

test('the order of the rows changes nothing', async () => {
	const sheets = sheetsOf(2);
	const first = await judged(sheets);
	expect(await judged(sheets.map((s) => ({ ...s, rows: [...s.rows].reverse() })))).toEqual(first);
});

test('raising a limit never adds a breach', async () => {
	const base = await judged(sheetsOf(3));
	const raised = structuredClone(combined);
	for (const clause of raised.editions[0]!.clauses) {
		const c = clause as unknown as Record<string, { value: number } | undefined>;
		for (const name of ['limit', 'days', 'months']) if (c[name]) c[name].value *= 2;
		if (c['byDay']) c['byDay'].value = 28;
		if (c['least']) c['least'].value = 1;
	}
	const after = await judged(sheetsOf(3), loadRulebook(raised));
	const breached = (facts: typeof base, clause: string) =>
		facts.events
			.filter((e) => e.clause === clause && e.outcome === 'breached')
			.map((e) => `${e.event_id} ${e.instance}`);
	for (const clause of [
		'on_site',
		'rectify',
		'notice_return',
		'monthly_report',
		'daily_review',
		'spot_check'
	]) {
		const many = new Set(breached(base, clause));
		expect(
			breached(after, clause).filter((key) => !many.has(key)),
			clause
		).toEqual([]);
	}
	// Longer cycles are other cycles: there are fewer that can be missed.
	expect(breached(after, 'visit_cycle').length).toBeLessThan(breached(base, 'visit_cycle').length);
});

test('an edition that was never in force changes nothing, and one that is the same changes nothing either', async () => {
	const edition = combined.editions[0]!;
	const with_ = (from: string) =>
		loadRulebook({ ...combined, editions: [edition, { ...edition, id: 'later', from }] });
	const base = await judged(sheetsOf(4));
	expect(await judged(sheetsOf(4), with_('2030-01-01'))).toEqual(base);
	expect(await judged(sheetsOf(4), with_('2025-05-01'))).toEqual(base);
});

test('where the visit cycle changes, each of a customer’s cycles still has a number of its own', async () => {
	const edition = combined.editions[0]!;
	const clauses = edition.clauses.map((clause) =>
		clause.id === 'visit_cycle' ? { ...clause, months: { value: 2, source: 'us' } } : clause
	);
	const first = { ...edition, clauses };
	const book = loadRulebook({
		...combined,
		editions: [first, { ...edition, id: 'slower', from: '2025-04-01' }]
	});
	await buildFacts(engine, { sheets: sheetsOf(9), rulebook: book, asOf });
	const cycles = await ask<{ n: number }>(
		engine,
		"select event_id, count(*)::integer as n from fct_event_clauses where clause = 'visit_cycle' group by event_id having count(*) > count(distinct instance) order by event_id"
	);
	expect(cycles).toEqual([]);
	const [counted] = await ask<{ n: number }>(
		engine,
		"select max(instance)::integer as n from fct_event_clauses where clause = 'visit_cycle'"
	);
	expect(counted!.n).toBeGreaterThan(2);
});

test('sanctions are proposals, special cases cost nothing, and all else is applied', async () => {
	const { ledger } = await judged(sheetsOf(5));
	const of = (status: string) => ledger.filter((l) => l.status === status);
	expect(of('proposed').length).toBeGreaterThan(0);
	expect(of('special').every((l) => l.amount_fen === 0)).toBe(true);
	expect(of('proposed').length + of('special').length + of('applied').length).toBe(ledger.length);
	const [sums] = await ask<Record<string, number>>(
		engine,
		'select (select sum(amount_fen) from fct_event_fines)::double as events, (select sum(amount_fen) from fct_ledger)::double as complaints, (select sum(amount_fen) from fct_fines)::double as whole'
	);
	expect(sums!['whole']).toBe(sums!['events']! + sums!['complaints']!);
});
