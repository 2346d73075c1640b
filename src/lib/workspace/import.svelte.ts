import { Refusal } from '#lib/base/problem.ts';
import type { Progress } from '#lib/base/progress.ts';
import { commit, remove, seenBefore } from '#lib/batches/commit.ts';
import type { BatchWriter } from '#lib/batches/store.ts';
import { demoFiles, makeDemo } from '#lib/demo/demo.ts';
import { accept } from '#lib/intake/accept.ts';
import { remap } from '#lib/intake/inspect.ts';
import type { Changes, Inspection } from '#lib/intake/inspection.ts';
import { inspectFile } from '#lib/intake/session.browser.ts';
import type { ReadOptions } from '#lib/intake/sheet.ts';
import { tableNames } from '#lib/model/columns.ts';
import { batchId } from './batchId.browser.ts';
import { workspace } from './workspace.svelte.ts';

/** idle: waiting for files · reading · checking: the user looks at what was detected · saving */
export type ImportStage = 'idle' | 'reading' | 'checking' | 'saving';

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

	#file: File | null = null;
	#writer: BatchWriter | null = null;
	#id = '';
	#stop = new AbortController();
	#corrections: Promise<void> = Promise.resolve();

	/** Takes files in; the first is read at once. */
	async take(files: readonly File[]): Promise<void> {
		this.waiting = [...this.waiting, ...files];
		if (this.stage === 'idle') await this.#next();
	}

	/** Another sheet of the same file. */
	async sheet(sheet: string): Promise<void> {
		const file = this.#file;
		if (!file) return;
		await this.#discard();
		await this.#read(file, { sheet });
	}

	/** Applies what the user corrected and shows what follows from it; one correction after another. */
	correct(changes: Changes): Promise<void> {
		this.#corrections = this.#corrections.then(() => this.#correct(changes));
		return this.#corrections;
	}

	async #correct(changes: Changes): Promise<void> {
		const [writer, before] = [this.#writer, this.inspection];
		if (!writer || !before) return;
		this.correcting = true;
		try {
			const after = await remap(writer.engine, before, changes);
			if (this.#writer === writer) this.inspection = after;
		} catch (error) {
			workspace.fail(error);
		} finally {
			this.correcting = false;
		}
	}

	/** Imports what is shown. */
	async confirm(): Promise<void> {
		const [writer, inspection, file] = [this.#writer, this.inspection, this.#file];
		if (!writer || !inspection || !file || this.stage !== 'checking') return;
		this.stage = 'saving';
		try {
			workspace.work = { progress: { step: 'accept', done: 0, total: 0 }, cancel: null };
			await this.#accept(writer, inspection, file);
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
			this.stage = 'checking';
			workspace.work = null;
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
		if (seenBefore(await store.readManifest(), { sha256, sheet }))
			throw new Refusal({ code: 'imported_before', where: { file: file.name, sheet }, severity: 'note' });
	}

	async #accept(writer: BatchWriter, inspection: Inspection, file: File): Promise<void> {
		const store = await workspace.store();
		const batch = await accept(writer.engine, inspection, { id: this.#id });
		await writer.finish();
		await store.putSource(this.#id, { kind: 'blob', blob: file });
		await commit(store, batch);
		this.#writer = null;
		this.accepted += 1;
	}

	/** Everything is in: derive it all once. Cancelling takes the new batches back out. */
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
			await workspace.recompute(manifest, stop);
			this.accepted = 0;
		} catch (error) {
			await this.#takeBack();
			await workspace.recompute(await store.readManifest());
			if (!stop.signal.aborted) workspace.fail(error);
		}
		this.stage = 'idle';
	}

	/** Takes out what was accepted since there was last nothing to do. */
	async #takeBack(): Promise<void> {
		const store = await workspace.store();
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
		await writer?.discard().catch(() => undefined);
	}

	#forget(): void {
		this.#file = null;
		this.#writer = null;
		this.inspection = null;
	}
}

export const importing = new Importing();
