import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { headline } from '#lib/metrics/headline.ts';
import { models } from '#lib/pipeline/models.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { attachLog, runLogs } from '../support/log.ts';

let engine: Engine;
beforeEach(async () => void (engine = await openNative()));
afterEach(() => engine.close());

const rulebook = defaultRulebook();
const csv = `complaint_no,received_at,completed_at
1,2025-05-01 10:00:00,2025-05-02 10:00:00
2,2025-05-03 10:00:00,2025-05-06 11:00:00`;

describe('a run', () => {
	it('of nothing gives empty tables and no as_of', async () => {
		const summary = await run(engine, { batches: [], rulebook });
		expect(summary).toMatchObject({ asOf: null, asOfGiven: false });
		expect(summary.counts['mart_complaints']).toBe(0);
		expect(await bounds(engine)).toMatchObject({ complaints: 0, asOf: null, months: [] });
		expect((await headline(engine, {})).valid.value).toBeNull();
	});

	it('reports its progress model by model, up to the end', async () => {
		const batch = await attachLog(engine, { csv }, 1);
		const steps: string[] = [];
		await run(engine, { batches: [batch], rulebook }, ({ step, done, total }) => {
			expect(done).toBeLessThanOrEqual(total);
			steps.push(step);
		});
		const names = models.map((m) => m.name);
		expect(steps).toEqual([...names.filter((name) => steps.includes(name)), 'done']);
		expect(steps).toEqual(expect.arrayContaining(names.filter((name) => name.startsWith('mart_'))));
	});

	it('stops when it is told to, and can be run again', async () => {
		const batch = await attachLog(engine, { csv }, 1);
		const stop = new AbortController();
		const stopped = run(
			engine,
			{ batches: [batch], rulebook },
			({ step }) => step === 'fct_rows' && stop.abort(),
			stop.signal
		);
		await expect(stopped).rejects.toThrow();
		expect((await run(engine, { batches: [batch], rulebook })).counts['mart_complaints']).toBe(2);
	});

	it('looks at the world when it is told to: what came later has not happened', async () => {
		const { batches } = await runLogs(engine, [{ csv }]);
		expect(await headline(engine, {})).toMatchObject({ complaints: 2, open: 0 });
		await run(engine, { batches, rulebook, asOf: '2025-05-02 09:59:59' });
		expect(await headline(engine, {})).toMatchObject({ complaints: 1, open: 1, handling: { censored: 1 } });
	});

	it('leaves nothing behind but marts and what their views read', async () => {
		await runLogs(engine, [{ csv }]);
		const found = rows<{ name: string }>(
			await engine.query(
				"select table_name as name from duckdb_tables() where table_name like '%complaint%' order by all"
			)
		);
		expect(found.map((f) => f.name)).toEqual([
			'mart_complaint_cells',
			'mart_complaint_outcomes',
			'stg_complaint_cells'
		]);
	});

	it('keeps what is staged and what is made of it in one order, whatever is not judged', async () => {
		const later =
			'complaint_no,received_at\n2,2025-05-03 10:30:00\n9,2025-05-03 11:00:00\n9,2025-05-03 11:00:00\n1,2025-05-03 12:00:00';
		const { batches } = await runLogs(engine, [{ csv }, { csv: later }]);
		await run(engine, { batches, rulebook, keep: true });
		const found = rows<{ judged: boolean }>(
			await engine.query(`select i.complaint_id is not null as judged,
				s.cell_no = s.rowid and c.cell_no = s.rowid and o.cell_no = s.rowid and c.complaint_id is not distinct from i.complaint_id as aligned
			from stg_complaint_cells as s
			positional join mart_complaint_cells as c
			positional join mart_complaint_outcomes as o
			left join fct_rows as i on i.batch_no = s.batch_no and i.source_row = s.source_row
			order by s.batch_no, s.source_row`)
		);
		expect(found.map(({ judged }) => judged)).toEqual([false, false, true, true, false, true]);
		expect(found).toEqual(found.map(({ judged }) => ({ judged, aligned: true })));
	});
});
