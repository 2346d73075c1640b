import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { workspace } from './workspace.svelte.ts';

/** An answer that follows the filter. While a new one is on its way the last one stays, and `busy` says so. */
export class Question<T> {
	answer = $state.raw<T | null>(null);
	busy = $state(true);
	failed = $state<string | null>(null);

	/**
	 * Asks now and again whenever the filter or the data change, or a state that `question` reads before its first
	 * await. To be made while a component is.
	 */
	constructor(question: (engine: Engine, filter: Filter, signal: AbortSignal) => Promise<T>) {
		$effect(() => {
			const { filter, revision, stage } = workspace;
			if (stage !== 'ready' || revision === 0) return;
			const stop = new AbortController();
			this.busy = true;
			// What the question reads must be read now, or the effect would not follow it.
			const engine = workspace.readyEngine;
			if (!engine) return;
			question(engine, filter, stop.signal)
				.then((answer) => {
					if (stop.signal.aborted) return;
					this.answer = answer;
					this.failed = null;
					this.busy = false;
				})
				.catch((error: unknown) => {
					if (stop.signal.aborted) return;
					this.failed = error instanceof Error ? error.message : String(error);
					this.busy = false;
				});
			return () => stop.abort();
		});
	}
}
