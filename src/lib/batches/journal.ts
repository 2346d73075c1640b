import type { Manifest } from '#lib/model/batch.ts';
import { documentName, documentOf } from './names.ts';

/** Small files of a store; each is replaced as a whole or not at all. */
export interface TextFiles {
	read(name: string): Promise<string | null>;
	write(name: string, text: string): Promise<void>;
	erase(name: string): Promise<void>;
	names(): Promise<string[]>;
}

const journalName = 'replacing.json';

interface Journal {
	readonly manifest: Manifest;
	readonly documents: Readonly<Record<string, unknown>>;
}

/**
 * Says in one file what manifest and documents are to be. From then on they are that: whoever finds the file finishes
 * the work, however often it was interrupted.
 */
export const writeJournal = (files: TextFiles, journal: Journal): Promise<void> =>
	files.write(journalName, JSON.stringify(journal));

/** The batches that will count once the replacement is finished; null where none was begun. */
export async function keptByJournal(files: TextFiles): Promise<ReadonlySet<string> | null> {
	const text = await files.read(journalName);
	return text === null ? null : new Set((JSON.parse(text) as Journal).manifest.batches.map(({ id }) => id));
}

/** Finishes a replacement that was begun, if there is one. The manifest counts, so it comes last. */
export async function finishJournal(
	files: TextFiles,
	writeManifest: (manifest: Manifest) => Promise<void>
): Promise<void> {
	const text = await files.read(journalName);
	if (text === null) return;
	const { manifest, documents } = JSON.parse(text) as Journal;
	for (const name of await files.names()) {
		const document = documentOf(name);
		if (document !== null && !Object.hasOwn(documents, document)) await files.erase(name);
	}
	for (const [name, value] of Object.entries(documents)) {
		await files.write(documentName(name), JSON.stringify(value));
	}
	await writeManifest(manifest);
	await files.erase(journalName);
}
