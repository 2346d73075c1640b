import { Refusal } from '#lib/base/problem.ts';
import type { OnProgress } from '#lib/base/progress.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { EarlyLoading, loadRead } from './early.ts';
import { inspect } from './inspect.ts';
import type { Changes, Inspection } from './inspection.ts';
import type { KnownMapping } from './mapping/find.ts';
import type { ReadReply, ReadRequest } from './protocol.ts';
import type { ReadOptions, SheetData } from './sheet.ts';
import type { SheetTable, TableOptions } from './tables.ts';

const prefix = 'intake-';

/**
 * Reads one sheet of a file in a worker, loads it into the engine (a writer's: the tables of a batch are made in its own database) and
 * inspects it. Steps of progress: read (bytes), load, inspect (columns). Throws a Refusal, or the signal's reason; nothing is left behind
 * then but tables of an engine that the caller discards. `open`: a sheet in which nothing is recognised is given back with nothing mapped.
 */
export async function inspectFile(
	engine: Engine,
	file: Blob & { readonly name: string },
	options: ReadOptions & { changes?: Changes; known?: readonly KnownMapping[]; open?: boolean } = {},
	onProgress: OnProgress = () => undefined,
	signal?: AbortSignal
): Promise<Inspection> {
	const { changes, known, open, ...readOptions } = options;
	const sheet = await loadFile(engine, file, readOptions, onProgress, signal);
	signal?.throwIfAborted();
	onProgress({ step: 'inspect', done: 0, total: sheet.columnCount });
	const inspection = await inspect(until(engine, signal), sheet, changes, known, open, onProgress);
	signal?.throwIfAborted();
	return inspection;
}

/** An engine whose statements all end with the signal. */
const until = (engine: Engine, signal?: AbortSignal): Engine => ({
	...engine,
	exec: (sql) => engine.exec(sql, signal),
	query: (sql) => engine.query(sql, signal)
});

/** Reads one sheet of a file in a worker and loads it into the engine's table `rows`. */
export async function loadFile(
	engine: Engine,
	file: Blob & { readonly name: string },
	options: ReadOptions = {},
	onProgress: OnProgress = () => undefined,
	signal?: AbortSignal
): Promise<SheetData> {
	const root = await privateRoot();
	const temporary = root ? `${prefix}${crypto.randomUUID()}.csv` : null;
	const release = temporary ? await hold(temporary) : () => undefined;
	const early = new EarlyLoading(engine, { kind: 'blob', blob: file }, file.size, signal);
	try {
		const request: ReadRequest = { file, name: file.name, options, temporary };
		const { sheet, text, plain } = await askWorker(request, 'done', onProgress, signal, (reply) => {
			if (reply.kind === 'begin') early.begin(reply.dialect);
			else if (reply.kind === 'odd') early.stop();
		});
		signal?.throwIfAborted();
		onProgress({ step: 'load', done: 0, total: sheet.rowsRead });
		if (await early.holds(sheet, plain?.own ? plain : null)) return sheet;
		const blob = plain?.own ? file : (text ?? (await (await root!.getFileHandle(temporary!)).getFile()));
		await loadRead(engine, { kind: 'blob', blob }, sheet, plain, signal);
		return sheet;
	} finally {
		await early.stop();
		if (root && temporary) {
			await erase(root, temporary);
			release();
			await clearTemporary(root);
		}
	}
}

/** The origin-private file system; null where this browser has none that can be written from a worker. */
async function privateRoot(): Promise<FileSystemDirectoryHandle | null> {
	try {
		return 'locks' in navigator ? await navigator.storage.getDirectory() : null;
	} catch {
		return null;
	}
}

/** Which tables a file holds, sheet by sheet; see `tablesIn`. Throws a Refusal, or the signal's reason. */
export async function tablesInFile(
	file: Blob & { readonly name: string },
	options: TableOptions = {},
	signal?: AbortSignal
): Promise<readonly SheetTable[]> {
	const request: ReadRequest = { file, name: file.name, options, temporary: null, tablesOnly: true };
	return (await askWorker(request, 'tables', () => undefined, signal)).tables;
}

type Answer<K extends ReadReply['kind']> = Extract<ReadReply, { readonly kind: K }>;

/** One question to a worker of its own, which ends with the answer. */
function askWorker<K extends 'done' | 'tables'>(
	request: ReadRequest,
	kind: K,
	onProgress: OnProgress,
	signal?: AbortSignal,
	onReply: (reply: ReadReply) => void = () => undefined
): Promise<Answer<K>> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		const end = (settle: () => void): void => {
			signal?.removeEventListener('abort', abort);
			worker.terminate();
			settle();
		};
		const abort = (): void => end(() => reject(signal!.reason as Error));
		if (signal?.aborted) return abort();
		signal?.addEventListener('abort', abort);
		worker.addEventListener('error', (event) =>
			end(() => reject(new Error(event.message || 'the reader failed')))
		);
		worker.addEventListener('message', ({ data }: MessageEvent<ReadReply>) => {
			if (data.kind === 'progress') onProgress(data.progress);
			else if (data.kind === 'begin' || data.kind === 'odd') onReply(data);
			else if (data.kind === kind) end(() => resolve(data as Answer<K>));
			else if (data.kind === 'refused') end(() => reject(new Refusal(data.problem)));
			else end(() => reject(new Error(data.kind === 'failed' ? data.message : data.kind)));
		});
		worker.postMessage(request);
	});
}

/** Holds a lock that says: this temporary file is in use. Gives its release. */
function hold(name: string): Promise<() => void> {
	return new Promise((resolve, reject) => {
		navigator.locks.request(name, () => new Promise<void>((release) => resolve(release))).catch(reject);
	});
}

/** Deletes a file; one that an ending worker still holds is let go within moments. */
async function erase(root: FileSystemDirectoryHandle, name: string, attempts = 40): Promise<void> {
	try {
		await root.removeEntry(name);
	} catch (error) {
		if ((error as DOMException).name === 'NotFoundError' || attempts === 0) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
		await erase(root, name, attempts - 1);
	}
}

/** Clears away what a reading left behind when its browser ended in the middle of it. */
export async function clearLeftovers(): Promise<void> {
	const root = await privateRoot();
	if (root) await clearTemporary(root);
}

/** Deletes temporary files that no tab is using, those of a tab that crashed too. */
async function clearTemporary(root: FileSystemDirectoryHandle): Promise<void> {
	const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
	const names: string[] = [];
	for await (const name of root.keys()) if (name.startsWith(prefix) && !held.has(name)) names.push(name);
	for (const name of names) await erase(root, name, 0);
}
