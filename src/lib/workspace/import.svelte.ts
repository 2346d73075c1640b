import { Refusal } from '#lib/base/problem.ts';
import type { Progress } from '#lib/base/progress.ts';
import { commit, remove, replace, seenBefore } from '#lib/batches/commit.ts';
import type { BatchStore, BatchWriter } from '#lib/batches/store.ts';
import { demoFiles, makeDemo } from '#lib/demo/demo.ts';
import { accept } from '#lib/intake/accept.ts';
import { remap } from '#lib/intake/inspect.ts';
import type { Changes, Inspection } from '#lib/intake/inspection.ts';
import { applyMapping, type Applied } from '#lib/intake/mapping/apply.ts';
import { parseMapping } from '#lib/intake/mapping/parse.ts';
import { mappingsDocument, parseRemembered, recall, remember } from '#lib/intake/mapping/remembered.ts';
import { refuseMapping } from '#lib/intake/mapping/words.ts';
import { inspectFile } from '#lib/intake/session.browser.ts';
import type { ReadOptions } from '#lib/intake/sheet.ts';
import type { Batch } from '#lib/model/batch.ts';
import { tableNames } from '#lib/model/columns.ts';
import { batchId } from './batchId.browser.ts';
import { Reviewing } from './review.svelte.ts';
import { workspace } from './workspace.svelte.ts';

/** idle: waiting for files · reading · checking: the user looks at what was detected · saving */
export type ImportStage = 'idle' | 'reading' | 'checking' | 'saving';

/** A mapping that is in use: the user's file, or what was decided about a file of this shape before. */
export interface MappingInUse extends Pick<Applied, 'columns' | 'values' | 'missing'> {
	readonly origin: 'given' | 'remembered';
}

const isMapping = (file: File): boolean => /\.json$/i.test(file.name);

/** Files on their way in, one after another: read, looked at, corrected, accepted. Nothing counts before it is accepted. */
class Importing {
	stage = $state<ImportStage>('idle');
	inspection = $state.raw<Inspection | null>(null);
	/** True while a correction is being applied. */
	correcting = $state(false);
	/** Files that wait behind this one. */
	waiting = $state.raw<readonly File[]>([]);
	/** Batches accepted since the last time that there was nothing to do. */
	accepted = $state(0);
	/** The batch that gives way to the file that is checked, if one does. */
	replacing = $state.raw<Batch | null>(null);
	/** What a mapping changed of what was detected; null where none is in use. */
	mapping = $state.raw<MappingInUse | null>(null);
	/** What the file adds to what is there. */
	readonly review = new Reviewing();

	/** As the file was understood by itself. */
	#detected: Inspection | null = null;
	/** What a replaced batch was, by the id that stands in its place, until all is done. */
	#replaced: { readonly id: string; readonly batch: Batch } | null = null;
	#file: File | null = null;
	#writer: BatchWriter | null = null;
	#id = '';
	#stop = new AbortController();
	#corrections: Promise<void> = Promise.resolve();

	/** Takes files in; the first is read at once. A mapping is applied to the file that is being checked. */
	async take(files: readonly File[]): Promise<void> {
		for (const file of files.filter(isMapping)) await this.useMapping(file);
		const logs = files.filter((file) => !isMapping(file));
		if (logs.length === 0) return;
		this.waiting = [...this.waiting, ...logs];
		if (this.stage === 'idle') await this.#next();
	}

	/** Takes in a file that is to stand where this batch stands; what was there gives way when it is confirmed. */
	async replace(batch: Batch, file: File): Promise<void> {
		if (this.stage !== 'idle') return;
		if (!isMapping(file)) this.replacing = batch;
		await this.take([file]);
	}

	/** Reads the file that is checked as this mapping says. */
	useMapping(file: File): Promise<void> {
		return this.#inTurn(async (writer, before) => {
			if (file.size > 8_000_000) throw refuseMapping('bad_mapping', file.name, '> 8 MB');
			const mapping = parseMapping(await file.text(), file.name);
			const { inspection, ...applied } = await applyMapping(writer.engine, before, mapping, 'given');
			const named = Object.values(mapping.columns).filter((field) => field !== null).length;
			if (named > 0 && applied.missing.length === named) throw refuseMapping('other_mapping', file.name);
			workspace.problem = null;
			this.mapping = { origin: 'given', ...applied };
			return inspection;
		}, file);
	}

	/** Back to what was detected in the file by itself. */
	withoutMapping(): Promise<void> {
		return this.#inTurn(async () => {
			this.mapping = null;
			return this.#detected!;
		});
	}

	/** Another sheet of the same file. */
	async sheet(sheet: string): Promise<void> {
		const file = this.#file;
		if (!file) return;
		await this.#discard();
		await this.#read(file, { sheet });
	}

	/** Applies what the user corrected and shows what follows from it. */
	correct(changes: Changes): Promise<void> {
		return this.#inTurn((writer, before) => remap(writer.engine, before, changes));
	}

	/** One correction after another; each starts from what the one before it left. */
	#inTurn(
		step: (writer: BatchWriter, before: Inspection) => Promise<Inspection>,
		mapping: File | null = null
	): Promise<void> {
		this.#corrections = this.#corrections.then(async () => {
			const [writer, before] = [this.#writer, this.inspection];
			if (!writer || !before || this.stage !== 'checking') {
				if (mapping) workspace.fail(refuseMapping('early_mapping', mapping.name));
				return;
			}
			this.correcting = true;
			this.review.stop();
			let after = before;
			try {
				after = await step(writer, before);
			} catch (error) {
				workspace.fail(error);
			} finally {
				this.correcting = false;
				if (this.#writer === writer) this.#show(after);
			}
		});
		return this.#corrections;
	}

	#show(inspection: Inspection): void {
		this.inspection = inspection;
		if (this.#writer) this.review.look(this.#writer.engine, inspection, this.replacing?.id ?? null);
	}

	/** Imports what is shown. */
	async confirm(): Promise<void> {
		const [writer, inspection, file] = [this.#writer, this.inspection, this.#file];
		if (!writer || !inspection || !file || this.stage !== 'checking') return;
		this.stage = 'saving';
		try {
			workspace.work = { progress: { step: 'accept', done: 0, total: 0 }, cancel: null };
			await this.review.end();
			await this.#accept(writer, inspection, file);
			await this.#remember(inspection);
			this.#forget();
			await this.#next();
		} catch (error) {
			await this.#give(error);
		}
	}

	/** Leaves this file out and goes on with the next. */
	async leave(): Promise<void> {
		this.#stop.abort();
		await this.#discard();
		this.#forget();
		await this.#next();
	}

	/** Makes the demo log and imports all of its tables. */
	async demo(): Promise<void> {
		if (this.stage !== 'idle') return;
		this.stage = 'reading';
		workspace.problem = null;
		try {
			workspace.work = { progress: { step: 'demo', done: 0, total: 0 }, cancel: null };
			const store = await workspace.store();
			store.expectWriter?.();
			await new Promise((resolve) => setTimeout(resolve));
			const demo = makeDemo();
			for (const [at, table] of tableNames.entries()) {
				const file = new File([demo[table]], demoFiles[table], { type: 'text/csv' });
				const progress = { step: 'demo', done: at, total: tableNames.length };
				await this.#open(file, { changes: { table } }, progress);
				if (at + 1 < tableNames.length) store.expectWriter?.();
				if (this.#writer && this.inspection) await this.#accept(this.#writer, this.inspection, file);
				this.#stop.signal.throwIfAborted();
				this.#forget();
			}
			await this.#done();
		} catch (error) {
			// All of it or nothing.
			await this.#takeBack();
			await this.#give(error);
		}
	}

	async #next(): Promise<void> {
		const [file, ...rest] = this.waiting;
		this.waiting = rest;
		if (file) await this.#read(file, {});
		else await this.#done();
	}

	async #read(file: File, options: ReadOptions): Promise<void> {
		this.stage = 'reading';
		workspace.problem = null;
		try {
			await this.#open(file, options);
			await this.#recall();
			this.stage = 'checking';
			workspace.work = null;
			if (this.inspection) this.#show(this.inspection);
			if (this.waiting.length > 0) (await workspace.store()).expectWriter?.();
		} catch (error) {
			await this.#give(error);
		}
	}

	/** Reads and inspects a file in a writer of its own; `whole` is shown instead of the file's own progress. */
	async #open(
		file: File,
		options: ReadOptions & { changes?: Changes },
		whole: Progress | null = null
	): Promise<void> {
		this.#file = file;
		this.#stop = new AbortController();
		const stop = this.#stop;
		const report = (progress: Progress) => {
			if (!stop.signal.aborted) workspace.work = { progress: whole ?? progress, cancel: () => stop.abort() };
		};
		report({ step: 'read', done: 0, total: file.size });
		const store = await workspace.store();
		this.#id = batchId();
		this.#writer = await store.create(this.#id);
		this.inspection = await inspectFile(this.#writer.engine, file, options, report, stop.signal);
		const { sha256, sheet } = this.inspection.source;
		const before = seenBefore(await store.readManifest(), { sha256, sheet });
		// The same file may take its own place: with other columns.
		if (before && before.id !== this.replacing?.id)
			throw new Refusal({ code: 'imported_before', where: { file: file.name, sheet }, severity: 'note' });
	}

	/** Reads the file as a file of its shape was read before. Where that fails, what was detected stands. */
	async #recall(): Promise<void> {
		const [writer, before] = [this.#writer, this.inspection];
		this.#detected = before;
		this.mapping = null;
		if (!writer || !before) return;
		try {
			const store = await workspace.store();
			const mapping = recall(parseRemembered(await store.readDocument(mappingsDocument)), before);
			if (!mapping) return;
			const { inspection, ...applied } = await applyMapping(writer.engine, before, mapping, 'remembered');
			if (applied.columns + applied.values === 0) return;
			this.inspection = inspection;
			this.mapping = { origin: 'remembered', ...applied };
		} catch {
			this.#stop.signal.throwIfAborted();
		}
	}

	/** For the next file of this shape. The import stands without it. */
	async #remember(inspection: Inspection): Promise<void> {
		try {
			const store = await workspace.store();
			await store.exclusive(async () => {
				const known = parseRemembered(await store.readDocument(mappingsDocument));
				const next = remember(known, inspection);
				if (next !== known) await store.writeDocument(mappingsDocument, next);
			});
		} catch {
			return;
		}
	}

	async #accept(writer: BatchWriter, inspection: Inspection, file: File): Promise<void> {
		const store = await workspace.store();
		const batch = await accept(writer.engine, inspection, { id: this.#id });
		await writer.finish();
		await store.putSource(this.#id, { kind: 'blob', blob: file });
		const old = this.replacing;
		if (old) {
			await replace(store, old.id, batch);
			this.#replaced = { id: batch.id, batch: old };
		} else await commit(store, batch);
		this.#writer = null;
		this.accepted += 1;
	}

	/** Everything is in: derive it all once. Cancelling takes the new batches back out; a replacement cannot be cancelled. */
	async #done(): Promise<void> {
		this.stage = 'idle';
		if (this.accepted === 0) {
			workspace.work = null;
			return;
		}
		this.stage = 'saving';
		const store = await workspace.store();
		const manifest = await store.readManifest();
		const stop = new AbortController();
		try {
			await workspace.recompute(manifest, this.#replaced ? undefined : stop);
			if (this.#replaced) await store.collectGarbage();
			this.#replaced = null;
			this.accepted = 0;
		} catch (error) {
			await this.#takeBack();
			await workspace.recompute(await store.readManifest());
			if (!stop.signal.aborted) workspace.fail(error);
		}
		this.stage = 'idle';
	}

	/** Takes out what was accepted since there was last nothing to do, and puts back what had given way. */
	async #takeBack(): Promise<void> {
		const store: BatchStore = await workspace.store();
		if (this.#replaced) {
			await replace(store, this.#replaced.id, this.#replaced.batch);
			this.accepted -= 1;
			this.#replaced = null;
		}
		const { batches } = await store.readManifest();
		for (const { id } of batches.slice(batches.length - this.accepted)) await remove(store, id);
		this.accepted = 0;
	}

	/** This file cannot be used: say why once, change nothing, go on. */
	async #give(error: unknown): Promise<void> {
		const cancelled = this.#stop.signal.aborted;
		await this.#discard();
		this.#forget();
		await this.#next();
		if (!cancelled) workspace.fail(error);
	}

	async #discard(): Promise<void> {
		const writer = this.#writer;
		this.#writer = null;
		await this.review.end();
		await writer?.discard().catch(() => undefined);
	}

	#forget(): void {
		this.#file = null;
		this.#writer = null;
		this.#detected = null;
		this.inspection = null;
		this.mapping = null;
		this.replacing = null;
	}
}

export const importing = new Importing();
