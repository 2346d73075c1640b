import type { OnProgress } from '#lib/base/progress.ts';
import type { Guess } from './classify.ts';
import type { Word } from './deciding.ts';
import type { Learnt, LearnReply, LearnRequest } from './protocol.ts';

/** What is to be learnt from, and for which texts; the same key means the same of both. */
export interface Question {
	readonly key: string;
	examples(): Promise<readonly { readonly content: string; readonly category: string }[]>;
	texts(): Promise<readonly string[]>;
}

interface Answer {
	readonly key: string;
	readonly guesses: readonly Guess[];
	readonly learnt: Learnt | null;
}

/** Learns in a worker, so that the page stays alive, and keeps the last answer: the same question is not learnt twice. */
export class Teacher {
	#worker: Worker | null = null;
	#last: Answer | null = null;
	#asked = 0;

	/** What came of the last question; null where nothing was, or could be, learnt. */
	get learnt(): Learnt | null {
		return this.#last?.learnt ?? null;
	}

	/** Throws the signal's reason where it is stopped; what was learnt before is then gone too. */
	readonly learn = async (
		question: Question,
		onProgress: OnProgress,
		signal?: AbortSignal
	): Promise<readonly Guess[]> => {
		if (this.#last?.key === question.key) return this.#last.guesses;
		onProgress({ step: 'learn', done: 0, total: 1 });
		this.forget();
		const [texts, examples] = [await question.texts(), await question.examples()];
		const stop = () => this.forget();
		signal?.addEventListener('abort', stop, { once: true });
		try {
			signal?.throwIfAborted();
			const reply = await this.#ask({ kind: 'learn', texts, examples }, (r) => r.kind === 'learnt', signal);
			if (reply.kind !== 'learnt') throw new Error('no answer');
			this.#last = { key: question.key, guesses: reply.guesses, learnt: reply.learnt };
			onProgress({ step: 'learn', done: 1, total: 1 });
			return reply.guesses;
		} finally {
			signal?.removeEventListener('abort', stop);
		}
	};

	/** The words of a text that spoke most for the category that it was given, the weightiest first. */
	async wordsOf(content: string): Promise<readonly Word[]> {
		if (!this.#last?.learnt) return [];
		const id = ++this.#asked;
		const reply = await this.#ask({ kind: 'words', id, content }, (r) => r.kind === 'words' && r.id === id);
		return reply.kind === 'words' ? reply.words : [];
	}

	/** Lets go of what was learnt. */
	forget(): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#last = null;
	}

	#ask(
		request: LearnRequest,
		isAnswer: (reply: LearnReply) => boolean,
		signal?: AbortSignal
	): Promise<LearnReply> {
		const worker = (this.#worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
		return new Promise((resolve, reject) => {
			const end = (settle: () => void) => {
				worker.removeEventListener('message', onMessage);
				worker.removeEventListener('error', onError);
				signal?.removeEventListener('abort', onAbort);
				settle();
			};
			const onMessage = ({ data }: MessageEvent<LearnReply>) => {
				if (data.kind === 'failed') end(() => reject(new Error(data.message)));
				else if (isAnswer(data)) end(() => resolve(data));
			};
			const onError = (event: ErrorEvent) => end(() => reject(new Error(event.message)));
			const onAbort = () => end(() => reject(signal!.reason as Error));
			worker.addEventListener('message', onMessage);
			worker.addEventListener('error', onError);
			signal?.addEventListener('abort', onAbort, { once: true });
			worker.postMessage(request);
		});
	}
}
