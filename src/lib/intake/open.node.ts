import { createHash } from 'node:crypto';
import { open, readFile, stat, rm, mkdtemp } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { once } from 'node:events';
import type { OnProgress } from '#lib/base/progress.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { loadRows } from './load.ts';
import { readSheet, type ReadOptions, type SheetData } from './read.ts';
import type { Source } from './source.ts';

/** A file of the machine as a source. */
export async function sourceOfPath(path: string): Promise<Source> {
	const { size } = await stat(path);
	return {
		name: basename(path),
		size,
		bytes: () => readFile(path),
		stream: () => streamOf(path),
		hasher: () => {
			const hash = createHash('sha256');
			return { update: (chunk) => void hash.update(chunk), hex: () => hash.digest('hex') };
		}
	};
}

function streamOf(path: string): ReadableStream<Uint8Array> {
	let file: Awaited<ReturnType<typeof open>> | null = null;
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				file ??= await open(path);
				const buffer = new Uint8Array(1 << 20);
				const { bytesRead } = await file.read(buffer, 0, buffer.length);
				if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
				await file.close();
				controller.close();
			},
			async cancel() {
				await file?.close().catch(() => undefined);
			}
		},
		{ highWaterMark: 1 }
	);
}

/** Reads one sheet of a source through a temporary file into the engine's table `rows`. */
export async function loadSource(
	engine: Engine,
	source: Source,
	options: ReadOptions = {},
	onProgress?: OnProgress,
	signal?: AbortSignal
): Promise<SheetData> {
	const folder = await mkdtemp(join(tmpdir(), 'sujian-intake-'));
	try {
		const path = join(folder, 'rows.csv');
		const out = createWriteStream(path, { highWaterMark: 4 << 20 });
		const sheet = await readSheet(
			source,
			options,
			async (chunk) => {
				if (!out.write(chunk)) await once(out, 'drain');
			},
			onProgress,
			signal
		);
		out.end();
		await once(out, 'close');
		onProgress?.({ step: 'load', done: 0, total: sheet.rowsRead });
		const name = await engine.register('intake.csv', { kind: 'path', path });
		await loadRows(engine, name, sheet);
		await engine.release('intake.csv');
		return sheet;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
