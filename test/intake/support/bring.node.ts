import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect } from '#lib/intake/inspect.ts';
import type { Changes, Inspection } from '#lib/intake/inspection.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { sourceOfBytes, type ReadOptions } from '#lib/intake/read.ts';
import { selectProblems, selectRows } from '#lib/intake/select.ts';
import type { Batch } from '#lib/model/batch.ts';

/** One file brought all the way in. */
export interface Brought {
	readonly engine: Engine;
	readonly inspection: Inspection;
	readonly batch: Batch;
	readonly rows: readonly Record<string, unknown>[];
	readonly problems: readonly Record<string, unknown>[];
}

/** Reads, loads, inspects and accepts bytes on a native engine, which the caller closes. */
export async function bring(
	name: string,
	bytes: Uint8Array,
	options: ReadOptions & { changes?: Changes } = {}
): Promise<Brought> {
	const engine = await openNative();
	try {
		const { changes, ...read } = options;
		const sheet = await loadSource(engine, sourceOfBytes(name, bytes), read);
		const inspection = await inspect(engine, sheet, changes);
		const batch = await accept(engine, inspection, { id: 'case' });
		return {
			engine,
			inspection,
			batch,
			rows: rows(
				await engine.query(
					`select * exclude (row_hash) from (${selectRows(batch, 'main', 1)}) order by source_row`
				)
			),
			problems: rows(await engine.query(selectProblems(batch, 'main', 1)))
		};
	} catch (error) {
		await engine.close();
		throw error;
	}
}

/** CSV text brought in, and the engine closed again. */
export async function bringCsv(
	text: string,
	options: Parameters<typeof bring>[2] = {}
): Promise<Omit<Brought, 'engine'>> {
	const { engine, ...brought } = await bring('log.csv', new TextEncoder().encode(text), options);
	await engine.close();
	return brought;
}
