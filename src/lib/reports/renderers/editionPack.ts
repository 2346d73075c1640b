import { unzipSync, zipSync, type Zippable } from 'fflate';

/** Local time, because a zip holds local time: the same bytes in every time zone. */
const packedAt = new Date(1980, 0, 1);
/** No edition of ours comes near; more is something else. */
const largest = 512 * 2 ** 20;

/** A zip of these files in this order. What is packed already, and what has to be found without unpacking, is stored as it is. */
export function packEdition(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const packed: Zippable = {};
	for (const [name, bytes] of files) {
		const level = /^edition\.json$|\.(docx|xlsx)$/.test(name) ? 0 : 6;
		packed[name] = [bytes, { level, mtime: packedAt }];
	}
	return zipSync(packed, { mtime: packedAt });
}

/** The files of such a zip that bear one of these names; null where it is no zip, or too large to be an edition. */
export function unpackEdition(bytes: Uint8Array, names: readonly string[]): Map<string, Uint8Array> | null {
	let size = 0;
	try {
		const found = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				if (!names.includes(name)) return false;
				size += originalSize;
				if (size > largest) throw new RangeError('too large');
				return true;
			}
		});
		return new Map(Object.entries(found));
	} catch {
		// whatever is wrong with it, it is not what we wrote
		return null;
	}
}
