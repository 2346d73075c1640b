import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { fineTable } from '#lib/metrics/index.ts';
import { effectDimensions, sumOf } from '#lib/metrics/whatIf/fineEffects.ts';
import type { ClauseEffect, WhatIf } from '#lib/metrics/whatIf/whatIf.ts';
import { openTrial } from '#lib/pipeline/comparison/trial.ts';
import { outcomes, type Outcome } from '#lib/pipeline/marts/clauses.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook, loadRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { bring } from '../../support/derive.ts';
import { attachLog } from '../../support/log.ts';
import { demoSample } from '../../support/samples.ts';
import { dispatchWithin, draftOf, tried } from '../../support/tried.ts';

let engine: Engine;
beforeEach(async () => void (engine = await openNative()));
afterEach(() => engine.close());

const csv = `complaint_no,site,complainant,phone,received_at,recorder,content,category_l1,dispatched_at,handler
A1,东苑,甲,1,2025-06-01 08:00:00,陈静,停车,停车,2025-06-01 08:04:00,王强
A2,东苑,乙,2,2025-06-01 09:00:00,陈静,噪声,噪声,2025-06-01 09:05:00,王强
A3,东苑,丙,3,2025-06-02 10:00:00,陈静,电梯,电梯,2025-06-02 10:08:00,王强
A4,西苑,丁,4,2025-06-02 11:00:00,刘洋,电梯,电梯,2025-06-02 11:10:00,王强
A5,西苑,戊,5,2025-06-03 12:00:00,刘洋,漏水,漏水,2025-06-03 12:11:00,王强
A6,西苑,己,6,2025-06-03 23:57:00,刘洋,漏水,漏水,2025-06-05 12:11:00,王强`;
const asOf = '2025-06-03 23:59:00';
const log = async () => [await attachLog(engine, { csv }, 1)];

const of = (effect: WhatIf, clause: string): ClauseEffect => effect.clauses.find((c) => c.clause === clause)!;
const changing = (effect: WhatIf) =>
	effect.clauses.filter(({ moves }) => moves.some(({ from, to }) => from !== to)).map(({ clause }) => clause);
const left = async () =>
	rows(await engine.query("select database_name from duckdb_databases() where database_name = 'what_if'"));

describe('dispatch within 10 minutes instead of 5', () => {
	test('lets off exactly the two that were dispatched after 8 and after 10 minutes', async () => {
		const { effect, more } = await tried(engine, await log(), dispatchWithin(10), { asOf }, async (trial) =>
			rows(
				await trial.engine.query(
					'select complaint_no, article, clause, role, kind, before_fen::double as fen, before_person as person from mart_fine_changes order by all'
				)
			)
		);
		expect(effect.complaints).toBe(6);
		expect(effect.changed).toBe(2);
		expect(changing(effect)).toEqual(['dispatch']);
		expect(of(effect, 'dispatch').moves).toEqual([
			{ from: 'met', to: 'met', n: 2 },
			{ from: 'breached', to: 'breached', n: 1 },
			{ from: 'pending', to: 'pending', n: 1 },
			{ from: 'breached', to: 'met', n: 2 }
		]);
		expect(of(effect, 'dispatch').dueOnly).toBe(4);
		expect(more).toEqual([
			{
				complaint_no: 'A3',
				article: '7',
				clause: 'dispatch',
				role: 'recorder',
				kind: 'removed',
				fen: 3000,
				person: '陈静'
			},
			{
				complaint_no: 'A4',
				article: '7',
				clause: 'dispatch',
				role: 'recorder',
				kind: 'removed',
				fen: 3000,
				person: '刘洋'
			}
		]);
		expect(effect.total).toMatchObject({ removed: 2, added: 0, changed: 0 });
		expect(effect.total.afterFen - effect.total.beforeFen).toBe(-6000);
		expect(
			effect.deductions.map(({ person, month, beforeFinesYuan, afterFinesYuan }) => [
				person,
				month,
				afterFinesYuan - beforeFinesYuan
			])
		).toEqual([
			['刘洋', '2025-06', -30],
			['陈静', '2025-06', -30]
		]);
		expect(effect.sites).toMatchObject([
			{ site: '东苑', changed: 1 },
			{ site: '西苑', changed: 1 }
		]);
	});

	test('and the other way round brings them back', async () => {
		const { effect } = await tried(engine, await log(), defaultRulebook(), {
			before: dispatchWithin(10),
			asOf
		});
		expect(of(effect, 'dispatch').moves).toContainEqual({ from: 'met', to: 'breached', n: 2 });
		expect(effect.total).toMatchObject({ removed: 0, added: 2, changed: 0 });
	});
});

test('under the rules that are in force nothing changes', async () => {
	const batches = await bring(engine, demoSample());
	const { effect } = await tried(engine, batches, defaultRulebook());
	expect(effect.changed).toBe(0);
	expect(changing(effect)).toEqual([]);
	expect(effect.clauses.filter(({ dueOnly, reasonOnly }) => dueOnly + reasonOnly > 0)).toEqual([]);
	expect(effect.total).toMatchObject({ added: 0, removed: 0, changed: 0, afterFen: effect.total.beforeFen });
	expect([effect.deductions, effect.classes, effect.sites.filter((s) => s.changed > 0)]).toEqual([
		[],
		[],
		[]
	]);
	expect(effect.total.beforeLines).toBeGreaterThan(100);
});

test('a clause that the draft does not have concerns nobody, and its fines go', async () => {
	const batches = await bring(engine, demoSample());
	const draft = draftOf(({ id }) => id !== 'followup');
	for (const edition of draft.editions)
		edition.articles = edition.articles.filter(({ article }) => article !== '14');
	const { effect } = await tried(engine, batches, draft);
	const followup = of(effect, 'followup');
	expect(followup.before.breached).toBeGreaterThan(0);
	expect(followup.after).toMatchObject({
		met: 0,
		breached: 0,
		pending: 0,
		unknown: 0,
		notApplicable: effect.complaints
	});
	const article = effect.fines.article.find(({ key }) => key === '14')!;
	expect(article).toMatchObject({ afterLines: 0, afterFen: 0, added: 0, removed: article.beforeLines });
	expect(article.beforeLines).toBeGreaterThan(0);
});

test('an article that only the draft has brings its lines, an amount that rises changes them', async () => {
	const draft = structuredClone(defaultRulebook());
	const articles = draft.editions[0]!.articles;
	const seventh = articles.find(({ article }) => article === '7')!;
	articles.push({ ...structuredClone(seventh), article: '70' });
	for (const trigger of seventh.triggers) for (const fine of trigger.fines) fine.yuan += 10;
	const { effect } = await tried(engine, await log(), draft, { asOf });
	const by = (key: string) => effect.fines.article.find((one) => one.key === key);
	expect(by('7')).toMatchObject({
		beforeLines: 3,
		afterLines: 3,
		beforeFen: 9000,
		afterFen: 12000,
		changed: 3
	});
	expect(by('70')).toMatchObject({ beforeLines: 0, afterLines: 3, afterFen: 9000, added: 3 });
	expect(changing(effect)).toEqual([]);
	expect(effect.changed).toBe(3);
});

/** In what a draft differs from the default: numbers, and what there is. */
const differing = fc.record({
	factor: fc.constantFrom(0.2, 0.5, 1, 2, 5),
	yuan: fc.constantFrom(0, 0, 5),
	repeatDays: fc.constantFrom(0, 30, 90),
	without: fc.constantFrom('', 'dispatch', 'escalate', 'progress', 'on_site', 'promise'),
	later: fc.boolean()
});
type Differing = typeof differing extends fc.Arbitrary<infer T> ? T : never;

function draftWith({ factor, yuan, repeatDays, without, later }: Differing): Rulebook {
	const draft = draftOf((clause) => {
		const numbers = clause as unknown as Record<string, { value?: number } | undefined>;
		for (const name of ['limit', 'days', 'after', 'every', 'most', 'least', 'months']) {
			const number = numbers[name];
			if (number?.value !== undefined) number.value = Math.max(1, Math.round(number.value * factor));
		}
		return clause.id !== without;
	});
	const edition = draft.editions[0]!;
	edition.repeat.days.value = repeatDays;
	edition.articles = edition.articles.flatMap((article) => {
		const triggers = article.triggers.filter((t) => !('clause' in t) || t.clause !== without);
		for (const { fines } of triggers) for (const fine of fines) fine.yuan += yuan;
		return triggers.length > 0 ? [{ ...article, triggers }] : [];
	});
	const first = { ...structuredClone(defaultRulebook().editions[0]!), id: 'as-it-was' };
	return loadRulebook({
		...draft,
		editions: later ? [first, { ...edition, id: 'draft', from: '2025-01-01' }] : [edition]
	});
}

const lines =
	'select complaint_no, article, clause::varchar as clause, instance, role::varchar as role, person, month, status::varchar as status, amount_fen::double as fen from mart_fines order by all';

test('whatever the draft, everything sums, and what comes out is what the draft alone would give', async () => {
	const batches = await bring(engine, demoSample());
	await fc.assert(
		fc.asyncProperty(differing, fc.boolean(), async (how, incremental) => {
			const draft = draftWith(how);
			const { effect, more } = await tried(engine, batches, draft, { incremental }, async (trial) => ({
				lines: rows(await trial.engine.query(lines)),
				difference: rows<{ fen: number; lines: number }>(
					await trial.engine
						.query(`select coalesce(sum(after_applied_fen - before_applied_fen), 0)::double as fen,
						coalesce(sum((after_status = 'applied')::integer), 0) - coalesce(sum((before_status = 'applied')::integer), 0) as lines from mart_fine_changes`)
				)[0]!,
				listed: rows<{ fen: number }>(
					await trial.engine.query(
						'select coalesce(sum(after_fen - before_fen), 0)::double as fen from mart_changes'
					)
				)[0]!
			}));
			const difference = effect.total.afterFen - effect.total.beforeFen;
			expect(more.difference.fen).toBe(difference);
			expect(more.listed.fen).toBe(difference);
			expect(Number(more.difference.lines)).toBe(effect.total.added - effect.total.removed);
			for (const dimension of effectDimensions) {
				const { beforeFen, afterFen, beforeLines, afterLines } = sumOf(effect.fines[dimension]);
				expect([beforeFen, afterFen, beforeLines, afterLines], dimension).toEqual([
					effect.total.beforeFen,
					effect.total.afterFen,
					effect.total.beforeLines,
					effect.total.afterLines
				]);
			}
			for (const { clause, before, after, moves } of effect.clauses) {
				const count = (counts: typeof before, o: Outcome) =>
					o === 'not_applicable' ? counts.notApplicable : counts[o];
				for (const outcome of outcomes) {
					const sum = (side: 'from' | 'to') =>
						moves.filter((m) => m[side] === outcome).reduce((all, { n }) => all + n, 0);
					expect([clause, outcome, sum('from')]).toEqual([clause, outcome, count(before, outcome)]);
					expect([clause, outcome, sum('to')]).toEqual([clause, outcome, count(after, outcome)]);
				}
			}
			const breaches = (side: 'before' | 'after') =>
				effect.clauses.reduce((sum, c) => sum + c[side].breached, 0);
			const atSites = (side: 'beforeBreaches' | 'afterBreaches') =>
				effect.sites.reduce((sum, s) => sum + s[side], 0);
			expect([atSites('beforeBreaches'), atSites('afterBreaches')]).toEqual([
				breaches('before'),
				breaches('after')
			]);
			await run(engine, { batches, rulebook: draft });
			expect(more.lines).toEqual(rows(await engine.query(lines)));
			const groups = await fineTable(engine, {}, 'person');
			expect(groups.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(effect.total.afterFen);
		}),
		{ numRuns: 8, seed: 4 }
	);
});

test('raising a limit never adds a breach', async () => {
	const batches = await bring(engine, demoSample());
	const kinds = ['within', 'same_day', 'days_after', 'escalation', 'on_site', 'notice_return'];
	const draft = draftOf((clause) => {
		if (kinds.includes(clause.kind) && 'limit' in clause) clause.limit.value *= 3;
		if (kinds.includes(clause.kind) && 'days' in clause) clause.days.value *= 3;
	});
	const { effect } = await tried(engine, batches, draft);
	expect(changing(effect).length).toBeGreaterThan(3);
	const worse = effect.clauses.flatMap(({ clause, moves }) =>
		moves.filter(({ from, to }) => to === 'breached' && from !== 'breached').map((move) => ({ clause, move }))
	);
	expect(worse.filter(({ clause }) => clause !== 'progress')).toEqual([]);
	expect(effect.total.added).toBe(0);
});

describe('a trial', () => {
	test('leaves what is there as it was, and nothing of its own', async () => {
		const batches = await log();
		await run(engine, { batches, rulebook: defaultRulebook(), asOf });
		const tables = async () =>
			rows(
				await engine.query(
					'select database_name, schema_name, table_name, estimated_size::double as n from duckdb_tables() order by all'
				)
			);
		const before = [await tables(), rows(await engine.query(lines))];
		const trial = await openTrial(engine, { batches, rulebook: dispatchWithin(10) });
		expect(await left()).toHaveLength(1);
		await trial.end();
		expect([await tables(), rows(await engine.query(lines))]).toEqual(before);
		expect(await left()).toEqual([]);
	});

	test('takes what does not follow from the rules from the tables that are there', async () => {
		const batches = await log();
		await run(engine, { batches, rulebook: defaultRulebook(), asOf, incremental: true });
		const steps: string[] = [];
		const trial = await openTrial(
			engine,
			{ batches, rulebook: dispatchWithin(10) },
			({ step }) => void steps.push(step)
		);
		expect(steps.filter((step) => step.startsWith('stg_'))).toEqual([]);
		expect(steps).toContain('fct_judgements');
		await trial.end();
	});

	test.each(['stg_complaint_rows', 'fct_judgements', 'mart_fines', 'compare'])(
		'that is cancelled at %s leaves nothing, and another can be made',
		async (step) => {
			const batches = await log();
			await run(engine, { batches, rulebook: defaultRulebook(), asOf });
			const stop = new AbortController();
			const cancelled = openTrial(
				engine,
				{ batches, rulebook: dispatchWithin(10) },
				(progress) => progress.step === step && stop.abort(),
				stop.signal
			);
			await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
			expect(await left()).toEqual([]);
			const again = await openTrial(engine, { batches, rulebook: dispatchWithin(10) });
			await again.end();
		}
	);

	test('that is shrunk keeps what differs and lets go of the rest', async () => {
		const batches = await log();
		await run(engine, { batches, rulebook: defaultRulebook(), asOf });
		const trial = await openTrial(engine, { batches, rulebook: dispatchWithin(10) });
		await trial.shrink();
		const names = rows<{ name: string }>(
			await engine.query(
				"select table_name as name from duckdb_tables() where database_name = 'what_if' order by 1"
			)
		);
		expect(names.map(({ name }) => name)).toEqual([
			'mart_changes',
			'mart_class_changes',
			'mart_clause_changes',
			'mart_fine_changes'
		]);
		expect(rows(await trial.engine.query('select complaint_no from mart_changes order by 1'))).toEqual([
			{ complaint_no: 'A3' },
			{ complaint_no: 'A4' }
		]);
		await trial.end();
	});
});
