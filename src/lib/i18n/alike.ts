import { scripts, toSimplified } from './script.ts';

/** Letters and digits of full width, and beside them in the same order their narrow forms. */
const wide = 'ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ０１２３４５６７８９';
const narrow = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** What a text in lower case is made alike by, for SQL's `translate`: every character of `from` becomes the one of `to` at its place. */
export const likeness = { from: scripts.traditional + wide, to: scripts.simplified + narrow };

/** Code unit → folded code unit + 1; filled as characters are met. */
const folds = new Uint16Array(65536);

/**
 * A text as it is searched: letters in one case, letters and digits in one width, Chinese in the simplified script. As long as the text,
 * so that a place in the one is the same place in the other. For comparing only, never shown.
 */
export function alike(text: string): string {
	let out = '';
	for (let at = 0; at < text.length; at++) out += String.fromCharCode(foldUnit(text.charCodeAt(at)));
	return out;
}

function foldUnit(code: number): number {
	const known = folds[code]!;
	if (known !== 0) return known - 1;
	let folded = code;
	// half a surrogate pair has no case and no other script
	if (code < 0xd800 || code > 0xdfff) {
		const low = toSimplified(String.fromCharCode(code).toLowerCase());
		const place = wide.indexOf(low);
		if (place >= 0) folded = narrow.charCodeAt(place);
		else if (low.length === 1) folded = low.charCodeAt(0);
	}
	if (folded < 0xffff) folds[code] = folded + 1;
	return folded;
}
