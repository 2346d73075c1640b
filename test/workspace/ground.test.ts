import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMemory } from '#lib/batches/memory.ts';
import type { BatchStore } from '#lib/batches/store.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { keepEdition, noEditions, parseEditions, type KeptEdition } from '#lib/model/editions.ts';
import { documents, readGround, rewriteDocument } from '#lib/workspace/ground.ts';

let engine: Engine;
let store: BatchStore;
beforeAll(async () => {
	engine = await openNative();
	store = openMemory(engine);
});
afterAll(() => engine.close());

const edition: KeptEdition = {
	...{ kind: 'monthly', subject: '2025-06', number: 'M-2025-06', edition: 1, title: '月报', locale: 'zh-CN' },
	period: { from: '2025-06-01', to: '2025-06-30', label: '2025年6月' },
	...{ masked: true, scope: null, asOf: null, program: '0.0.0', fingerprint: '', note: '' },
	rulebook: { id: 'full', edition: '1', title: '', sha256: '0'.repeat(64) },
	...{ at: '2025-07-01 09:00:00', by: '王芳', hands: [], file: '0'.repeat(64), bytes: 1 }
};
const keep = (next: KeptEdition) =>
	rewriteDocument(store, documents.editions, noEditions, parseEditions, (known) => keepEdition(known, next));

it('writes nothing that it could not read again: one bad date does not keep the workspace shut', async () => {
	await keep(edition);
	const hands = [{ hand: 'prepared', place: 1, name: '王芳', on: '20250-07-01' }] as const;
	await expect(keep({ ...edition, edition: 2, hands: [...hands] })).rejects.toMatchObject({
		problem: { code: 'bad_editions' }
	});
	expect((await readGround(store)).editions.editions).toEqual([edition]);
	await keep({ ...edition, edition: 2 });
	expect((await readGround(store)).editions.editions).toHaveLength(2);
});
