import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { changed } from '#lib/metrics/whatIf/changed.ts';
import type { Batch } from '#lib/model/batch.ts';
import { openTrial } from '#lib/pipeline/comparison/trial.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { bring } from '../../support/derive.ts';
import { demoSample } from '../../support/samples.ts';
import { sampleDraft, tried } from '../../support/tried.ts';

describe('a draft tried in the browser', () => {
	let engine: Engine;
	let batches: readonly Batch[];
	beforeAll(async () => {
		engine = await openWasm();
		batches = await bring(engine, demoSample());
	});
	afterAll(async () => engine?.close());

	test('changes the same as in Node, to the last digit, and lists as many', async () => {
		const { effect, more } = await tried(engine, batches, sampleDraft(), { incremental: true }, (trial) =>
			changed(trial.engine, {}, { limit: 10_000 })
		);
		expect(effect).toEqual(JSON.parse(JSON.stringify(await commands.nativeEffect())));
		expect(effect.classes.length).toBeGreaterThan(0);
		expect(effect.total.removed).toBeGreaterThan(10);
		expect(more.total).toBe(effect.changed);
		expect(more.rows).toHaveLength(effect.changed);
	});

	test('and cancelled leaves nothing behind, and all that was there', async () => {
		await run(engine, { batches, rulebook: defaultRulebook(), incremental: true });
		const tables = async () =>
			rows(
				await engine.query('select database_name, schema_name, table_name from duckdb_tables() order by all')
			);
		const before = await tables();
		const stop = new AbortController();
		const cancelled = openTrial(
			engine,
			{ batches, rulebook: sampleDraft() },
			({ step }) => step === 'fct_judgements' && setTimeout(() => stop.abort()),
			stop.signal
		);
		await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
		expect(await tables()).toEqual(before);
	});
});
