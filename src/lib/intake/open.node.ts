import { createHash } from 'node:crypto';
import { open, readFile, stat, rm, mkdtemp } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { once } from 'node:events';
import type { OnProgress } from '#lib/base/progress.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { EarlyLoading, loadRead } from './early.ts';
import type { Dialect } from './load.ts';
import { readSheet, type ReadOptions, type SheetData } from './read.ts';
import { readPlain } from './readPlain.ts';
import type { Sink, Source } from './source.ts';

/** A file of the machine as a source. */
export async function sourceOfPath(path: string): Promise<Source> {
	const { size } = await stat(path);
	return {
		name: basename(path),
		size,
		file: { kind: 'path', path },
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

/** Reads one sheet of a source into the engine's table `rows`: as it stands, or through a temporary file. */
export async function loadSource(
	engine: Engine,
	source: Source,
	options: ReadOptions = {},
	onProgress?: OnProgress,
	signal?: AbortSignal
): Promise<SheetData> {
	const folder = await mkdtemp(join(tmpdir(), 'sujian-intake-'));
	const early = new EarlyLoading(engine, source.file, source.size, signal);
	try {
		const path = join(folder, 'rows.csv');
		const begin = (dialect: Dialect): void => early.begin(dialect);
		const read = await written(path, (sink) =>
			readPlain(source, options, { begin, sink }, onProgress, signal)
		);
		if (!read) await early.stop();
		const sheet =
			read?.sheet ?? (await written(path, (sink) => readSheet(source, options, sink, onProgress, signal)));
		onProgress?.({ step: 'load', done: 0, total: sheet.rowsRead });
		const own = sheet.encoding === 'utf-8';
		if (await early.holds(sheet, own ? read : null)) return sheet;
		await loadRead(engine, read && own ? source.file : { kind: 'path', path }, sheet, read, signal);
		return sheet;
	} finally {
		await early.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

/** Runs a reader whose output goes into a file. */
async function written<T>(path: string, reader: (sink: Sink) => Promise<T>): Promise<T> {
	const out = createWriteStream(path, { highWaterMark: 4 << 20 });
	try {
		return await reader(async (chunk) => {
			if (!out.write(chunk)) await once(out, 'drain');
		});
	} finally {
		out.end();
		await once(out, 'close');
	}
}
