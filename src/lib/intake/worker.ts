/// <reference lib="webworker" />
import { createSHA256 } from 'hash-wasm';
import { Refusal, type Problem } from '#lib/base/problem.ts';
import type { Hasher } from '#lib/base/sha256.ts';
import { isFull } from '#lib/engine/full.ts';
import type { OnProgress } from '#lib/base/progress.ts';
import { sourceOfBlob } from './blob.browser.ts';
import type { Dialect } from './load.ts';
import { refuseLarge, refuseManyCells, tabLimits } from './limits.ts';
import type { ReadReply, ReadRequest } from './protocol.ts';
import { readSheet, type Sink, type Source } from './read.ts';
import { readPlain } from './readPlain.ts';
import type { ReadOptions } from './sheet.ts';
import { tablesIn } from './tables.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
/** So many bytes lie between two reports of progress. */
const reportEvery = 2 << 20;
/** Text kept in memory is handed to the browser in parts of this size, which it may put on disk. */
const partBytes = 16 << 20;

scope.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
	read(event.data).then(reply, (error: unknown) => {
		if (error instanceof Refusal) reply({ kind: 'refused', problem: error.problem });
		else if (isFull(error)) reply({ kind: 'refused', problem: noRoom(event.data.name) });
		else reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
	});
});

/** Its words are the store's, in `batches/words.ts`. */
const noRoom = (file: string): Problem => ({ code: 'no_room', where: { file }, severity: 'error' });

const reply = (message: ReadReply): void => scope.postMessage(message);

async function read({ file, name, options, temporary, tablesOnly }: ReadRequest): Promise<ReadReply> {
	const source = { ...sourceOfBlob(name, file), hasher: await fastHasher() };
	if (tablesOnly) return { kind: 'tables', tables: await tablesIn(source, options) };
	await refuseLarge(source, tabLimits);
	const open = () => (temporary === null ? inMemory() : inFile(temporary));
	const plain = await readAsItStands(source, options, open);
	if (!plain) reply({ kind: 'odd' });
	const done = plain ?? (await readByRecord(source, options, open));
	refuseManyCells(done.sheet, tabLimits);
	return done;
}

/** SHA-256 in WebAssembly: half the time of our own. */
async function fastHasher(): Promise<() => Hasher> {
	const hash = await createSHA256();
	return () => {
		hash.init();
		return { update: (chunk) => void hash.update(chunk), hex: () => hash.digest() };
	};
}

type Done = Extract<ReadReply, { readonly kind: 'done' }>;

/** Reads a plain text; null where it is not one. */
async function readAsItStands(
	source: Source,
	options: ReadOptions,
	open: () => Output | Promise<Output>
): Promise<Done | null> {
	const begin = (dialect: Dialect) => reply({ kind: 'begin', dialect });
	const { read, text } = await written(open, async (sink) => ({
		read: await readPlain(source, options, { begin, sink }, reporter())
	}));
	if (!read) return null;
	const { sheet, dialect, breaks } = read;
	const own = sheet.encoding === 'utf-8';
	return { kind: 'done', sheet, text: own ? null : text, plain: { dialect, breaks, own } };
}

async function readByRecord(
	source: Source,
	options: ReadOptions,
	open: () => Output | Promise<Output>
): Promise<Done> {
	const { text, sheet } = await written(open, async (sink) => ({
		sheet: await readSheet(source, options, sink, reporter())
	}));
	return { kind: 'done', sheet, text, plain: null };
}

/** Opens an output for what a reader writes; what it wrote stays where the reader comes to its end. */
async function written<T>(
	open: () => Output | Promise<Output>,
	reader: (sink: Sink) => Promise<T>
): Promise<T & { text: Blob | null }> {
	const output = await open();
	try {
		const found = await reader(output.sink);
		return { ...found, text: output.finish() };
	} finally {
		output.close();
	}
}

/** Reports progress, not too often. */
function reporter(): OnProgress {
	let reported = 0;
	return (progress) => {
		if (progress.done - reported < reportEvery) return;
		reported = progress.done;
		reply({ kind: 'progress', progress });
	};
}

interface Output {
	readonly sink: Sink;
	finish(): Blob | null;
	close(): void;
}

/** Writes through a synchronous handle: nothing is copied, nothing waits. */
async function inFile(name: string): Promise<Output> {
	const root = await navigator.storage.getDirectory();
	const handle = await (await root.getFileHandle(name, { create: true })).createSyncAccessHandle();
	handle.truncate(0);
	let at = 0;
	let open = true;
	const close = (): void => {
		if (open) handle.close();
		open = false;
	};
	return {
		sink(chunk) {
			for (let from = 0; from < chunk.length;) {
				const written = handle.write(chunk.subarray(from), { at });
				// Chromium answers an error code as if it were a count
				if (written === 0 || written > chunk.length - from)
					throw new DOMException('no room left', 'QuotaExceededError');
				from += written;
				at += written;
			}
		},
		finish() {
			handle.flush();
			close();
			return null;
		},
		close
	};
}

function inMemory(): Output {
	const parts: Blob[] = [];
	let chunks: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	const gather = (): void => {
		parts.push(new Blob(chunks));
		chunks = [];
		size = 0;
	};
	return {
		sink(chunk) {
			chunks.push(chunk as Uint8Array<ArrayBuffer>);
			size += chunk.length;
			if (size > partBytes) gather();
		},
		finish() {
			gather();
			return new Blob(parts);
		},
		close: () => undefined
	};
}
