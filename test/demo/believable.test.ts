import { expect, test } from 'vitest';
import { demoFiles, demoTables, makeDemo } from '#lib/demo/demo.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import { derive } from '../support/derive.ts';

test('the demo’s service keeps most of its limits and breaks some, as a real one does', async () => {
	const engine = await openNative();
	try {
		const demo = makeDemo();
		await derive(
			engine,
			demoTables.map((table) => ({
				name: demoFiles[table],
				bytes: new TextEncoder().encode(demo[table])
			}))
		);
		const rates = new Map((await clauseTable(engine, {})).map((row) => [row.clause, row.rate.value ?? 0]));
		for (const [clause, rate] of rates) {
			expect(rate, clause).toBeGreaterThan(0.3);
			expect(rate, clause).toBeLessThan(1);
		}
		expect(rates.get('ladder')).toBeGreaterThan(0.8);
		expect(rates.get('ladder')).toBeLessThan(0.95);
		expect(rates.get('visit_cycle')).toBeGreaterThan(0.6);
		expect(rates.get('visit_cycle')).toBeLessThan(0.8);
	} finally {
		await engine.close();
	}
});
