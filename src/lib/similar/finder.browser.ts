import type { Member, OnShare, Similar } from './groups.ts';
import type { SimilarReply, SimilarRequest } from './protocol.ts';

/** Finds similar texts in a worker, so that the page stays alive; it keeps the texts that it was given last. */
export class Finder {
	#worker: Worker | null = null;
	#asked = 0;

	/** Takes the texts to compare, and how often each was said; what was taken before is forgotten. */
	take(texts: readonly string[], weights: readonly number[]): void {
		this.stop();
		this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		this.#worker.postMessage({ kind: 'take', texts, weights } satisfies SimilarRequest);
	}

	async group(onShare: OnShare, signal: AbortSignal): Promise<Similar> {
		const reply = await this.#ask({ kind: 'group' }, (r) => r.kind === 'grouped', signal, onShare);
		if (reply.kind !== 'grouped') throw new Error('no answer');
		return reply.similar;
	}

	/** Texts that are similar to this one, by their numbers; null where it says too little to be compared. */
	async nearest(
		text: string,
		least: number,
		most: number,
		signal: AbortSignal
	): Promise<readonly Member[] | null> {
		const id = ++this.#asked;
		const request = { kind: 'nearest', id, text, least, most } as const;
		const reply = await this.#ask(request, (r) => r.kind === 'nearest' && r.id === id, signal);
		return reply.kind === 'nearest' ? reply.members : null;
	}

	/** Ends what is under way, and lets go of the texts. */
	stop(): void {
		this.#worker?.terminate();
		this.#worker = null;
	}

	#ask(
		request: SimilarRequest,
		isAnswer: (reply: SimilarReply) => boolean,
		signal: AbortSignal,
		onShare?: OnShare
	): Promise<SimilarReply> {
		const worker = this.#worker;
		if (!worker) return Promise.reject(new Error('nothing was taken'));
		return new Promise((resolve, reject) => {
			const end = (settle: () => void) => {
				worker.removeEventListener('message', onMessage);
				worker.removeEventListener('error', onError);
				signal.removeEventListener('abort', onAbort);
				settle();
			};
			const onMessage = ({ data }: MessageEvent<SimilarReply>) => {
				if (data.kind === 'share') onShare?.(data.share);
				else if (data.kind === 'failed') end(() => reject(new Error(data.message)));
				else if (isAnswer(data)) end(() => resolve(data));
			};
			const onError = (event: ErrorEvent) => end(() => reject(new Error(event.message)));
			const onAbort = () => end(() => reject(signal.reason as Error));
			worker.addEventListener('message', onMessage);
			worker.addEventListener('error', onError);
			signal.addEventListener('abort', onAbort, { once: true });
			if (signal.aborted) onAbort();
			else worker.postMessage(request);
		});
	}
}
