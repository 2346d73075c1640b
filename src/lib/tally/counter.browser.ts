import { aborted } from '#lib/engine/queue.ts';
import type { Answer, Asked, Counter, CounterReply, CounterRequest, Given } from './protocol.ts';

interface Waiting {
	readonly asked: Asked;
	readonly signal: AbortSignal | undefined;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: Error) => void;
}

/** So many questions go to the worker at once … */
const most = 4;
/** … and so many times, so that it has work while this side is busy drawing. What became stale before it was sent is never sent. */
const ahead = 2;

/** A counter in a worker of its own, so that a million rows are counted while the page draws. */
export function counterInWorker(): Counter {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	let waiting: Waiting[] = [];
	/** What the worker has and has not answered, in the order in which it will. */
	let sent: (readonly Waiting[])[] = [];
	let id = 0;
	let failure: Error | null = null;
	const post = (request: CounterRequest, moved: Transferable[] = []) => worker.postMessage(request, moved);

	function send(): void {
		if (sent.length >= ahead) return;
		const stale = waiting.filter(({ signal }) => signal?.aborted);
		for (const { reject } of stale) reject(aborted());
		const alive = waiting.filter(({ signal }) => !signal?.aborted);
		waiting = alive.slice(most);
		if (alive.length === 0) return;
		const now = alive.slice(0, most);
		sent.push(now);
		post({ kind: 'asked', id: ++id, asked: now.map(({ asked }) => asked) });
		send();
	}

	function failed(error: Error): void {
		failure = error;
		for (const { reject } of [...sent.flat(), ...waiting]) reject(error);
		[sent, waiting] = [[], []];
	}

	worker.addEventListener('message', ({ data }: MessageEvent<CounterReply>) => {
		const answered = sent.shift() ?? [];
		// first the next work, then what these answers set off
		send();
		for (const [at, { signal, resolve, reject }] of answered.entries())
			if (signal?.aborted) reject(aborted());
			else resolve(data.answers[at]!);
	});
	worker.addEventListener('error', ({ message }) => failed(new Error(message)));

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
			worker.terminate();
			failed(new Error('the counter was closed'));
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
