import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { derive, digests } from '../support/derive.ts';
import { workingRulebook, workingSample } from '../support/working.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openWasm();
	await derive(engine, workingSample(), undefined, { rulebook: workingRulebook(), incremental: true });
});
afterAll(async () => engine?.close());

test('working time with pauses gives the same tables in the browser and in Node, to the last digit', async () => {
	const tables = await digests(engine);
	for (const name of ['fct_pauses', 'fct_working_limits', 'fct_working_overs'])
		expect(tables[name]!.rows, name).toBeGreaterThan(10);
	expect(tables).toEqual(await commands.nativeWorking());
});

test('some limits were prolonged by pauses, and some clauses were overrun by working time', async () => {
	const [told] = rows<{ prolonged: number; overrun: number }>(
		await engine.query(`select
			(select count(*)::integer from fct_pauses as p join fct_clauses as c using (complaint_id)
				where p.paused_at between c.complete_start_at and c.complete_due_at) as prolonged,
			(select count(*)::integer from fct_working_overs where seconds_over > 0) as overrun`)
	);
	expect(told!.prolonged).toBeGreaterThan(0);
	expect(told!.overrun).toBeGreaterThan(0);
});
