import { detectEncoding, isAscii, sampleBytes, type Encoding } from './encoding.ts';
import { refuse } from './problems.ts';
import { sniffDelimiter } from './readers/delimiter.ts';
import type { ReadOptions } from './sheet.ts';
import { headOf, type Source } from './source.ts';

/** What a text's first bytes tell. */
export interface Sniffed {
	readonly encoding: Encoding;
	readonly delimiter: string;
	/** The sample, decoded. */
	readonly text: string;
}

/** How a text is written, from its first bytes or as the user says. Throws a Refusal where it is none. */
export async function sniffText(source: Source, options: ReadOptions): Promise<Sniffed> {
	const head = await headOf(source, sampleBytes);
	const encoding = options.encoding ?? detectEncoding(await tellingSample(source, head));
	const text = new TextDecoder(encoding).decode(head, { stream: true });
	if (text.trim() === '') throw refuse('empty_file', { file: source.name });
	if (binaryShare(text) > 0.05) throw refuse('unknown_format', { file: source.name });
	return { encoding, delimiter: options.delimiter ?? sniffDelimiter(text), text };
}

/** The first bytes; where they are all ASCII, the first chunk that is not. */
async function tellingSample(source: Source, head: Uint8Array): Promise<Uint8Array> {
	if (head.length >= source.size || !isAscii(head)) return head;
	const reader = source.stream().getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return head;
			// no character begins in the chunk before: that one is ASCII to its end
			if (!isAscii(value)) return value;
		}
	} finally {
		await reader.cancel();
	}
}

/** The share of control characters that no text holds. */
function binaryShare(text: string): number {
	const length = Math.min(text.length, 1 << 16);
	let control = 0;
	for (let at = 0; at < length; at++) {
		const code = text.charCodeAt(at);
		if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 26) control++;
	}
	return control / length;
}
