import { aborted } from '#lib/engine/queue.ts';
import type { Answer, Asked, Counter, CounterReply, CounterRequest, Given } from './protocol.ts';

interface Waiting {
	readonly asked: Asked;
	readonly signal: AbortSignal | undefined;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: Error) => void;
}

/** So many questions go to the worker at once: what became stale while they are answered is never sent. */
const most = 8;

/** A counter in a worker of its own, so that a million rows are counted while the page draws. */
export function counterInWorker(): Counter {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	let waiting: Waiting[] = [];
	let sent: readonly Waiting[] | null = null;
	let id = 0;
	let failure: Error | null = null;
	const post = (request: CounterRequest, moved: Transferable[] = []) => worker.postMessage(request, moved);

	function send(): void {
		if (sent !== null) return;
		const stale = waiting.filter(({ signal }) => signal?.aborted);
		for (const { reject } of stale) reject(aborted());
		const alive = waiting.filter(({ signal }) => !signal?.aborted);
		waiting = alive.slice(most);
		if (alive.length === 0) return;
		sent = alive.slice(0, most);
		post({ kind: 'asked', id: ++id, asked: sent.map(({ asked }) => asked) });
	}

	worker.addEventListener('message', ({ data }: MessageEvent<CounterReply>) => {
		const answered = sent ?? [];
		sent = null;
		for (const [at, { signal, resolve, reject }] of answered.entries())
			if (signal?.aborted) reject(aborted());
			else resolve(data.answers[at]!);
		send();
	});
	worker.addEventListener('error', ({ message }) => {
		failure = new Error(message);
		for (const { reject } of [...(sent ?? []), ...waiting]) reject(failure);
		[sent, waiting] = [null, []];
	});

	return {
		take: (given) => post({ kind: 'given', given }, buffersOf(given)),
		ask: (asked, signal) =>
			new Promise((resolve, reject) => {
				if (failure) return reject(failure);
				waiting.push({ asked, signal, resolve, reject });
				// what is asked in one go is sent in one go
				queueMicrotask(send);
			}),
		close: () => {
			failure = new Error('the counter was closed');
			worker.terminate();
			for (const { reject } of [...(sent ?? []), ...waiting]) reject(failure);
			[sent, waiting] = [null, []];
		}
	};
}

/** Big arrays move to the worker instead of being copied. */
function buffersOf(given: Given): Transferable[] {
	switch (given.kind) {
		case 'begin':
			return given.parent ? [given.parent.rows.buffer] : [];
		case 'codes':
			return [given.codes.buffer];
		case 'measures':
			return [...given.flags, ...given.amounts].map(({ buffer }) => buffer);
		case 'durations':
			return [given.seconds.buffer, given.closed.buffer];
	}
}
