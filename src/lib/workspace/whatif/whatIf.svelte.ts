import { changed, type ChangedFilter, type ChangedPage } from '#lib/metrics/whatIf/changed.ts';
import { whatIf, type WhatIf } from '#lib/metrics/whatIf/whatIf.ts';
import { openTrial, type Trial } from '#lib/pipeline/comparison/trial.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';

/** Complaints of which a tab has room for the tables in force and a draft’s, 12 KiB each: docs/decisions/what-if.md. */
export const mostComplaints = 200_000;

/** A draft that is tried: what it would change, and where. There is one at a time. */
class Trying {
	effect = $state.raw<WhatIf | null>(null);
	/** Under which rulebook and of which version of it `effect` was found. */
	draft = $state.raw<Rulebook | null>(null);
	version = $state<string | number | null>(null);
	busy = $state(false);
	failed = $state<string | null>(null);
	/** What had been found is no longer so: the data, the rules or the decisions changed. */
	outdated = $state(false);
	/** Counts the answers, so that lists ask again. */
	turn = $state(0);
	#trial: Trial | null = null;
	#stop = new AbortController();
	#last: Promise<void> = Promise.resolve();

	/** The log is too large to be derived twice in a tab. */
	readonly tooLarge = $derived(
		workspace.manifest.batches.reduce((n, b) => n + (b.table === 'complaints' ? b.rowsImported : 0), 0) >
			mostComplaints
	);

	/** Finds out what this draft would change. What was found before stays in sight until then. */
	async try(draft: Rulebook, version: string | number): Promise<void> {
		this.#stop.abort();
		const stop = new AbortController();
		this.#stop = stop;
		this.busy = true;
		this.failed = null;
		await this.#inTurn(async () => {
			try {
				await workspace.settled();
				await this.#close();
				if (stop.signal.aborted || workspace.stage !== 'ready') return;
				workspace.guests.add(this.end);
				await this.#try(draft, version, stop);
			} catch (error) {
				if (!stop.signal.aborted) this.failed = error instanceof Error ? error.message : String(error);
			} finally {
				if (this.#stop === stop) this.busy = false;
			}
		});
	}

	async #try(draft: Rulebook, version: string | number, stop: AbortController): Promise<void> {
		const engine = await workspace.engine();
		const { batches } = workspace.manifest;
		const cancel = () => stop.abort();
		try {
			const trial = await openTrial(
				engine,
				{ batches, decisions: workspace.decisions, rulebook: draft, learn: workspace.learn },
				({ done, total }) => (workspace.work = { progress: { step: 'try', done, total }, cancel }),
				stop.signal
			);
			this.#trial = trial;
			const effect = await whatIf(engine, trial, stop.signal);
			await trial.shrink();
			this.effect = effect;
			this.draft = draft;
			this.version = version;
			this.outdated = false;
			this.turn += 1;
		} catch (error) {
			this.effect = this.draft = null;
			await this.#close();
			throw error;
		} finally {
			workspace.work = null;
		}
	}

	/** The complaints that change, a page at a time; none where nothing is tried any more. */
	async changed(filter: ChangedFilter, page: { offset: number; limit: number }): Promise<ChangedPage> {
		const trial = this.#trial;
		return trial ? changed(trial.engine, filter, page) : { total: 0, rows: [] };
	}

	/** Stops, and lets go of everything; a word stays that something had been found. */
	readonly end = async (): Promise<void> => {
		this.#stop.abort();
		this.outdated = this.effect !== null || this.outdated;
		this.effect = this.draft = null;
		this.version = null;
		await this.#inTurn(() => this.#close());
	};

	/** As if nothing had been tried: the page is left. */
	async leave(): Promise<void> {
		await this.end();
		this.outdated = false;
		this.failed = null;
	}

	async #close(): Promise<void> {
		const trial = this.#trial;
		this.#trial = null;
		workspace.guests.delete(this.end);
		await trial?.end();
	}

	/** One step after another: they share a database. */
	#inTurn(step: () => Promise<void>): Promise<void> {
		this.#last = this.#last.then(step, step);
		return this.#last;
	}
}

export const trying = new Trying();
