import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { ask, buildFacts } from '../../support/stg.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

test('the facts are built from one small log', async () => {
	await buildFacts(engine, {
		rulebook: defaultRulebook(),
		asOf: '2025-06-30 12:00:00',
		sheets: [
			{
				rows: [
					{
						complaint_no: 'A',
						received_at: '2025-06-01 09:00',
						dispatched_at: '2025-06-01 09:06',
						completed_at: '2025-06-01 12:00',
						recorder: '甲'
					},
					{ complaint_no: 'B', received_at: '2025-06-01 09:00', recorder: '' }
				]
			}
		]
	});
	expect(await ask(engine, 'select count(*) n from fct_complaints')).toEqual([{ n: 2 }]);
});
