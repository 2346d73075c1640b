import { expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { derive, digests } from '../support/derive.ts';
import { demoSample } from '../support/samples.ts';

test('every table that the pipeline makes is the same in the browser and natively, to the last digit', async () => {
	const engine = await openWasm();
	await derive(engine, demoSample());
	const here = await digests(engine);
	await engine.close();
	expect(Object.keys(here).filter((name) => name.startsWith('mart_')).length).toBeGreaterThan(5);
	expect(here['mart_complaints']!.rows).toBeGreaterThan(250);
	expect(here).toEqual(await commands.nativeDigests());
}, 120_000);
