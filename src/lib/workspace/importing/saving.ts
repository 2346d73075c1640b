import { commit, remove, replace } from '#lib/batches/commit.ts';
import type { BatchStore } from '#lib/batches/store.ts';
import { accept, type LeftOut } from '#lib/intake/accept.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { mappingsDocument, parseRemembered, remember } from '#lib/intake/mapping/remembered.ts';
import type { Batch, SiteMonth } from '#lib/model/batch.ts';
import type { Opened } from './reading.browser.ts';

/** What goes with a table: the site-months of which it is the whole, and the sheets of its file that are not imported. */
export interface Beside {
	readonly replaces?: readonly SiteMonth[];
	readonly leftOut?: readonly LeftOut[];
}

/** What was accepted since there was last nothing to do, to be taken back out where the whole fails. */
export class Accepted {
	ids: readonly string[] = [];
	/** The files of which no copy was kept beside their batch. */
	withoutSource: readonly string[] = [];
	/** What a replaced batch was, by the id that stands in its place. */
	replaced: { readonly id: string; readonly batch: Batch } | null = null;

	/** Makes a read table count; `old` gives way to it, and so do the earlier rows of the site-months of which it is the whole. */
	async add(
		store: BatchStore,
		opened: Opened,
		inspection: Inspection,
		old: Batch | null,
		{ replaces = [], leftOut = [] }: Beside = {}
	): Promise<void> {
		const { writer, id, file } = opened;
		const accepted = await accept(writer.engine, inspection, { id, leftOut });
		const batch: Batch = replaces.length > 0 ? { ...accepted, replaces } : accepted;
		await writer.finish();
		const kept = await store.putSource(id, { kind: 'blob', blob: file });
		if (old) {
			await replace(store, old.id, batch);
			this.replaced = { id: batch.id, batch: old };
		} else await commit(store, batch);
		this.ids = [...this.ids, id];
		if (!kept) this.withoutSource = [...new Set([...this.withoutSource, file.name])];
	}

	/** Takes it all back out, and puts back what had given way. */
	async takeBack(store: BatchStore): Promise<void> {
		if (this.replaced) {
			const { id, batch } = this.replaced;
			await replace(store, id, batch);
			this.ids = this.ids.filter((own) => own !== id);
		}
		for (const id of this.ids) await remove(store, id);
		this.clear();
	}

	clear(): void {
		this.ids = [];
		this.withoutSource = [];
		this.replaced = null;
	}
}

/** Remembers how a table was read for the next of its shape. The import stands without it. */
export async function rememberShape(store: BatchStore, inspection: Inspection): Promise<void> {
	try {
		await store.exclusive(async () => {
			const known = parseRemembered(await store.readDocument(mappingsDocument));
			const next = remember(known, inspection);
			if (next !== known) await store.writeDocument(mappingsDocument, next);
		});
	} catch {
		return;
	}
}
