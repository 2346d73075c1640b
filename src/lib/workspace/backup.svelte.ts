import type { Progress } from '#lib/base/progress.ts';
import { checkBackup, makeBackup, restoreBackup, type CheckedBackup } from '#lib/batches/backup.ts';
import { batchId } from './batchId.browser.ts';
import { importing } from './import.svelte.ts';
import { localMoment } from './moment.browser.ts';
import { askPersisted, isPersisted } from './storage.browser.ts';
import { workspace } from './workspace.svelte.ts';

/** The whole workspace as a file: made, and put back after it was checked and the user said yes. */
class Backups {
	/** A backup that was checked and waits for the user's yes. */
	waiting = $state.raw<{ readonly file: string; readonly backup: CheckedBackup } | null>(null);
	/** True once a backup was put back, until something else is done here. */
	restored = $state(false);
	/** Whether the browser keeps what is here until the user deletes it; null: it does not tell. */
	persisted = $state<boolean | null>(null);
	/** True where the browser was asked for that and did not promise. */
	refused = $state(false);

	/** Nothing else may be under way: an import would be lost, or change what is being saved. */
	readonly busy = $derived(workspace.work !== null || importing.stage !== 'idle');

	/** Everything in one file with a name for it; null where it was cancelled or refused. */
	async make(): Promise<{ name: string; content: Blob } | null> {
		const madeAt = localMoment();
		this.restored = false;
		const content = await this.#work(async (onProgress, signal) =>
			makeBackup(await workspace.store(), madeAt, { onProgress, signal })
		);
		return content && { name: `sujian-backup-${madeAt.slice(0, 10)}.zip`, content };
	}

	/** Checks a file that the user chose. Nothing changes. */
	async check(file: File): Promise<void> {
		this.waiting = null;
		this.restored = false;
		const backup = await this.#work((onProgress, signal) =>
			checkBackup(file, file.name, { onProgress, signal })
		);
		if (backup) this.waiting = { file: file.name, backup };
	}

	/** Puts the backup that waits in the place of everything that is here. */
	async restore(): Promise<void> {
		const waiting = this.waiting;
		this.waiting = null;
		if (!waiting) return;
		const manifest = await this.#work(async (onProgress, signal) =>
			restoreBackup(await workspace.store(), waiting.backup, batchId, { onProgress, signal })
		);
		if (!manifest) return;
		try {
			await workspace.reload();
			this.restored = true;
		} catch (error) {
			workspace.fail(error);
		}
	}

	leave(): void {
		this.waiting = null;
	}

	async look(): Promise<void> {
		this.persisted = await isPersisted();
	}

	async persist(): Promise<void> {
		this.persisted = await askPersisted();
		this.refused = !this.persisted;
	}

	/** Runs cancellable work with its progress shown; null where it did not come to its end. */
	async #work<T>(
		step: (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<T>
	): Promise<T | null> {
		if (this.busy) return null;
		const stop = new AbortController();
		workspace.problem = null;
		try {
			return await step(
				(progress) => (workspace.work = { progress, cancel: () => stop.abort() }),
				stop.signal
			);
		} catch (error) {
			if (!stop.signal.aborted) workspace.fail(error);
			return null;
		} finally {
			workspace.work = null;
		}
	}
}

export const backups = new Backups();
