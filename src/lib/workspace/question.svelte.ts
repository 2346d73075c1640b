import { untrack } from 'svelte';
import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { searchOf } from '#lib/metrics/filterUrl.ts';
import { workspace } from './workspace.svelte.ts';

/** How long a pointer rests before what it would ask for is prepared, in milliseconds. */
const rest = 60;

type Asks = (engine: Engine, filter: Filter, signal: AbortSignal) => Promise<unknown>;
/** What is shown now. */
const shown = new Set<Asks>();
let preparing: { readonly filter: Filter; readonly stop: AbortController } | null = null;
let resting: ReturnType<typeof setTimeout> | undefined;

const isSame = (one: Filter, other: Filter) => searchOf(one).toString() === searchOf(other).toString();

/** Asks ahead what all that is shown would ask under this filter; null, or another filter, ends it. */
export function prepare(filter: Filter | null): void {
	clearTimeout(resting);
	if (preparing && filter && isSame(preparing.filter, filter)) return;
	preparing?.stop.abort();
	preparing = null;
	if (!filter) return;
	resting = setTimeout(() => {
		const engine = workspace.answers;
		if (!engine || workspace.stage !== 'ready' || workspace.work) return;
		const stop = new AbortController();
		preparing = { filter, stop };
		// an answer that fails here fails again, and is told, where it is asked for
		for (const asks of shown) asks(engine, filter, stop.signal).catch(() => undefined);
	}, rest);
}

let unanswered = $state(0);
const count = (more: number) => untrack(() => (unanswered += more));

/** Whether anything that is shown waits for its answer: what stands there may change without a hand being moved. */
export const isAsking = () => unanswered > 0;

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
			shown.add(question);
			return () => shown.delete(question);
		});
		$effect(() => {
			const { filter, revision, stage } = workspace;
			if (stage !== 'ready' || revision === 0) return;
			const stop = new AbortController();
			this.busy = true;
			// What the question reads must be read now, or the effect would not follow it.
			const engine = workspace.answers;
			if (!engine) return;
			// what is prepared for another filter is in the way now
			if (preparing && !isSame(preparing.filter, filter)) prepare(null);
			count(1);
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
				})
				.finally(() => count(-1));
			return () => stop.abort();
		});
	}
}
