import type { Engine } from '#lib/engine/engine.ts';
import { complaintsSaying, type SimilarRow } from '#lib/metrics/similar/groups.ts';
import {
	complaintTexts,
	keepMembers,
	keepSimilar,
	textsKey,
	type Texts
} from '#lib/metrics/similar/texts.ts';
import { Finder } from '#lib/similar/finder.browser.ts';
import { saysLittle, threshold, type Similar } from '#lib/similar/groups.ts';
import { workspace } from './workspace.svelte.ts';

/** How many texts, and complaints that say them, were left out of the comparison. */
export interface LeftOut {
	readonly short: number;
	readonly forms: number;
}

/** Similar complaints: found once for the texts of the log, in a worker, and again where the texts are others. */
class SimilarTexts {
	/** How far the comparison is, 0 … 1; null while none is under way. */
	share = $state<number | null>(null);
	/** True once somebody stopped it, until it is asked for again. */
	stopped = $state(false);
	readonly #finder = new Finder();
	#taken: Texts | null = null;
	#found: { readonly key: string; readonly similar: Similar } | null = null;
	/** The recomputation whose complaints are tied to their groups. */
	#tied = -1;
	#stop = new AbortController();
	#last: Promise<unknown> = Promise.resolve();

	/** Everything that metrics ask of similar complaints is there; how many were left out. */
	ready(engine: Engine): Promise<LeftOut> {
		const now = this.#last.catch(() => undefined).then(() => this.#prepare(engine));
		this.#last = now;
		return now;
	}

	/** The complaints nearest to one; null where its text says too little to be compared. */
	async near(
		engine: Engine,
		id: number,
		text: string,
		most: number,
		signal: AbortSignal
	): Promise<SimilarRow[] | null> {
		if (saysLittle(text)) return null;
		const taken = this.#last.catch(() => undefined).then(() => this.#take(engine));
		this.#last = taken;
		const { texts } = await taken;
		const found = await this.#finder.nearest(text, threshold, most, signal);
		if (found === null) return null;
		const said = [
			{ text, similarity: 1 },
			...found.map((member) => ({ text: texts[member.text]!, similarity: member.similarity }))
		];
		return complaintsSaying(engine, id, said, most, signal);
	}

	/** Ends the comparison. */
	stop(): void {
		this.stopped = true;
		this.#stop.abort();
		this.#finder.stop();
		this.#taken = null;
	}

	/** Compares after all. */
	again(): void {
		this.stopped = false;
	}

	async #take(engine: Engine): Promise<Texts> {
		if (this.#taken && this.#taken.key === (await textsKey(engine))) return this.#taken;
		const taken = await complaintTexts(engine);
		this.#finder.take(taken.texts, taken.weights);
		this.#taken = taken;
		return taken;
	}

	async #prepare(engine: Engine): Promise<LeftOut> {
		const { revision } = workspace;
		if (this.#found?.key !== (await textsKey(engine))) {
			this.#stop = new AbortController();
			this.share = 0;
			try {
				const taken = await this.#take(engine);
				const similar = await this.#finder.group((share) => (this.share = share), this.#stop.signal);
				await keepSimilar(engine, taken, similar);
				this.#found = { key: taken.key, similar };
				this.#tied = -1;
			} finally {
				this.share = null;
			}
		}
		if (this.#tied !== revision) await keepMembers(engine);
		this.#tied = revision;
		const { short, forms } = this.#found!.similar;
		return { short: short.length, forms: forms.length };
	}
}

export const similar = new SimilarTexts();
