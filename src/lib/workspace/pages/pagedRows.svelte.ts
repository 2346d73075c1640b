import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';

const chunk = 100;

/** Asks for a part of a long list, and how long the whole is. */
export type AskPage<Row> = (
	engine: Engine,
	filter: Filter,
	part: { readonly offset: number; readonly limit: number },
	signal: AbortSignal
) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>;

/** A long list, fetched piece by piece as it is scrolled. While a new one is on its way the last one stays. */
export class PagedRows<Row> {
	total = $state(0);
	busy = $state(true);
	failed = $state<string | null>(null);
	/** Counts the lists: another question, other rows. */
	lists = $state(0);
	#rows = $state.raw<ReadonlyMap<number, readonly Row[]>>(new Map());
	#asked = new Set<number>();
	#filter: Filter = {};
	#ask: AskPage<Row> | null = null;
	#stop = new AbortController();

	/**
	 * Follows the filter, the data, and whatever `question` reads. To be made while a component is.
	 */
	constructor(question: () => AskPage<Row>) {
		$effect(() => {
			const { filter, revision, stage } = workspace;
			const ask = question();
			if (stage !== 'ready' || revision === 0) return;
			this.#stop.abort();
			this.#stop = new AbortController();
			this.#filter = filter;
			this.#ask = ask;
			this.#asked = new Set();
			void this.#fetch(0, true);
		});
	}

	/** The row at this place; undefined while it is on its way. */
	row(at: number): Row | undefined {
		return this.#rows.get(Math.floor(at / chunk))?.[at % chunk];
	}

	/** Fetches what these places need. */
	need(from: number, to: number): void {
		for (let part = Math.floor(from / chunk); part <= Math.floor(to / chunk); part += 1)
			if (part * chunk < this.total) void this.#fetch(part, false);
	}

	async #fetch(part: number, fresh: boolean): Promise<void> {
		const ask = this.#ask;
		if (ask === null || this.#asked.has(part)) return;
		this.#asked.add(part);
		const { signal } = this.#stop;
		if (fresh) this.busy = true;
		try {
			const engine = await workspace.engine();
			const page = await ask(engine, this.#filter, { offset: part * chunk, limit: chunk }, signal);
			if (signal.aborted) return;
			this.total = page.total;
			this.#rows = new Map(fresh ? [[part, page.rows]] : [...this.#rows, [part, page.rows]]);
			if (fresh) this.lists += 1;
			this.busy = false;
			this.failed = null;
		} catch (error) {
			if (signal.aborted) return;
			this.#asked.delete(part);
			this.failed = error instanceof Error ? error.message : String(error);
			this.busy = false;
		}
	}
}
