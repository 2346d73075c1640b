/** What a file is by its first bytes, whatever its name says. */
export type Kind = 'zip' | 'ole' | 'biff' | 'text' | 'markup' | 'other';
export interface Magic {
	readonly kind: Kind;
	/** For 'other': the name of what it is, as it fits into a sentence. */
	readonly name: string;
}

const signatures: readonly (readonly [string, readonly number[]])[] = [
	['PNG', [0x89, 0x50, 0x4e, 0x47]],
	['JPEG', [0xff, 0xd8, 0xff]],
	['GIF', [0x47, 0x49, 0x46, 0x38]],
	['BMP', [0x42, 0x4d, -1, -1, -1, -1, 0, 0, 0, 0]],
	['TIFF', [0x49, 0x49, 0x2a, 0x00]],
	['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
	['WebP', [0x52, 0x49, 0x46, 0x46, -1, -1, -1, -1, 0x57, 0x45, 0x42, 0x50]],
	['HEIC', [-1, -1, -1, -1, 0x66, 0x74, 0x79, 0x70]],
	['PDF', [0x25, 0x50, 0x44, 0x46]],
	['RAR', [0x52, 0x61, 0x72, 0x21]],
	['7z', [0x37, 0x7a, 0xbc, 0xaf]],
	['gzip', [0x1f, 0x8b]],
	['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
	['DuckDB', [-1, -1, -1, -1, -1, -1, -1, -1, 0x44, 0x55, 0x43, 0x4b]],
	['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
	['Parquet', [0x50, 0x41, 0x52, 0x31]],
	['EXE', [0x4d, 0x5a, 0x90, 0x00]],
	['ELF', [0x7f, 0x45, 0x4c, 0x46]]
];

const startsWith = (bytes: Uint8Array, pattern: readonly number[]): boolean =>
	bytes.length >= pattern.length && pattern.every((byte, index) => byte < 0 || bytes[index] === byte);

/** Sniffs by magic bytes. `head`: the first bytes of the file, 512 or more where it has them. */
export function magicOf(head: Uint8Array): Magic {
	if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) {
		return { kind: 'zip', name: 'ZIP' };
	}
	if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return { kind: 'ole', name: 'OLE' };
	for (const [name, pattern] of signatures) if (startsWith(head, pattern)) return { kind: 'other', name };
	if (head[0] === 0x09 && [0, 2, 4, 8].includes(head[1]!) && head[2]! >= 4 && head[2]! <= 16 && head[3] === 0)
		return { kind: 'biff', name: 'BIFF' };
	const text = new TextDecoder('latin1')
		.decode(head.subarray(0, 512))
		.replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
		.replaceAll('\0', '')
		.trimStart()
		.toLowerCase();
	if (
		/^<(?:\?xml|!doctype|!--|(?:html|table|meta|head|body|style|title|div|tr|(?:\w+:)?workbook)\b)/.test(text)
	)
		return { kind: 'markup', name: 'HTML/XML' };
	if (text.startsWith('mime-version:')) return { kind: 'other', name: 'MHTML' };
	return { kind: 'text', name: '' };
}

/** True where an OLE container holds an encrypted OOXML package: its directory then names the stream, in UTF-16. */
export function isEncryptedPackage(bytes: Uint8Array): boolean {
	const name = 'EncryptedPackage';
	const last = bytes.length - name.length * 2;
	search: for (let at = bytes.indexOf(0x45); at >= 0 && at <= last; at = bytes.indexOf(0x45, at + 1)) {
		for (let index = 0; index < name.length; index++) {
			if (bytes[at + 2 * index] !== name.charCodeAt(index) || bytes[at + 2 * index + 1] !== 0) {
				continue search;
			}
		}
		return true;
	}
	return false;
}
