import type { Progress } from '#lib/base/progress.ts';
import { demoFiles, demoTables, makeDemo } from '#lib/demo/demo.ts';
import { remap } from '#lib/intake/inspect.ts';
import type { Changes, Inspection } from '#lib/intake/inspection.ts';
import { applyMapping } from '#lib/intake/mapping/apply.ts';
import { parseMapping } from '#lib/intake/mapping/parse.ts';
import { shapeOf } from '#lib/intake/mapping/remembered.ts';
import { savedMapping } from '#lib/intake/mapping/saved.ts';
import { refuseMapping } from '#lib/intake/mapping/words.ts';
import type { ReadOptions } from '#lib/intake/sheet.ts';
import type { Batch } from '#lib/model/batch.ts';
import { differs, type StopReason } from './importing/alike.ts';
import type { Arrival } from './importing/arrivals.browser.ts';
import type { Entry } from './importing/line.ts';
import { Queue } from './importing/queue.svelte.ts';
import {
	carriedOver,
	knownShapes,
	mustBeNew,
	mustBeThere,
	openTable,
	readLike,
	recalled,
	type MappingInUse,
	type Opened
} from './importing/reading.browser.ts';
import { Accepted, rememberShape } from './importing/saving.ts';
import { problemOf } from './problemOf.ts';
import { Reviewing } from './review.svelte.ts';
import { workspace } from './workspace.svelte.ts';

export type { MappingInUse } from './importing/reading.browser.ts';

/** idle: waiting for files · reading · checking: the user looks at what was detected · saving */
export type ImportStage = 'idle' | 'reading' | 'checking' | 'saving';

const isMapping = ({ file, inFolder }: Arrival): boolean => !inFolder && /\.json$/i.test(file.name);

/** Tables on their way in, one after another: read, looked at, corrected, accepted. Nothing counts before it is accepted. */
class Importing {
	stage = $state<ImportStage>('idle');
	inspection = $state.raw<Inspection | null>(null);
	/** True while a correction is being applied. */
	correcting = $state(false);
	/** The tables that came in together. */
	readonly queue = new Queue();
	/** Why the tables behind one that the user confirmed for all stopped here. */
	stopped = $state.raw<StopReason | null>(null);
	/** True while rows are being kept: the moment at which a tab had better not be closed. */
	keeping = $state(false);
	/** The batch that gives way to the file that is checked, if one does. */
	replacing = $state.raw<Batch | null>(null);
	/** What a mapping changed of what was detected; null where none is in use. */
	mapping = $state.raw<MappingInUse | null>(null);
	/** True while the table at hand is in sight, also when it is read another way or saved. */
	shown = $state(false);
	/** What the file adds to what is there. */
	readonly review = new Reviewing();

	#opened: Opened | null = null;
	#accepted = new Accepted();
	/** The table that those behind it are imported like. */
	#model: Inspection | null = null;
	#stop = new AbortController();
	#corrections: Promise<void> = Promise.resolve();

	/** Takes files in; the first is read at once. A mapping is applied to the file that is being checked. */
	async take(arrivals: readonly Arrival[]): Promise<void> {
		for (const { file } of arrivals.filter(isMapping)) await this.useMapping(file);
		this.queue.add(arrivals.filter((arrival) => !isMapping(arrival)));
		if (this.stage === 'idle' && this.queue.line.length > 0) await this.#next();
	}

	/** Takes in a file that is to stand where this batch stands; what was there gives way when it is confirmed. */
	async replace(batch: Batch, file: File): Promise<void> {
		if (this.stage !== 'idle') return;
		const arrival = { file, path: file.name, inFolder: false };
		if (!isMapping(arrival)) this.replacing = batch;
		await this.take([arrival]);
	}

	/** Reads the file that is checked as this mapping says. */
	useMapping(file: File): Promise<void> {
		return this.#inTurn(async (opened, before) => {
			if (file.size > 8_000_000) throw refuseMapping('bad_mapping', file.name, '> 8 MB');
			const mapping = parseMapping(await file.text(), file.name);
			const { inspection, ...applied } = await applyMapping(opened.writer.engine, before, mapping, 'given');
			const named = Object.values(mapping.columns).filter((field) => field !== null).length;
			if (named > 0 && applied.missing.length === named) throw refuseMapping('other_mapping', file.name);
			workspace.problem = null;
			this.mapping = { origin: 'given', ...applied };
			return inspection;
		}, file);
	}

	/** Back to what was detected in the file by itself. */
	withoutMapping(): Promise<void> {
		return this.#inTurn(async ({ writer, detected }, { repaired }) => {
			this.mapping = null;
			return repaired.length === 0 ? detected : remap(writer.engine, detected, { repair: repaired });
		});
	}

	/** Checks another sheet of the same file; the one that was checked waits. */
	async sheet(sheet: string): Promise<void> {
		if (this.stage !== 'checking' || !this.queue.now) return;
		const before = this.queue.now;
		await this.#reopen(before, this.queue.turnTo(sheet, this.replacing === null), { sheet }, null);
	}

	/** Reads the file again with another encoding or delimiter. What was corrected stays where the headers stay the same. */
	async reread(options: Pick<ReadOptions, 'encoding' | 'delimiter'>): Promise<void> {
		const [entry, opened, before] = [this.queue.now, this.#opened, this.inspection];
		if (!entry || !opened || this.stage !== 'checking') return;
		const sheet = before?.source.sheet || undefined;
		await this.#reopen(entry, entry, { ...opened.options, sheet, ...options }, before);
	}

	/** Applies what the user corrected and shows what follows from it. */
	correct(changes: Changes): Promise<void> {
		return this.#inTurn(({ writer }, before) => remap(writer.engine, before, changes));
	}

	/** One correction after another; each starts from what the one before it left. */
	#inTurn(
		step: (opened: Opened, before: Inspection) => Promise<Inspection>,
		mapping: File | null = null
	): Promise<void> {
		this.#corrections = this.#corrections.then(async () => {
			const [opened, before] = [this.#opened, this.inspection];
			if (!opened || !before || this.stage !== 'checking') {
				if (mapping) workspace.fail(refuseMapping('early_mapping', mapping.name));
				return;
			}
			this.correcting = true;
			this.review.stop();
			let after = before;
			try {
				after = await step(opened, before);
			} catch (error) {
				// What was left meanwhile ends in the middle of its correction: that is no failure.
				if (this.#opened === opened) workspace.fail(error);
			} finally {
				this.correcting = false;
				if (this.#opened === opened) this.#show(after);
			}
		});
		return this.#corrections;
	}

	#show(inspection: Inspection): void {
		this.inspection = inspection;
		// As long as no column means anything there is nothing to compare.
		if (inspection.columns.every(({ field }) => field === null)) void this.review.end();
		else if (this.#opened)
			this.review.look(this.#opened.writer.engine, inspection, this.replacing?.id ?? null);
	}

	/** Imports what is shown. */
	async confirm(): Promise<void> {
		if (this.stage === 'checking') await this.#keep();
	}

	/** Imports what is shown, and what waits behind it as long as it is alike. */
	async confirmAll(): Promise<void> {
		if (this.stage !== 'checking') return;
		this.#model = this.inspection;
		await this.#keep();
	}

	/** Leaves this table out, or all that wait with it, and goes on with the next. */
	async leave(all = false): Promise<void> {
		if (this.stage !== 'checking') return;
		this.stage = 'reading';
		this.#stop.abort();
		await this.#discard();
		this.queue.record('left', this.inspection, null);
		if (all) this.queue.drop();
		this.#forget();
		await this.#next();
	}

	/** Makes the demo log and imports all of its tables. */
	async demo(): Promise<void> {
		if (this.stage !== 'idle') return;
		this.stage = 'reading';
		workspace.problem = null;
		this.queue.clear();
		try {
			workspace.work = { progress: { step: 'demo', done: 0, total: 0 }, cancel: null };
			const store = await workspace.store();
			store.expectWriter?.();
			await new Promise((resolve) => setTimeout(resolve));
			const demo = makeDemo();
			for (const [at, table] of demoTables.entries()) {
				const file = new File([demo[table]], demoFiles[table], { type: 'text/csv' });
				const whole = { step: 'demo', done: at, total: demoTables.length };
				const report = this.#reporting(whole);
				this.#opened = await openTable(store, file, { changes: { table } }, report, this.#stop.signal);
				await mustBeNew(store, this.#opened, null);
				if (at + 1 < demoTables.length) store.expectWriter?.();
				await this.#accepted.add(store, this.#opened, this.#opened.detected, null);
				this.#opened = null;
				this.#stop.signal.throwIfAborted();
			}
			await this.#done();
		} catch (error) {
			// All of it or nothing.
			await this.#accepted.takeBack(await workspace.store());
			await this.#give(error);
		}
	}

	async #next(): Promise<void> {
		const entry = this.queue.advance();
		if (entry) await this.#read(entry);
		else await this.#done();
	}

	async #read(entry: Entry): Promise<void> {
		this.stage = 'reading';
		this.stopped = null;
		workspace.problem = null;
		const report = this.#reporting();
		try {
			report({ step: 'look', done: 0, total: 0 });
			await mustBeThere(entry.file);
			const known = await knownShapes(await workspace.store());
			const looked = await this.queue.lookInto(entry, this.replacing, known, this.#stop.signal);
			await this.#open(looked, { sheet: looked.sheet || undefined }, report);
			if (this.#model && (await this.#isLike(this.#model))) return await this.#keep();
			await this.#recall();
			await this.#check();
		} catch (error) {
			await this.#give(error);
		}
	}

	async #open(entry: Entry, options: ReadOptions, report: (progress: Progress) => void): Promise<void> {
		const store = await workspace.store();
		this.queue.now = entry;
		this.#opened = await openTable(store, entry.file, options, report, this.#stop.signal);
		this.inspection = this.#opened.detected;
		await mustBeNew(store, this.#opened, this.replacing?.id ?? null);
	}

	async #recall(): Promise<void> {
		this.mapping = null;
		const found = this.#opened && (await recalled(await workspace.store(), this.#opened, this.#stop.signal));
		if (!found) return;
		this.inspection = found.inspection;
		this.mapping = found.mapping;
	}

	/** Now it is the user's turn. */
	async #check(): Promise<void> {
		this.stage = 'checking';
		this.shown = true;
		workspace.work = null;
		if (this.inspection) this.#show(this.inspection);
		if (this.queue.line.length > 0) (await workspace.store()).expectWriter?.();
	}

	/** Reads the table like the one that the user confirmed for all; false where it is not alike: then the user looks. */
	async #isLike(model: Inspection): Promise<boolean> {
		const opened = this.#opened!;
		if (shapeOf(model) !== null && shapeOf(model) === shapeOf(opened.detected))
			this.inspection = (await readLike(savedMapping(model), opened)).inspection;
		this.stopped = differs(model, this.inspection!);
		if (this.stopped) this.#model = null;
		return this.stopped === null;
	}

	/** Reads the file another way. Where that gives nothing, it is read as before, and the reason is told. */
	async #reopen(before: Entry, entry: Entry, options: ReadOptions, carry: Inspection | null): Promise<void> {
		const [was, stood] = [this.#opened!.options, this.inspection];
		workspace.problem = null;
		const open = async (what: Entry, how: ReadOptions, kept: Inspection | null) => {
			this.stage = 'reading';
			await this.#discard();
			await this.#open(what, how, this.#reporting());
			const carried = kept && (await carriedOver(kept, this.#opened!));
			if (carried) this.inspection = carried;
			else await this.#recall();
			await this.#check();
		};
		try {
			await open(entry, options, carry);
		} catch (error) {
			const problem = this.#stop.signal.aborted ? null : problemOf(error);
			if (before.sheet !== null && before !== entry) this.queue.turnTo(before.sheet, false);
			await open(before, was, stood).catch((again: unknown) => this.#give(again));
			if (problem) workspace.problem = problem;
		}
	}

	/** Progress of what begins now, with its place in the line and a way to stop it; `whole` is shown instead where it is given. */
	#reporting(whole: Progress | null = null): (progress: Progress) => void {
		const stop = new AbortController();
		this.#stop = stop;
		return (progress) => {
			if (stop.signal.aborted) return;
			const { at, of, now } = this.queue;
			const place = whole || of < 2 ? undefined : { at, of, name: now?.path ?? '' };
			workspace.work = { progress: whole ?? progress, cancel: () => stop.abort(), place };
		};
	}

	async #keep(): Promise<void> {
		const [opened, inspection] = [this.#opened, this.inspection];
		if (!opened || !inspection) return;
		this.stage = 'saving';
		try {
			this.#reporting()({ step: 'accept', done: 0, total: 0 });
			workspace.work = { ...workspace.work!, cancel: null };
			const { replaces } = this.review;
			await this.review.end();
			const store = await workspace.store();
			this.keeping = true;
			const leftOut = this.queue.sheetsLeftOut();
			await this.#accepted.add(store, opened, inspection, this.replacing, { replaces, leftOut });
			this.#opened = null;
			await rememberShape(store, inspection);
			this.keeping = false;
			this.queue.record('in', inspection, null);
			this.#forget();
			await this.#next();
		} catch (error) {
			this.keeping = false;
			await this.#give(error);
		}
	}

	/** Everything is in: derive it all once. Cancelling takes the new batches back out; a replacement cannot be cancelled. */
	async #done(): Promise<void> {
		this.#model = null;
		this.stage = 'idle';
		if (this.#accepted.ids.length === 0) {
			workspace.work = null;
			return;
		}
		this.stage = 'saving';
		const store = await workspace.store();
		const manifest = await store.readManifest();
		const stop = new AbortController();
		try {
			await workspace.recompute(manifest, this.#accepted.replaced ? undefined : stop);
			// What gave way may be in use, and goes next time: it must not take the replacement back.
			if (this.#accepted.replaced) await store.collectGarbage().catch(() => undefined);
			const file = this.#accepted.withoutSource.join('”“');
			this.#accepted.clear();
			if (file) workspace.problem = { code: 'source_not_kept', where: { file }, severity: 'note' };
		} catch (error) {
			await this.#accepted.takeBack(store);
			this.queue.takenBack();
			await workspace.recompute(await store.readManifest());
			if (!stop.signal.aborted) workspace.fail(error);
		}
		this.stage = 'idle';
		// What came in meanwhile.
		if (this.queue.line.length > 0) await this.#next();
	}

	/** This table cannot be used: say why once, change nothing, go on. Stopping those that come in like another stops them all. */
	async #give(error: unknown): Promise<void> {
		const cancelled = this.#stop.signal.aborted;
		await this.#discard();
		this.queue.record(cancelled ? 'left' : 'refused', this.inspection, cancelled ? null : problemOf(error));
		if (cancelled && this.#model) this.queue.drop();
		this.#forget();
		await this.#next();
		if (!cancelled && this.queue.of < 2) workspace.fail(error);
	}

	async #discard(): Promise<void> {
		const opened = this.#opened;
		this.#opened = null;
		await this.review.end();
		await opened?.writer.discard().catch(() => undefined);
	}

	#forget(): void {
		this.shown = false;
		this.#opened = null;
		this.inspection = null;
		this.mapping = null;
		this.replacing = null;
	}
}

export const importing = new Importing();
