import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { Engine } from '#lib/engine/engine.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { browserRasteriser } from '#lib/reports/renderers/raster.browser.ts';
import { answers } from '../support/answers.ts';
import { derive, digests } from '../support/derive.ts';
import { papers } from '../support/papers.ts';
import { demoSample } from '../support/samples.ts';

describe('the same files in the browser and in Node', () => {
	let engine: Engine;
	let native: Awaited<ReturnType<typeof commands.nativeSide>>;
	beforeAll(async () => {
		engine = await openWasm();
		await derive(engine, demoSample());
		native = await commands.nativeSide();
	});
	afterAll(async () => engine?.close());

	test('make the same tables, to the last digit', async () => {
		const tables = await digests(engine);
		expect(Object.keys(tables).filter((name) => name.startsWith('mart_')).length).toBeGreaterThan(5);
		expect(tables['mart_complaints']!.rows).toBeGreaterThan(250);
		expect(tables).toEqual(native.tables);
	});

	test('give the same answers', async () => {
		expect(await answers(engine)).toEqual(native.answers);
	});

	test('give the same reports, byte for byte', async () => {
		expect(await papers(engine, browserRasteriser)).toEqual(native.papers);
	});
});
