/** The error of work that was cancelled: `error.name` is 'AbortError'. */
export function aborted(): DOMException {
	return new DOMException('cancelled', 'AbortError');
}

/**
 * Runs jobs one after another in the order in which they were given.
 * A job whose signal is aborted before its turn is not run; one that is running is interrupted.
 */
export class Queue {
	#last: Promise<unknown> = Promise.resolve();
	#cancelled = false;
	#running = false;
	readonly #interrupt: () => unknown;

	/** `interrupt` makes the running job reject; it is not called while nothing runs. */
	constructor(interrupt: () => unknown) {
		this.#interrupt = interrupt;
	}

	run<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		const turn = this.#last.then(() => this.#take(job, signal));
		this.#last = turn.catch(() => undefined);
		return turn;
	}

	/** Interrupts the running job; its promise rejects with an AbortError. */
	async cancel(): Promise<void> {
		if (!this.#running) return;
		this.#cancelled = true;
		await this.#interrupt();
	}

	async #take<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		if (signal?.aborted) throw aborted();
		const stop = () => void this.cancel();
		signal?.addEventListener('abort', stop, { once: true });
		this.#cancelled = false;
		this.#running = true;
		try {
			return await job();
		} catch (error) {
			throw this.#cancelled ? aborted() : error;
		} finally {
			this.#running = false;
			signal?.removeEventListener('abort', stop);
		}
	}
}
