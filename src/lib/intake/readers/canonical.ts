import type { Sink } from '#lib/intake/source.ts';

const flushAt = 1 << 18;

/** A field of canonical CSV: quoted only where it must be. */
export function canonicalField(text: string): string {
	return /[",\r\n]/.test(text) ? quoted(text) : text;
}

/** A field in quotes, quotes inside doubled. */
export function quoted(text: string): string {
	return `"${text.replaceAll('"', '""')}"`;
}

/** Gathers canonical CSV text and hands it on as UTF-8 in chunks. */
export class CanonicalWriter {
	#text = '';
	readonly #pending: string[] = [];
	readonly #encoder = new TextEncoder();
	readonly #sink: Sink;

	constructor(sink: Sink) {
		this.#sink = sink;
	}

	/** One record, already canonical but for its source row and line end. */
	record(sourceRow: number, text: string): void {
		this.#text += text === '' ? `${sourceRow}\n` : `${sourceRow},${text}\n`;
		if (this.#text.length > flushAt) {
			this.#pending.push(this.#text);
			this.#text = '';
		}
	}

	/** Hands on what has gathered; the last call before the end must be given `true`. */
	async flush(all = false): Promise<void> {
		if (all) {
			this.#pending.push(this.#text);
			this.#text = '';
		}
		// one by one, so that no text is kept once it is written
		for (let text = this.#pending.shift(); text !== undefined; text = this.#pending.shift()) {
			const done = this.#sink(this.#encoder.encode(text));
			if (done) await done;
		}
	}
}
