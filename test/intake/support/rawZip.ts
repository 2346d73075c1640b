import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';

/** A part of an archive, and what its directory says of it: the truth, unless `lies` say otherwise. */
export interface RawEntry {
	readonly name: string;
	readonly data: Uint8Array;
	readonly stored?: boolean;
	/** Its sizes stand after the data, as writers leave them that do not know them before (APPNOTE 4.3.9). */
	readonly descriptor?: boolean;
	readonly lies?: { readonly size?: number; readonly compressed?: number; readonly crc?: number };
	/** Points at the data of an earlier entry instead of its own. */
	readonly sameAs?: number;
	/** `data` is deflated already and expands to so many bytes of this sum. */
	readonly deflated?: { readonly size: number; readonly crc: number };
}

const u16 = (...values: number[]): number[] => values.flatMap((value) => [value & 255, (value >> 8) & 255]);
const u32 = (...values: number[]): number[] =>
	values.flatMap((value) => u16(value & 0xffff, (value >>> 16) & 0xffff));

/** An archive written byte by byte, with whatever is wrong with it. `count`: entries that its end speaks of. */
export function rawZip(entries: readonly RawEntry[], count = entries.length): Uint8Array {
	const pieces: Uint8Array[] = [];
	const directory: Uint8Array[] = [];
	const offsets: number[] = [];
	let at = 0;
	const add = (piece: Uint8Array): void => {
		pieces.push(piece);
		at += piece.length;
	};
	for (const entry of entries) {
		const name = new TextEncoder().encode(entry.name);
		const body = entry.stored || entry.deflated ? entry.data : deflateSync(entry.data);
		const size = entry.lies?.size ?? entry.deflated?.size ?? entry.data.length;
		const compressed = entry.lies?.compressed ?? body.length;
		const crc = entry.lies?.crc ?? entry.deflated?.crc ?? crc32(entry.data);
		const flags = 0x0800 | (entry.descriptor ? 8 : 0);
		const common = u16(20, flags, entry.stored ? 0 : 8, 0, 0x5021);
		const sizes = u32(crc, compressed, size);
		offsets.push(entry.sameAs === undefined ? at : offsets[entry.sameAs]!);
		if (entry.sameAs === undefined) {
			const known = entry.descriptor ? u32(0, 0, 0) : sizes;
			add(Uint8Array.from([0x50, 0x4b, 3, 4, ...common, ...known, ...u16(name.length, 0), ...name]));
			add(body);
			if (entry.descriptor) add(Uint8Array.from([0x50, 0x4b, 7, 8, ...sizes]));
		}
		directory.push(
			Uint8Array.from([
				...[0x50, 0x4b, 1, 2, 20, 0, ...common, ...sizes, ...u16(name.length, 0, 0, 0, 0), ...u32(0)],
				...[...u32(offsets.at(-1)!), ...name]
			])
		);
	}
	const start = at;
	for (const piece of directory) add(piece);
	add(Uint8Array.from([0x50, 0x4b, 5, 6, ...u16(0, 0, count, count), ...u32(at - start, start), 0, 0]));
	const archive = new Uint8Array(at);
	let place = 0;
	for (const piece of pieces) {
		archive.set(piece, place);
		place += piece.length;
	}
	return archive;
}
