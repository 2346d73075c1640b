import type { OnProgress } from '#lib/base/progress.ts';
import { sha256 } from '#lib/base/sha256.ts';
import type { Dialect } from './load.ts';
import { csvSheet, kindOf } from './read.ts';
import { delimiters } from './readers/delimiter.ts';
import { PlainScanner, type Break } from './readers/plain.ts';
import { maxColumns, type ReadOptions, type SheetData } from './sheet.ts';
import { sniffText } from './sniff.ts';
import type { Sink, Source } from './source.ts';
import { transcoder } from './transcode.ts';

/** How a plain text is loaded, and what then gives its records their lines. */
export interface PlainText {
	readonly dialect: Dialect;
	readonly breaks: readonly Break[];
}

/** A plain text that was gone through. */
export interface PlainRead extends PlainText {
	readonly sheet: SheetData;
}

export interface PlainOutput {
	/** Hears early how the text is written where it is UTF-8: its file may be loaded while it is gone through. */
	readonly begin: (dialect: Dialect) => void;
	/** Takes the text as UTF-8 where it is another encoding; undefined: such a text is not for this way. */
	readonly sink?: Sink;
}

/**
 * Goes through a text that may be loaded as it stands; null where it is not one, and `readSheet` is to read it. The dialect that `begin`
 * heard holds unless the one given at last has more columns.
 */
export async function readPlain(
	source: Source,
	options: ReadOptions,
	{ begin, sink }: PlainOutput,
	onProgress: OnProgress = () => undefined,
	signal?: AbortSignal
): Promise<PlainRead | null> {
	if ((await kindOf(source)) !== 'csv') return null;
	const sniffed = await sniffText(source, options);
	const { encoding, delimiter } = sniffed;
	if (!(delimiters as readonly string[]).includes(delimiter)) return null;
	const transcode = encoding === 'utf-8' ? null : transcoder(encoding);
	if (transcode && !sink) return null;
	const scanner = new PlainScanner(delimiter, maxColumns);
	const hasher = (source.hasher ?? sha256)();
	const reader = source.stream().getReader();
	let done = 0;
	let begun = false;
	let marked = transcode !== null;
	const take = async (bytes: Uint8Array): Promise<boolean> => {
		// a mark that the encoding does not take off is text, and would be taken off as UTF-8
		if (marked && bytes[0] === 0xef && bytes[1] === 0xbb) return false;
		if (bytes.length > 0) marked = false;
		if (!scanner.push(bytes)) return false;
		await sink!(bytes);
		return true;
	};
	try {
		for (;;) {
			signal?.throwIfAborted();
			const part = await reader.read();
			if (part.done) break;
			if (transcode ? !(await take(transcode(part.value))) : !scanner.push(part.value)) return null;
			hasher.update(part.value);
			if (!begun && !transcode && scanner.newLine !== '') {
				begun = true;
				begin({ delimiter, newLine: scanner.newLine, columnCount: scanner.columns });
			}
			done += part.value.length;
			onProgress({ step: 'read', done, total: source.size });
		}
		if (transcode && !(await take(transcode(null)))) return null;
		const found = scanner.end();
		if (!found) return null;
		const { newLine, breaks, ...result } = found;
		const sheet = csvSheet(source, sniffed, hasher.hex(), { ...result, notes: [], noted: 0 });
		return { sheet, dialect: { delimiter, newLine, columnCount: sheet.columnCount }, breaks };
	} finally {
		await reader.cancel();
	}
}
