import simplified from '@fontsource-variable/noto-sans-sc/unicode.json';
import traditional from '@fontsource-variable/noto-sans-tc/unicode.json';

export type FontFamily = 'sc' | 'tc';
/** One file of a font that comes in about a hundred pieces by character. */
export interface FontPiece {
	readonly family: FontFamily;
	/** File name inside the package's folder `files`. */
	readonly file: string;
}

const maps: Readonly<Record<FontFamily, Readonly<Record<string, string>>>> = {
	sc: simplified,
	tc: traditional
};

/**
 * The pieces that hold the letters of a text: the simplified font, which has most traditional signs too, and the
 * traditional one for what it lacks. Not the other way round: the rasteriser finds no second piece of that font.
 * Always in the same order, so that the same text is drawn the same way.
 */
export function piecesFor(text: string): FontPiece[] {
	const wanted = new Set<number>();
	for (const sign of text) wanted.add(sign.codePointAt(0) ?? 0);
	const found: FontPiece[] = [];
	for (const family of ['sc', 'tc'] as const) {
		for (const [name, ranges] of Object.entries(maps[family])) {
			const held = rangesOf(ranges);
			let used = false;
			for (const code of wanted) {
				if (!held.some(([low, high]) => code >= low && code <= high)) continue;
				used = true;
				wanted.delete(code);
			}
			if (used)
				found.push({ family, file: `noto-sans-${family}-${name.replace(/[[\]]/g, '')}-wght-normal.woff2` });
		}
	}
	return found;
}

/** `U+1f1e9-1f1f5,U+21a` as pairs of numbers. */
function rangesOf(text: string): [number, number][] {
	return text.split(',').map((part) => {
		const [low = '0', high] = part.trim().slice(2).split('-');
		return [Number.parseInt(low, 16), Number.parseInt(high ?? low, 16)];
	});
}
