import { commonSimplified, commonTraditional } from './frequent.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export type Encoding = (typeof encodings)[number];

/** How much is looked at before an encoding is chosen. */
export const sampleBytes = 1 << 20;

/**
 * The encoding of a text file from its first bytes: a byte-order mark, else the zero bytes of UTF-16, else UTF-8 where
 * every sequence holds (a few broken ones are damage, not another encoding), else whichever of GB18030 and Big5 reads as Chinese.
 */
export function detectEncoding(sample: Uint8Array): Encoding {
	if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
	if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
	if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
	const wide = wideEncoding(sample);
	if (wide) return wide;
	if (isUtf8(sample)) return 'utf-8';
	const asUtf8 = new TextDecoder('utf-8').decode(sample);
	const gb18030 = chineseScore(decode(sample, 'gb18030'));
	// Not every GB18030 text is broken UTF-8 all over: 某 is C4 B3 there, and that is a character of UTF-8 too.
	if (damageShare(asUtf8) < 0.02 && chineseScore(asUtf8) >= gb18030) return 'utf-8';
	return chineseScore(decode(sample, 'big5')) > gb18030 ? 'big5' : 'gb18030';
}

/** True where a sample cannot tell UTF-8 from the Chinese encodings. */
export function isAscii(bytes: Uint8Array): boolean {
	for (let index = 0; index < bytes.length; index++) if (bytes[index]! >= 0x80) return false;
	return true;
}

const decode = (bytes: Uint8Array, encoding: Encoding): string =>
	// stream: a character cut at the sample's end is not an error
	new TextDecoder(encoding).decode(bytes, { stream: true });

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		return true;
	} catch {
		return false;
	}
}

function wideEncoding(sample: Uint8Array): Encoding | null {
	const length = Math.min(sample.length, 1 << 16) & ~1;
	if (length < 8) return null;
	let even = 0;
	let odd = 0;
	for (let index = 0; index < length; index += 2) {
		if (sample[index] === 0) even++;
		if (sample[index + 1] === 0) odd++;
	}
	if (even + odd < length / 40) return null;
	if (odd > 8 * even) return 'utf-16le';
	return even > 8 * odd ? 'utf-16be' : null;
}

function damageShare(text: string): number {
	let broken = 0;
	let wide = 0;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit < 0x80) continue;
		wide++;
		if (unit === 0xfffd) broken++;
	}
	return wide === 0 ? 0 : broken / wide;
}

/**
 * How much a text reads as Chinese, at most 1: the share of frequent characters among its different ones, less three times the share
 * of what could not be decoded. Different ones, because a masked log repeats one character for ever.
 */
export function chineseScore(text: string): number {
	const seen = new Set<number>();
	let broken = 0;
	let wide = 0;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit < 0x80) continue;
		wide++;
		if (unit === 0xfffd || (unit >= 0xe000 && unit < 0xf900)) broken++;
		else seen.add(unit);
	}
	if (wide === 0) return 0;
	let common = 0;
	for (const unit of seen) {
		if (commonSimplified.has(unit) || commonTraditional.has(unit)) common += 1;
		else if (unit >= 0x3000 && unit < 0x3020) common += 0.5;
		else if (unit >= 0xff01 && unit < 0xff5f) common += 0.5;
	}
	return common / Math.max(1, seen.size) - (3 * broken) / wide;
}
