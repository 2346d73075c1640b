import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** Local time, because a zip holds local time: the same bytes in every time zone. */
const packedAt = new Date(1980, 0, 1);

/**
 * Unpacks an Office file and packs it again in one way: entries in order of name (content types first), one date,
 * one compressor. Libraries zip differently in Node and in a browser; the entries themselves are the same.
 * `edit` may rewrite an entry's XML; null leaves the entry out.
 */
export function repack(bytes: Uint8Array, edit: (name: string, xml: string) => string | null): Uint8Array {
	const entries = unzipSync(bytes);
	const first = '[Content_Types].xml';
	const names = Object.keys(entries)
		.filter((name) => !name.endsWith('/'))
		.sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
	const packed: Zippable = {};
	for (const name of names) {
		const entry = entries[name];
		if (entry === undefined) continue;
		if (!/\.(xml|rels)$/.test(name)) {
			packed[name] = [entry, { level: 0, mtime: packedAt }];
			continue;
		}
		const xml = edit(name, strFromU8(entry));
		if (xml !== null) packed[name] = [strToU8(xml), { level: 6, mtime: packedAt }];
	}
	return zipSync(packed, { mtime: packedAt });
}

/** 'YYYY-MM-DD HH:MM:SS' as the W3C date of file properties. The time is civil; the letter Z is what the format asks for. */
export const propertyDate = (asOf: string | null): string =>
	`${(asOf ?? '2000-01-01 00:00:00').slice(0, 19).replace(' ', 'T')}Z`;

/** File properties say when the data were looked at, never when the file was made. */
export const fixDates = (xml: string, asOf: string | null): string =>
	xml.replace(
		/(<dcterms:(created|modified)\b[^>]*>)[^<]*(<\/dcterms:\2>)/g,
		(_, open: string, _kind: string, close: string) => open + propertyDate(asOf) + close
	);
