import type { Encoding } from '#lib/intake/encoding.ts';

const tables = new Map<Encoding, ReadonlyMap<string, readonly number[]>>();

/** Text in an encoding that platforms only decode: the table is their decoder, turned round. */
export function encode(text: string, encoding: Encoding, mark = false): Uint8Array {
	if (encoding === 'utf-8') return new TextEncoder().encode((mark ? '\ufeff' : '') + text);
	if (encoding === 'utf-16le' || encoding === 'utf-16be') {
		const units = [...((mark ? '\ufeff' : '') + text)].flatMap((char) =>
			Array.from({ length: char.length }, (_, at) => char.charCodeAt(at))
		);
		const pair = (unit: number): number[] => [unit & 255, unit >> 8];
		return new Uint8Array(
			units.flatMap((unit) => (encoding === 'utf-16le' ? pair(unit) : pair(unit).reverse()))
		);
	}
	const table = tables.get(encoding) ?? invert(encoding);
	tables.set(encoding, table);
	return new Uint8Array(
		[...text].flatMap((char) => {
			if (char.charCodeAt(0) < 128) return [char.charCodeAt(0)];
			const bytes = table.get(char);
			if (!bytes) throw new Error(`${char} is not in ${encoding}`);
			return [...bytes];
		})
	);
}

function invert(encoding: 'gb18030' | 'big5'): ReadonlyMap<string, readonly number[]> {
	const codes: number[][] = [];
	for (let lead = 0x81; lead <= 0xfe; lead++) {
		for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) codes.push([lead, trail]);
	}
	if (encoding === 'gb18030') {
		// the four-byte codes of the basic plane and of the first ideographs beyond it
		for (const first of [0x81, 0x82, 0x83, 0x84, 0x95]) {
			for (let second = 0x30; second <= 0x39; second++) {
				for (let third = 0x81; third <= 0xfe; third++) {
					for (let fourth = 0x30; fourth <= 0x39; fourth++) codes.push([first, second, third, fourth]);
				}
			}
		}
	}
	const decoded = new TextDecoder(encoding)
		.decode(new Uint8Array(codes.flatMap((code) => [...code, 10])))
		.split('\n');
	const table = new Map<string, readonly number[]>();
	codes.forEach((code, at) => {
		const char = decoded[at]!;
		if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, code);
	});
	return table;
}
