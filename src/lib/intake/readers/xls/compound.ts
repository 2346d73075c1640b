/** The container cannot be read. */
export class CompoundError extends Error {}

/** No sector: marks of the table of sectors begin here ([MS-CFB] 2.1). */
const firstMark = 0xfffffffa;
const entrySize = 128;
const stream = 2;

interface Entry {
	readonly name: string;
	readonly type: number;
	readonly start: number;
	readonly size: number;
	/** Numbers of the entries left and right of it in its storage, and of the first inside it. */
	readonly links: readonly [number, number, number];
}

/**
 * The streams that stand at the top of a compound file ([MS-CFB]), by name in lower case, each given when asked for. A chain of
 * sectors never has more sectors than the file, so none goes round for ever. Throws a CompoundError.
 */
export function topStreams(bytes: Uint8Array): ReadonlyMap<string, () => Uint8Array> {
	const file = new Compound(bytes);
	const found = new Map<string, () => Uint8Array>();
	for (const entry of file.top()) found.set(entry.name.toLowerCase(), () => file.content(entry));
	return found;
}

class Compound {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	readonly #shift: number;
	readonly #table: readonly number[];
	readonly #entries: readonly Entry[];

	constructor(bytes: Uint8Array) {
		if (bytes.length < 512) throw new CompoundError('no header');
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#shift = this.#view.getUint16(0x1e, true);
		if (this.#shift !== 9 && this.#shift !== 12) throw new CompoundError('sectors of no known size');
		this.#table = this.#tableOfSectors();
		const directory = this.#chain(this.#view.getUint32(0x30, true));
		this.#entries = entriesOf(this.#joined(directory, directory.length << this.#shift));
		if (this.#entries[0]?.type !== 5) throw new CompoundError('no directory');
	}

	/** The streams at the top, found by the tree in which their names are kept. */
	top(): Entry[] {
		const found: Entry[] = [];
		const seen = new Set<number>([0]);
		for (let waiting = [this.#entries[0]!.links[2]]; waiting.length > 0;) {
			const at = waiting.pop()!;
			const entry = this.#entries[at];
			if (!entry || seen.has(at)) continue;
			seen.add(at);
			if (entry.type === stream) found.push(entry);
			waiting = [...waiting, entry.links[0], entry.links[1]];
		}
		return found;
	}

	content({ start, size }: Entry): Uint8Array {
		if (size > this.#bytes.length) throw new CompoundError('a stream longer than the file');
		if (size >= this.#view.getUint32(0x38, true)) return this.#joined(this.#chain(start), size);
		return this.#small(start, size);
	}

	/** The sectors that hold the table of sectors are listed in the header and, where it has no room, in a chain of their own. */
	#tableOfSectors(): number[] {
		const perSector = 1 << (this.#shift - 2);
		const holders: number[] = [];
		for (let at = 0; at < 109; at++) holders.push(this.#view.getUint32(0x4c + 4 * at, true));
		let next = this.#view.getUint32(0x44, true);
		for (let count = 0; next < firstMark; count++) {
			if (count > this.#bytes.length >> this.#shift) throw new CompoundError('a list without end');
			const from = this.#place(next);
			for (let at = 0; at < perSector - 1; at++) holders.push(this.#number(from + 4 * at));
			next = this.#number(from + 4 * (perSector - 1));
		}
		const table: number[] = [];
		for (const holder of holders) {
			if (holder >= firstMark) continue;
			if (table.length << this.#shift > this.#bytes.length * 2 + (perSector << this.#shift)) break;
			const from = this.#place(holder);
			for (let at = 0; at < perSector; at++) table.push(this.#number(from + 4 * at));
		}
		return table;
	}

	#number(at: number): number {
		if (at + 4 > this.#bytes.length) throw new CompoundError('cut short');
		return this.#view.getUint32(at, true);
	}

	/** Where a sector begins. */
	#place(sector: number): number {
		return (sector + 1) * 2 ** this.#shift;
	}

	/** The sectors that follow one another from `start` on. */
	#chain(start: number): number[] {
		const chain: number[] = [];
		const seen = new Set<number>();
		for (let sector = start; sector < firstMark; sector = this.#table[sector] ?? -1) {
			if (sector < 0 || seen.has(sector)) throw new CompoundError('a broken chain');
			seen.add(sector);
			chain.push(sector);
		}
		return chain;
	}

	/** `size` bytes from sectors in a row. */
	#joined(sectors: readonly number[], size: number): Uint8Array {
		const joined = new Uint8Array(size);
		let filled = 0;
		for (const sector of sectors) {
			if (filled === size) break;
			const from = this.#place(sector);
			const part = this.#bytes.subarray(from, from + Math.min(size - filled, 1 << this.#shift));
			joined.set(part, filled);
			filled += part.length;
			if (part.length < 1 << this.#shift && filled < size) throw new CompoundError('cut short');
		}
		if (filled < size) throw new CompoundError('cut short');
		return joined;
	}

	/** A short stream lies in small sectors inside the stream of the root. */
	#small(start: number, size: number): Uint8Array {
		const root = this.#entries[0]!;
		if (root.size > this.#bytes.length) throw new CompoundError('a stream longer than the file');
		const holder = this.#joined(this.#chain(root.start), root.size);
		const listed = this.#chain(this.#view.getUint32(0x3c, true));
		const table = this.#joined(listed, listed.length << this.#shift);
		const numbers = new DataView(table.buffer);
		const small = new Uint8Array(size);
		const seen = new Set<number>();
		let sector = start;
		for (let filled = 0; filled < size; filled += 64) {
			if (seen.has(sector) || 4 * sector + 4 > table.length) throw new CompoundError('a broken chain');
			seen.add(sector);
			const part = holder.subarray(64 * sector, 64 * sector + Math.min(64, size - filled));
			if (part.length < Math.min(64, size - filled)) throw new CompoundError('cut short');
			small.set(part, filled);
			sector = numbers.getUint32(4 * sector, true);
		}
		return small;
	}
}

function entriesOf(directory: Uint8Array): Entry[] {
	const view = new DataView(directory.buffer);
	const text = new TextDecoder('utf-16le');
	return Array.from({ length: Math.floor(directory.length / entrySize) }, (_, index) => {
		const at = index * entrySize;
		const length = Math.min(64, Math.max(2, view.getUint16(at + 0x40, true)));
		return {
			name: text.decode(directory.subarray(at, at + length - 2)),
			type: view.getUint8(at + 0x42),
			start: view.getUint32(at + 0x74, true),
			// files of version 3 may leave anything in the upper half
			size: view.getUint32(at + 0x78, true),
			links: [
				view.getUint32(at + 0x44, true),
				view.getUint32(at + 0x48, true),
				view.getUint32(at + 0x4c, true)
			]
		};
	});
}
