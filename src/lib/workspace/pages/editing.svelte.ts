import {
	changePaper,
	countGone,
	editsOf,
	mergeReportEdits,
	parseReportEdits,
	refuseReportEdits,
	type PaperEdits,
	type ReportEdits,
	type Signature
} from '#lib/model/reportEdits.ts';
import { chaptersOf, type Chapter } from '#lib/reports/chapters.ts';
import type { Block, Paragraph, Table } from '#lib/reports/document.ts';
import { applyEdits, type EditedPaper } from '#lib/reports/edits.ts';
import { renderHtml } from '#lib/reports/index.ts';
import { localMoment } from '#lib/workspace/moment.browser.ts';
import { readSigner, writeSigner } from '#lib/workspace/preferences.browser.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Paper, WrittenPaper } from './report.svelte.ts';

/** What of the paper somebody looks at: a paragraph, or a row of a table ('totals' for its last line). */
export type Picked =
	| { readonly kind: 'paragraph'; readonly id: string }
	| { readonly kind: 'row'; readonly table: string; readonly row: number | 'totals' };

type Make = (own: PaperEdits, signed: Signature) => PaperEdits;

/** A file of edits with charts in it; more is something else. */
const largest = 64_000_000;

/** The author's hand in the paper that is shown. */
export class Editing {
	readonly #written: () => WrittenPaper | null;
	#changes: Promise<void> = Promise.resolve();
	/** Who changes it; remembered on this machine. */
	by = $state(readSigner());
	picked = $state.raw<Picked | null>(null);
	/** Of the file that was taken in since the page was opened: how many papers it has, and how many changes here it took away; null before. */
	taken = $state.raw<{ readonly papers: number; readonly gone: number } | null>(null);

	readonly own = $derived.by((): PaperEdits | null => {
		const written = this.#written();
		return written && editsOf(workspace.reportEdits, written.key);
	});
	readonly result = $derived.by((): EditedPaper | null => {
		const written = this.#written();
		return written && this.own && applyEdits(written.generated, this.own, written.masks);
	});
	/** How many changes want a second look: of another text than they were made on, or without a place. */
	readonly wanting = $derived.by((): number => {
		if (!this.result) return 0;
		const { texts, remarks, chapters } = this.result.homeless;
		return this.result.changed.length + texts.length + remarks.length + chapters.length;
	});
	/** The paper as it is shown, printed and saved. */
	readonly paper = $derived.by(
		(): Paper | null =>
			this.result && { document: this.result.document, html: renderHtml(this.result.document) }
	);
	/** As the program writes it: what can be left out and taken in again. */
	readonly chapters = $derived.by((): readonly Chapter[] => {
		const written = this.#written();
		return written ? chaptersOf(written.generated.blocks) : [];
	});
	readonly paragraph = $derived.by((): Paragraph | null => {
		const picked = this.picked;
		const found = this.#generated.find(
			(block): block is Paragraph =>
				picked?.kind === 'paragraph' && block.kind === 'paragraph' && block.id === picked.id
		);
		return found ?? null;
	});
	readonly table = $derived.by((): Table | null => {
		const picked = this.picked;
		const found = this.#generated.find(
			(block): block is Table => picked?.kind === 'row' && block.kind === 'table' && block.id === picked.table
		);
		return found ?? null;
	});
	/** The complaints behind what was picked, as an address; null where no filter says them. */
	readonly rows = $derived.by((): string | null => {
		if (this.picked?.kind !== 'row') return this.paragraph?.of?.rows ?? null;
		const of = this.table?.of;
		return (this.picked.row === 'totals' ? of?.totals : of?.rows[this.picked.row]) ?? null;
	});

	constructor(written: () => WrittenPaper | null) {
		this.#written = written;
	}

	/** Names the paper: what is being written for one is not carried into another. */
	get about(): string {
		return JSON.stringify(this.#written()?.key ?? null);
	}

	get masked(): boolean {
		return this.#written()?.generated.meta.masked ?? true;
	}

	get #generated(): readonly Block[] {
		return this.#written()?.generated.blocks ?? [];
	}

	/** Changes what was made of this paper, under the author's name and now. `make` is called later, and must not ask what is picked then. True where it was kept. */
	change(make: Make): Promise<boolean> {
		const change = this.#change(make);
		this.#changes = Promise.all([this.#changes, change]).then(() => undefined);
		return change;
	}

	/** Once every change made so far stands in the paper. */
	settled(): Promise<void> {
		return this.#changes;
	}

	async #change(make: Make): Promise<boolean> {
		const key = this.#written()?.key;
		const by = this.by.trim();
		if (!key || by === '') return false;
		writeSigner(by);
		const signed = { by, at: localMoment() };
		try {
			await workspace.edit((known) => changePaper(known, key, (own) => make(own, signed)));
			return true;
		} catch (error) {
			workspace.fail(error);
			return false;
		}
	}

	/** What was made of all papers, as a file: for the command line, or for another machine. */
	text(): string {
		return JSON.stringify(workspace.reportEdits, null, '\t');
	}

	/** Takes in what was changed elsewhere; of two changes of the same thing the later counts. */
	async take(file: File): Promise<void> {
		this.taken = null;
		workspace.problem = null;
		try {
			if (file.size > largest) throw refuseReportEdits(file.name, '> 64 MB');
			const given = read(await file.text(), file.name);
			let gone = 0;
			await workspace.edit((known) => {
				const merged = mergeReportEdits(known, given);
				gone = countGone(known, merged);
				return merged;
			});
			this.taken = { papers: given.papers.length, gone };
		} catch (error) {
			workspace.fail(error);
		}
	}
}

function read(text: string, file: string): ReportEdits {
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch (error) {
		throw refuseReportEdits(file, (error as Error).message);
	}
	return parseReportEdits(json, file);
}
