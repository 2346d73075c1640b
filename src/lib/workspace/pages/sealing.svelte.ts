import {
	deleteEdition,
	editionsOf,
	keepEdition,
	nextEdition,
	type KeptEdition,
	type Signer
} from '#lib/model/editions.ts';
import { compare, type Side } from '#lib/reports/editions/compare.ts';
import { digestOf, readEdition, type SealedPaper } from '#lib/reports/editions/file.ts';
import { restOf } from '#lib/reports/editions/ground.ts';
import { comparisonPaper } from '#lib/reports/editions/paper.ts';
import { editionFileName, handLines, seal, type HandLine } from '#lib/reports/editions/seal.ts';
import { refuseEdition } from '#lib/reports/editions/words.ts';
import { renderHtml } from '#lib/reports/index.ts';
import { browserRasteriser } from '#lib/reports/renderers/raster.browser.ts';
import { localMoment } from '#lib/workspace/moment.browser.ts';
import { writeSigner } from '#lib/workspace/preferences.browser.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Editing } from './editing.svelte.ts';
import type { Paper, WrittenPaper } from './report.svelte.ts';

/** What stands in the place of the present paper: a sealed edition as it was, or a comparison. */
export type Shown =
	| { readonly kind: 'edition'; readonly sealed: SealedPaper; readonly html: string }
	| { readonly kind: 'comparison'; readonly paper: Paper };

/** What somebody says when sealing. */
export interface SealDraft {
	readonly by: string;
	readonly note: string;
	readonly hands: readonly Signer[];
}

/** No edition comes near; more is something else. */
const largest = 512 * 2 ** 20;

/** The sealed editions of the paper that is shown. */
export class Sealing {
	readonly #written: () => WrittenPaper | null;
	readonly #isWriting: () => boolean;
	readonly #editing: Editing;
	shown = $state.raw<Shown | null>(null);
	busy = $state(false);

	/** The latest first, deleted ones with their trace. */
	readonly editions = $derived.by((): readonly KeptEdition[] => {
		const meta = this.#editing.paper?.document.meta;
		return meta ? editionsOf(workspace.editions, meta) : [];
	});
	/** Where names and days can be put. */
	readonly lines = $derived.by((): readonly HandLine[] => {
		const document = this.#editing.paper?.document;
		return document ? handLines(document) : [];
	});
	/** Digest of the rules in force. */
	readonly #rules = $derived(digestOf(new TextEncoder().encode(JSON.stringify(workspace.rulebook))));

	constructor(written: () => WrittenPaper | null, isWriting: () => boolean, editing: Editing) {
		this.#written = written;
		this.#isWriting = isWriting;
		this.#editing = editing;
	}

	/** Whether the paper on the page is the last one still, while another is being written. */
	get waiting(): boolean {
		return this.#isWriting();
	}

	/** Whether data, decisions, rules, as_of and program are still what an edition rests on. */
	isCurrent({ fingerprint, asOf, program, rulebook }: KeptEdition): boolean {
		const meta = this.#editing.paper?.document.meta;
		return (
			meta?.fingerprint === fingerprint &&
			meta.asOf === asOf &&
			meta.program === program &&
			this.#rules === rulebook.sha256
		);
	}

	/** The paper as it stands, and what it rests on. Throws a Refusal where the tables are not those any more that it was written from. */
	async #present(): Promise<{ side: Side; subject: string }> {
		await this.#editing.settled();
		const [written, { document }] = [this.#written()!, this.#editing.paper!];
		const edits = this.#editing.own ?? undefined;
		const engine = await workspace.engine();
		const rest = restOf(engine, document, { ...written.given, edits });
		await rest.catch(() => undefined);
		await workspace.settled();
		if (workspace.revision !== written.revision) refuseEdition('paper_rewritten', document.meta.number);
		return { side: { document, rest: await rest, edition: null }, subject: written.key.subject };
	}

	/** Seals the paper as it is shown, as the next edition of its number. True where it was done. */
	seal({ by, note, hands }: SealDraft): Promise<boolean> {
		return this.#work('seal', async () => {
			const { side, subject } = await this.#present();
			const { document, rest } = side;
			writeSigner(by.trim());
			let edition = nextEdition(workspace.editions, document.meta);
			for (;;) {
				const words = { by: by.trim(), note: note.trim(), hands, at: localMoment() };
				const sealed = await seal(document, rest, { ...words, edition, subject }, browserRasteriser());
				let next = edition;
				await workspace.file(async (known, store) => {
					// another tab may have been first: then this paper bears the wrong number
					next = nextEdition(known, document.meta);
					if (next !== edition) return known;
					const { bytes, sha256 } = sealed;
					await store.putKept(sha256, new Blob([bytes as Uint8Array<ArrayBuffer>]));
					return keepEdition(known, { ...sealed.edition, file: sha256, bytes: bytes.length });
				});
				if (next === edition) return;
				edition = next;
			}
		});
	}

	/** The bytes as they were sealed. Throws a Refusal where they are gone or no longer the same. */
	async #bytes(kept: KeptEdition): Promise<Uint8Array> {
		const name = editionFileName(kept);
		const blob = await (await workspace.store()).getKept(kept.file);
		if (!blob) refuseEdition('edition_missing', name);
		const bytes = new Uint8Array(await blob.arrayBuffer());
		if (digestOf(bytes) !== kept.file) refuseEdition('edition_damaged', name, { part: name });
		return bytes;
	}

	async #open(kept: KeptEdition): Promise<SealedPaper> {
		return readEdition(await this.#bytes(kept), editionFileName(kept));
	}

	/** Shows an edition as it was sealed. */
	show = (kept: KeptEdition): Promise<boolean> =>
		this.#work('compare', async () => {
			const sealed = await this.#open(kept);
			const html = new TextDecoder().decode(sealed.papers.html);
			this.shown = { kind: 'edition', sealed, html };
		});

	/** The one file of an edition, as it is kept. */
	async file(kept: KeptEdition): Promise<{ name: string; bytes: Uint8Array } | null> {
		let bytes: Uint8Array | null = null;
		await this.#work('compare', async () => void (bytes = await this.#bytes(kept)));
		return bytes && { name: editionFileName(kept), bytes };
	}

	/** Sets an edition beside another one, or beside the present. */
	compare = (kept: KeptEdition, other: KeptEdition | null): Promise<boolean> =>
		this.#work('compare', async () =>
			this.#compared(await this.#open(kept), other ? await this.#open(other) : (await this.#present()).side)
		);

	/** Sets an edition from a file beside the present. */
	compareFile = (file: File): Promise<boolean> =>
		this.#work('compare', async () => {
			if (file.size > largest) refuseEdition('not_an_edition', file.name);
			const sealed = readEdition(new Uint8Array(await file.arrayBuffer()), file.name);
			this.#compared(sealed, (await this.#present()).side);
		});

	#compared(a: Side, b: Side): void {
		const document = comparisonPaper(compare(a, b));
		this.shown = { kind: 'comparison', paper: { document, html: renderHtml(document) } };
	}

	/** Takes an edition away; that it was there, who took it away and why stays. */
	remove = (kept: KeptEdition, by: string, reason: string): Promise<boolean> =>
		this.#work('seal', async () => {
			writeSigner(by.trim());
			const trace = { at: localMoment(), by: by.trim(), reason: reason.trim() };
			await workspace.file((known) => deleteEdition(known, kept, trace));
			await (await workspace.store()).collectGarbage();
			this.shown = null;
		});

	async #work(step: string, work: () => Promise<void>): Promise<boolean> {
		if (this.busy || !this.#editing.paper) return false;
		this.busy = true;
		workspace.problem = null;
		workspace.work = { progress: { step, done: 0, total: 0 }, cancel: null };
		try {
			await work();
			return true;
		} catch (error) {
			workspace.fail(error);
			return false;
		} finally {
			workspace.work = null;
			this.busy = false;
		}
	}
}
