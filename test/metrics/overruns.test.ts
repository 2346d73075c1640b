import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { clauseRows } from '#lib/metrics/clauseRows.ts';
import { complaintClauses } from '#lib/pipeline/marts/clauses.ts';
import { derive } from '../support/derive.ts';
import { workingRulebook, workingSample } from '../support/working.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await derive(engine, workingSample(), undefined, { rulebook: workingRulebook() });
});
afterAll(() => engine.close());

describe('how far a limit on working time was overrun', () => {
	it('is the same on the page of the clause as in the table of all clauses', async () => {
		for (const clause of complaintClauses) {
			const told = rows<{ complaint_id: number | null; instance: number; seconds_over: number | null }>(
				await engine.query(
					`select complaint_id, instance, seconds_over::double as seconds_over from mart_clauses
					where clause = '${clause}' and outcome = 'breached' and complaint_id is not null`
				)
			);
			const shown = await clauseRows(engine, {}, clause, { outcome: 'breached', limit: 100_000 });
			const of = (all: readonly (typeof told)[number][]) =>
				all.map((row) => [row.complaint_id, row.instance, row.seconds_over].join()).sort();
			expect(of(shown), clause).toEqual(of(told));
		}
	});

	it('is the same in the ledger as in the table of all clauses', async () => {
		const [found] = rows<{ lines: number; working: number; other: number }>(
			await engine.query(`select
				count(*)::integer as lines,
				count(*) filter (where k.seconds_over <> date_diff('millisecond', f.due_at, coalesce(f.actual_at, r.as_of)) // 1000)::integer as working,
				count(*) filter (where f.seconds_over <> k.seconds_over)::integer as other
			from mart_fines as f
			join mart_clauses as k on k.clause = f.clause::varchar and k.instance = f.instance and k.complaint_no = f.complaint_no
			cross join mart_run as r
			where f.mark is null and f.seconds_over is not null and k.seconds_over is not null`)
		);
		expect(found!.lines).toBeGreaterThan(100);
		expect(found!.working).toBeGreaterThan(50);
		expect(found!.other).toBe(0);
	});
});
