import type { Engine } from '#lib/engine/engine.ts';
import type { WasmInstance } from '#lib/engine/wasm.browser.ts';
import type { TextFiles } from './journal.ts';

/** A folder of files under plain names, as far as a store of batches needs one, and what tabs that share it tell each other. */
export interface Disk {
	/** False where everything is gone with the tab. */
	readonly persistent: boolean;
	/** A file that is written once. One that another tab replaces cannot be read through it any more. */
	file(name: string): Promise<Blob | null>;
	/** The text of a file as it is at one moment, also while another tab replaces it; null where there is none. */
	text: TextFiles['read'];
	/** Replaces a file as a whole or not at all. Rejects with an error that `isFull` knows where there is no room. */
	write(name: string, content: string | Blob): Promise<void>;
	/** Deletes a file, if it is there. */
	erase: TextFiles['erase'];
	names: TextFiles['names'];
	/** Bytes that the browser says may still be written. */
	room(): Promise<number>;
	/** Asks that the browser does not clear this away by itself. */
	persist(): void;
	/** Opens a database on the file of this name, for writing; what was written is in the file once the engine is closed. */
	open(instance: WasmInstance, name: string): Promise<Engine>;
	/** Holds a lock that all tabs see until what is given is called; a tab that goes away lets go by itself. */
	hold(name: string, mode: LockMode): Promise<() => void>;
	/** The names of all locks that are held. */
	held(): Promise<ReadonlySet<string>>;
	/** Runs `work` while nobody else does, in this tab or another. */
	alone<T>(work: () => Promise<T>): Promise<T>;
	/** Tells other tabs that something changed; and hears it from them. */
	tell(): void;
	hear(changed: () => void): () => void;
}
