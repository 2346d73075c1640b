import { toSimplified } from '#lib/i18n/script.ts';

/** The units of a text in order, and where each stands in it: unit i is `text.slice(starts[i], ends[i])`. */
export interface Units {
	readonly names: readonly string[];
	readonly starts: readonly number[];
	readonly ends: readonly number[];
	/** True where unit i follows the one before with nothing but spaces between. */
	readonly joined: readonly boolean[];
}

/** What a character is to the cutting; a half of a surrogate pair is a break, as punctuation is. */
const kind = { gap: 0, space: 1, word: 2, digit: 3, single: 4 } as const;

/** Code unit → folded code unit + 1; filled as characters are met. One code unit stays one, so that places in the text hold. */
const folds = new Uint16Array(65536);
const kinds = new Uint8Array(65536);

/**
 * Cuts a text, as far as `most` units, into units: a Chinese character, or a word of Latin letters. One width, one case, simplified script; digits in a row are
 * one `0`, so that house numbers and dates are alike. Character classes are written out and words are not looked up in a dictionary:
 * engines differ in the Unicode version and in the dictionaries of `Intl.Segmenter`, and the result must not.
 */
export function unitsOf(text: string, most = Infinity): Units {
	const names: string[] = [];
	const starts: number[] = [];
	const ends: number[] = [];
	const joined: boolean[] = [];
	let touching = false;
	for (let at = 0; at < text.length && names.length < most;) {
		const code = foldCode(text.charCodeAt(at));
		const found = kinds[code]!;
		if (found <= kind.space) {
			touching &&= found === kind.space;
			at++;
			continue;
		}
		const start = at++;
		let name = found === kind.digit ? '0' : String.fromCharCode(code);
		if (found !== kind.single) {
			let before = found;
			for (; at < text.length; at++) {
				const next = foldCode(text.charCodeAt(at));
				const nextKind = kinds[next]!;
				if (nextKind !== kind.word && nextKind !== kind.digit) break;
				if (nextKind === kind.word) name += String.fromCharCode(next);
				else if (before !== kind.digit) name += '0';
				before = nextKind;
			}
		}
		names.push(name);
		starts.push(start);
		ends.push(at);
		joined.push(touching);
		touching = true;
	}
	return { names, starts, ends, joined };
}

/** What makes two texts the same text: their units. */
export function sameness(parts: readonly string[]): string {
	return parts.map((part) => unitsOf(part).names.join('\u0001')).join('\u0002');
}

function foldCode(code: number): number {
	const known = folds[code]!;
	if (known !== 0) return known - 1;
	let folded = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
	// half a surrogate pair has no case and no other script
	if (folded < 0xd800 || folded > 0xdfff) {
		const low = toSimplified(String.fromCharCode(folded)).toLowerCase();
		if (low.length === 1) folded = low.charCodeAt(0);
	}
	if (folded < 0xffff) folds[code] = folded + 1;
	kinds[folded] = kindOf(folded);
	return folded;
}

function kindOf(code: number): number {
	if (code <= 0x20 || code === 0xa0 || code === 0x3000) return kind.space;
	if (code >= 0x30 && code <= 0x39) return kind.digit;
	if (code >= 0x61 && code <= 0x7a) return kind.word;
	if (code >= 0xc0 && code <= 0x1fff && code !== 0xd7 && code !== 0xf7) return kind.word;
	// kana, Han, Hangul
	if ((code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) || (code >= 0x3400 && code <= 0x9fff))
		return kind.single;
	if (code >= 0xac00 && code <= 0xd7a3) return kind.single;
	return kind.gap;
}
