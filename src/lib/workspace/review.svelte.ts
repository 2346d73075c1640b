import type { Engine } from '#lib/engine/engine.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { incoming, review, type Review } from '#lib/intake/review.ts';
import { workspace } from './workspace.svelte.ts';

/** Beyond this many rows numbers are not compared before the import: they would take too much of the page's memory. */
const most = 300_000;

/** What a log of complaints would add and change, asked beside the user's corrections and never in their way. */
export class Reviewing {
	/** The answer for what is shown; null while it is not there. */
	answer = $state.raw<Review | null>(null);
	#stop = new AbortController();
	#last: Promise<void> = Promise.resolve();

	/** Looks at a sheet in its writer. `replaced` is a batch that will give way to it and so does not count. */
	look(writer: Engine, inspection: Inspection, replaced: string | null): void {
		this.#stop.abort();
		const stop = new AbortController();
		this.#stop = stop;
		this.#last = this.#last.then(async () => {
			if (stop.signal.aborted || inspection.rowsImported > most) return;
			try {
				const found = await incoming(writer, inspection, stop.signal);
				stop.signal.throwIfAborted();
				const known = workspace.attached.filter(
					({ batch }) => batch.table === 'complaints' && batch.id !== replaced
				);
				const answer = found && (await review(await workspace.engine(), known, found, stop.signal));
				if (!stop.signal.aborted) this.answer = answer;
			} catch {
				// Told beforehand or not, the import is the same.
				if (!stop.signal.aborted) this.answer = null;
			}
		});
	}

	/** Stops looking; what was answered stays. */
	stop(): void {
		this.#stop.abort();
	}

	/** Stops looking, forgets the answer, and waits until nothing runs in the writer. */
	async end(): Promise<void> {
		this.#stop.abort();
		this.answer = null;
		await this.#last;
	}
}
