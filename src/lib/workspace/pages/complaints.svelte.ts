import { complaintPage, type ListRow, type Sort } from '#lib/metrics/complaintPage.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';

const chunk = 100;

/** The list of complaints in view, fetched piece by piece as it is scrolled. */
export class ComplaintList {
	total = $state(0);
	busy = $state(true);
	failed = $state<string | null>(null);
	#rows = $state.raw<ReadonlyMap<number, readonly ListRow[]>>(new Map());
	#asked = new Set<number>();
	#filter: Filter = {};
	#sort: Sort | undefined;
	#stop = new AbortController();

	/** Follows the filter and the sorting. To be made while a component is. */
	constructor(sort: () => Sort | undefined) {
		$effect(() => {
			const { filter, revision, stage } = workspace;
			const order = sort();
			if (stage !== 'ready' || revision === 0) return;
			this.#stop.abort();
			this.#stop = new AbortController();
			this.#filter = filter;
			this.#sort = order;
			this.#asked = new Set();
			void this.#fetch(0, true);
		});
	}

	/** The row at this place; undefined while it is on its way. */
	row(at: number): ListRow | undefined {
		return this.#rows.get(Math.floor(at / chunk))?.[at % chunk];
	}

	/** Fetches what these places need. */
	need(from: number, to: number): void {
		for (let part = Math.floor(from / chunk); part <= Math.floor(to / chunk); part += 1)
			if (part * chunk < this.total) void this.#fetch(part, false);
	}

	async #fetch(part: number, fresh: boolean): Promise<void> {
		if (this.#asked.has(part)) return;
		this.#asked.add(part);
		const { signal } = this.#stop;
		if (fresh) this.busy = true;
		try {
			const engine = await workspace.engine();
			const page = await complaintPage(
				engine,
				{ filter: this.#filter, sort: this.#sort, offset: part * chunk, limit: chunk },
				signal
			);
			if (signal.aborted) return;
			this.total = page.total;
			this.#rows = new Map(fresh ? [[part, page.rows]] : [...this.#rows, [part, page.rows]]);
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
