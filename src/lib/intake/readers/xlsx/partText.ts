import { expand, expandBeside, longestSmallPart, type ZipEntry } from './zip.ts';

/** How many bytes are looked at for an encoding: the XML declaration stands in them. */
const tellingBytes = 128;

/** A piece of a part's text; `consumed`: the compressed bytes read so far. */
export interface TextPiece {
	readonly text: string;
	readonly consumed: number;
}

/**
 * The text of a part in chunks, as its byte-order mark, its zero bytes or its XML declaration say it is encoded: UTF-8 and UTF-16 by
 * the book (ECMA-376 part 2, 8.1.4), others as sloppy systems write them. Throws a ZipError.
 */
export function* expandText(bytes: Uint8Array, entry: ZipEntry, limit: number): Generator<TextPiece> {
	const decoder = new PartDecoder(entry);
	for (const { chunk, consumed } of expand(bytes, entry, limit))
		yield { text: decoder.push(chunk), consumed };
	yield { text: decoder.end(), consumed: entry.compressed };
}

/** The same, expanded beside this thread where the platform can. */
export async function* expandTextBeside(
	bytes: Uint8Array,
	entry: ZipEntry,
	limit: number
): AsyncGenerator<TextPiece> {
	const decoder = new PartDecoder(entry);
	for await (const { chunk, consumed } of expandBeside(bytes, entry, limit))
		yield { text: decoder.push(chunk), consumed };
	yield { text: decoder.end(), consumed: entry.compressed };
}

/** Decodes a part once enough of it has come to tell how. */
class PartDecoder {
	readonly #telling: number;
	#decoder: TextDecoder | null = null;
	#head = new Uint8Array(0);

	constructor({ size }: ZipEntry) {
		this.#telling = Math.min(tellingBytes, size);
	}

	push(chunk: Uint8Array): string {
		if (this.#decoder) return this.#decoder.decode(chunk, { stream: true });
		const head = new Uint8Array(this.#head.length + chunk.length);
		head.set(this.#head);
		head.set(chunk, this.#head.length);
		this.#head = head;
		if (head.length < this.#telling) return '';
		this.#decoder = decoderOf(head);
		return this.#decoder.decode(head, { stream: true });
	}

	end(): string {
		return this.#decoder?.decode() ?? '';
	}
}

/** A small part as text, whole. Throws a ZipError. */
export function partText(bytes: Uint8Array, entry: ZipEntry): string {
	let whole = '';
	for (const { text } of expandText(bytes, entry, longestSmallPart)) whole += text;
	return whole;
}

function decoderOf(head: Uint8Array): TextDecoder {
	const [first, second] = head;
	if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
		return new TextDecoder('utf-16le');
	if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
		return new TextDecoder('utf-16be');
	const declaration = new TextDecoder('latin1').decode(head.subarray(0, tellingBytes));
	const label = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
	try {
		return new TextDecoder(/^utf-?16/i.test(label) ? 'utf-8' : label);
	} catch {
		return new TextDecoder();
	}
}
