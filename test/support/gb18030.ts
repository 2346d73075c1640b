/** Text as GB18030 bytes; of the four-byte characters none. The platform decodes this encoding but does not write it. */
export function gb18030(text: string): Uint8Array {
	const decoder = new TextDecoder('gb18030');
	const pairs = new Map<string, readonly [number, number]>();
	for (let first = 0x81; first <= 0xfe; first++) {
		for (let second = 0x40; second <= 0xfe; second++) {
			if (second === 0x7f) continue;
			const sign = decoder.decode(new Uint8Array([first, second]));
			if (sign.length === 1 && sign !== '\ufffd' && !pairs.has(sign)) pairs.set(sign, [first, second]);
		}
	}
	const bytes: number[] = [];
	for (const sign of text) {
		const code = sign.charCodeAt(0);
		const pair = pairs.get(sign);
		if (code < 0x80 && sign.length === 1) bytes.push(code);
		else if (pair) bytes.push(...pair);
		else throw new Error(`not in two-byte GB18030: ${sign}`);
	}
	return new Uint8Array(bytes);
}
