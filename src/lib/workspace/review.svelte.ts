import type { Engine } from '#lib/engine/engine.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import type { SiteMonth } from '#lib/model/batch.ts';
import type {
	Change,
	ChangeKind,
	Effect,
	FoundGroup,
	FoundRow,
	PageOf
} from '#lib/pipeline/review/review.ts';
import { openReview, type ReviewSession } from '#lib/pipeline/review/session.ts';
import { workspace } from './workspace.svelte.ts';

/** What was found about the sheet that is shown. */
export type ReviewAnswer = Pick<ReviewSession, 'holds' | 'overlaps' | 'groups'>;

/** What a sheet would add and change, asked beside the user's corrections and never in their way. */
export class Reviewing {
	/** The answer for what is shown; null while there is none. */
	answer = $state.raw<ReviewAnswer | null>(null);
	/** What becomes of the complaints with the site-months that are chosen; null for other tables. */
	effect = $state.raw<Effect | null>(null);
	/** Site-months of which the sheet is to be the whole. */
	replaces = $state.raw<readonly SiteMonth[]>([]);
	busy = $state(false);
	/** Why it could not be found out what the sheet would do; null where it could. The import is the same, told beforehand or not. */
	failed = $state<string | null>(null);
	#session: ReviewSession | null = null;
	#stop = new AbortController();
	#last: Promise<void> = Promise.resolve();

	/** Looks at a sheet in its writer. `replaced` is a batch that will give way to it. */
	look(writer: Engine, inspection: Inspection, replaced: string | null): void {
		this.#stop.abort();
		const stop = new AbortController();
		this.#stop = stop;
		this.busy = true;
		void this.#inTurn(async () => {
			await this.#close();
			if (stop.signal.aborted) return;
			try {
				await this.#open(writer, inspection, replaced, stop.signal);
				this.failed = null;
			} catch (error) {
				if (stop.signal.aborted) return;
				this.failed = error instanceof Error ? error.message : String(error);
				this.answer = this.effect = null;
			} finally {
				if (this.#stop === stop) this.busy = false;
			}
		});
	}

	async #open(
		writer: Engine,
		inspection: Inspection,
		replacing: string | null,
		signal: AbortSignal
	): Promise<void> {
		const store = await workspace.store();
		const { batches } = await store.readManifest();
		signal.throwIfAborted();
		const session = await openReview(
			{
				writer,
				inspection,
				batches,
				replacing,
				attach: (engine, batch, alias) => store.attach(engine, batch, alias),
				detach: (engine, batch, alias) => store.detach(engine, batch, alias)
			},
			signal
		);
		this.#session = session;
		const shared = new Set(session.overlaps.map(nameOf));
		const replaces = this.replaces.filter((one) => shared.has(nameOf(one)));
		const effect = replaces.length > 0 ? await session.choose(replaces, signal) : session.effect;
		signal.throwIfAborted();
		this.replaces = replaces;
		this.effect = effect;
		this.answer = session;
	}

	/** Makes the sheet the whole of these site-months, or of none, and says what that would do. */
	choose(replaces: readonly SiteMonth[]): Promise<void> {
		this.replaces = replaces;
		const stop = this.#stop;
		this.busy = true;
		return this.#inTurn(async () => {
			try {
				if (this.replaces !== replaces || stop.signal.aborted || !this.#session) return;
				this.effect = await this.#session.choose(replaces, stop.signal);
			} catch (error) {
				if (!stop.signal.aborted) workspace.fail(error);
			} finally {
				if (this.replaces === replaces && this.#stop === stop) this.busy = false;
			}
		});
	}

	/** Complaints of one kind; nothing where the sheet is no longer looked at. */
	changes(kind: ChangeKind, page: PageOf): Promise<readonly Change[]> {
		return this.#ask((session, signal) => session.changes(kind, page, signal));
	}

	/** Places of one kind of problem; nothing where the sheet is no longer looked at. */
	places(group: Pick<FoundGroup, 'code' | 'column'>, page: PageOf): Promise<readonly FoundRow[]> {
		return this.#ask((session, signal) => session.places(group, page, signal));
	}

	async #ask<T>(
		question: (session: ReviewSession, signal: AbortSignal) => Promise<T[]>
	): Promise<readonly T[]> {
		const { signal } = this.#stop;
		let found: readonly T[] = [];
		await this.#inTurn(async () => {
			if (!this.#session || signal.aborted) return;
			found = await question(this.#session, signal).catch((error: unknown) => {
				if (!signal.aborted) workspace.fail(error);
				return [];
			});
		});
		return found;
	}

	/** One step after another: they share a connection. */
	#inTurn(step: () => Promise<void>): Promise<void> {
		this.#last = this.#last.then(step);
		return this.#last;
	}

	async #close(): Promise<void> {
		const session = this.#session;
		this.#session = null;
		await session?.end().catch(() => undefined);
	}

	/** Stops looking; what was answered stays. */
	stop(): void {
		this.#stop.abort();
		this.busy = true;
	}

	/** Stops looking, forgets the answer and the choice, and waits until nothing runs in the writer. */
	async end(): Promise<void> {
		this.#stop.abort();
		this.answer = this.effect = null;
		this.replaces = [];
		this.busy = false;
		this.failed = null;
		await this.#inTurn(() => this.#close());
	}
}

/** A site-month as one text, to be compared by. */
export const nameOf = ({ site, month }: SiteMonth): string => JSON.stringify([month, site]);
