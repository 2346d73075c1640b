import type { Filter } from '#lib/metrics/filter.ts';
import { classRows, type ClassQuestion, type ClassRow } from '#lib/metrics/classes/rows.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';

const chunk = 100;

/** The work list, fetched piece by piece as it is scrolled. When a decision changes the data it keeps its place. */
export class ClassList {
	total = $state(0);
	busy = $state(true);
	failed = $state<string | null>(null);
	/** Counts the lists that have nothing to do with the one before: whoever shows them begins at the top. */
	fresh = $state(0);
	#rows = $state.raw<ReadonlyMap<number, readonly ClassRow[]>>(new Map());
	#asked = new Set<number>();
	#filter: Filter = {};
	#question: ClassQuestion = {};
	#key = '';
	#seen = { from: 0, to: 0 };
	#stop = new AbortController();

	/** Follows the filter, the question and the data. To be made while a component is. */
	constructor(question: () => ClassQuestion) {
		$effect(() => {
			const { filter, revision, stage } = workspace;
			const asked = question();
			if (stage !== 'ready' || revision === 0) return;
			const key = JSON.stringify([filter, asked]);
			const same = key === this.#key;
			this.#key = key;
			this.#stop.abort();
			this.#stop = new AbortController();
			this.#filter = filter;
			this.#question = asked;
			if (!same) this.#seen = { from: 0, to: 0 };
			void this.#begin(!same);
		});
	}

	/** The row at this place; undefined while it is on its way. */
	row(at: number): ClassRow | undefined {
		return this.#rows.get(Math.floor(at / chunk))?.[at % chunk];
	}

	/** Fetches what these places need. */
	need(from: number, to: number): void {
		this.#seen = { from, to };
		for (let part = Math.floor(from / chunk); part <= Math.floor(to / chunk); part += 1)
			if (part * chunk < this.total && !this.#asked.has(part)) void this.#more(part);
	}

	/** Every row of the list, not only those in sight. */
	async all(): Promise<readonly ClassRow[]> {
		const { rows } = await classRows(await workspace.engine(), this.#filter, this.#question, {
			limit: this.total
		});
		return rows;
	}

	#page = (part: number, signal: AbortSignal) =>
		workspace
			.engine()
			.then((engine) =>
				classRows(engine, this.#filter, this.#question, { offset: part * chunk, limit: chunk }, signal)
			);

	/** Asks for what is in sight, and shows it all at once. */
	async #begin(fresh: boolean): Promise<void> {
		const { signal } = this.#stop;
		this.busy = true;
		const first = Math.floor(this.#seen.from / chunk);
		const last = Math.floor(this.#seen.to / chunk);
		this.#asked = new Set(Array.from({ length: last - first + 1 }, (_, at) => first + at));
		try {
			const found = new Map<number, readonly ClassRow[]>();
			let total = 0;
			for (let part = first; part <= last; part += 1) {
				const page = await this.#page(part, signal);
				if (signal.aborted) return;
				total = page.total;
				found.set(part, page.rows);
			}
			this.total = total;
			this.#rows = found;
			if (fresh) this.fresh += 1;
			this.failed = null;
		} catch (error) {
			if (!signal.aborted) this.#fail(error);
		}
		if (!signal.aborted) this.busy = false;
	}

	async #more(part: number): Promise<void> {
		const { signal } = this.#stop;
		this.#asked.add(part);
		try {
			const page = await this.#page(part, signal);
			if (!signal.aborted) this.#rows = new Map([...this.#rows, [part, page.rows]]);
		} catch (error) {
			if (signal.aborted) return;
			this.#asked.delete(part);
			this.#fail(error);
		}
	}

	#fail(error: unknown): void {
		this.failed = error instanceof Error ? error.message : String(error);
	}
}
