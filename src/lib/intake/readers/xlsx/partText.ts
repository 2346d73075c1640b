import { expand, longestSmallPart, type ZipEntry } from './zip.ts';

/** How many bytes are looked at for an encoding: the XML declaration stands in them. */
const tellingBytes = 128;

/**
 * The text of a part in chunks, as its byte-order mark, its zero bytes or its XML declaration say it is encoded: UTF-8 and UTF-16 by
 * the book (ECMA-376 part 2, 8.1.4), others as sloppy systems write them. Throws a ZipError.
 */
export function* expandText(
	bytes: Uint8Array,
	entry: ZipEntry,
	limit: number
): Generator<{ text: string; consumed: number }> {
	let decoder: TextDecoder | null = null;
	let head = new Uint8Array(0);
	for (const { chunk, consumed } of expand(bytes, entry, limit)) {
		let part = chunk;
		if (!decoder) {
			part = new Uint8Array(head.length + chunk.length);
			part.set(head);
			part.set(chunk, head.length);
			head = part as Uint8Array<ArrayBuffer>;
			if (head.length < Math.min(tellingBytes, entry.size)) continue;
			decoder = decoderOf(head);
		}
		yield { text: decoder.decode(part, { stream: true }), consumed };
	}
	if (decoder) yield { text: decoder.decode(), consumed: entry.compressed };
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
