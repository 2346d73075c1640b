/// <reference lib="webworker" />
import { Refusal, type Problem } from '#lib/base/problem.ts';
import { isFull } from '#lib/engine/full.ts';
import { sourceOfBlob } from './blob.browser.ts';
import type { ReadReply, ReadRequest } from './protocol.ts';
import { readSheet, type Sink } from './read.ts';
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
	if (tablesOnly) return { kind: 'tables', tables: await tablesIn(sourceOfBlob(name, file), options) };
	const output = temporary === null ? inMemory() : await inFile(temporary);
	let reported = 0;
	try {
		const sheet = await readSheet(sourceOfBlob(name, file), options, output.sink, (progress) => {
			if (progress.done - reported < reportEvery) return;
			reported = progress.done;
			reply({ kind: 'progress', progress });
		});
		return { kind: 'done', sheet, text: output.finish() };
	} finally {
		output.close();
	}
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
