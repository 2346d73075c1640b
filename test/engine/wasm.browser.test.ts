import { expect, test } from 'vitest';
import type { Progress } from '#lib/base/progress.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { engineConformance } from './conformance.ts';

engineConformance('the browser engine', () => openWasm());

test('loading the engine is reported until its last byte', async () => {
	const heard: Progress[] = [];
	const engine = await openWasm({ onProgress: (progress) => heard.push({ ...progress }) });
	await engine.close();
	expect(heard.length).toBeGreaterThan(0);
	const last = heard.at(-1)!;
	expect(last.total).toBeGreaterThan(30_000_000);
	expect(last.done).toBe(last.total);
});

test('an extension that is not there is an SQL error, and the engine stays usable', async () => {
	const engine = await openWasm();
	await expect(engine.query(`select '1'::json`)).rejects.toThrow(/json/i);
	await expect(engine.query('select current_date')).rejects.toThrow();
	expect((await engine.query('select 1 as ok')).numRows).toBe(1);
	await engine.close();
});
