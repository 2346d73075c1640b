import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { complaintPage } from '#lib/metrics/complaintPage.ts';
import { prepareTexts } from '#lib/metrics/search/hits.ts';
import { derive } from '../../support/derive.ts';
import { demoSample } from '../../support/samples.ts';

let kept: Engine;
let read: Engine;
beforeAll(async () => {
	[kept, read] = [await openNative(), await openNative()];
	for (const engine of [kept, read]) await derive(engine, demoSample());
	await prepareTexts(kept);
	await prepareTexts(read, undefined, 10);
});
afterAll(() => Promise.all([kept.close(), read.close()]));

test('a log too large to keep its texts once more is searched in its batches, and gives the same rows', async () => {
	const tables = rows<{ name: string }>(
		await read.query(
			"select table_name as name from information_schema.tables where table_name = 'search_texts'"
		)
	);
	expect(tables).toEqual([]);
	for (const search of ['漏水', '電梯', '夜班 漏水', '的', 'ts0', '没有的词语']) {
		const found = await complaintPage(read, { filter: { search } });
		expect(found).toEqual(await complaintPage(kept, { filter: { search } }));
		if (search === '漏水') expect(found.total).toBeGreaterThan(0);
	}
});

test('what is typed on finds in fewer rows what a search of all rows finds', async () => {
	const typed = [
		'夜',
		'夜班',
		'夜班 漏',
		'夜班 漏水',
		'客厅',
		'客厅 开裂',
		'ts00012',
		'ts000123',
		'没有的',
		'没有的词'
	];
	const whole = new Map<string, unknown>();
	for (const search of typed.toReversed())
		whole.set(search, await complaintPage(read, { filter: { search } }));
	for (const search of typed)
		expect(await complaintPage(kept, { filter: { search } }), search).toEqual(whole.get(search));
	expect((whole.get('ts000123') as { total: number }).total).toBe(1);
});
