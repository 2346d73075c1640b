import { codeSets, type Code, type CodeSet } from '#lib/model/codes.ts';
import type { FieldType } from '#lib/model/columns.ts';
import { fold } from '#lib/intake/fold.ts';
import { nearBoolean } from './boolean.ts';

/** So alike two spellings must be before one is proposed for the other. */
const enough = 0.6;

/** What an unknown spelling may mean: a code, 'true' or 'false'; null where nothing is near. To be proposed, never to be applied. */
export function suggestValue(type: FieldType, text: string): string | null {
	const folded = fold(text);
	if (folded.length < 2 || folded.length > 20) return null;
	if (type === 'boolean') return nearBoolean(folded);
	if (!type.startsWith('code:')) return null;
	let best: string | null = null;
	let most = enough;
	for (const { code, label, spellings } of codeSets[type.slice(5) as CodeSet] as readonly Code[]) {
		for (const spelling of new Set([...Object.values(label), ...spellings].map(fold))) {
			const score =
				spelling.length < 2 || denies(spelling) !== denies(folded) ? 0 : likeness(folded, spelling);
			if (score <= most) continue;
			best = code;
			most = score;
		}
	}
	return best;
}

/** A word that turns the meaning round; 非常 does not. */
const denies = (text: string): boolean =>
	/[不未没无非]|^(?:un|dis|in|not?)/.test(text.replaceAll('非常', ''));

function likeness(text: string, spelling: string): number {
	const contained = text.includes(spelling) ? 0.5 + (0.5 * spelling.length) / text.length : 0;
	return Math.max(contained, 1 - distance(text, spelling) / Math.max(text.length, spelling.length));
}

/** Levenshtein's distance between two short texts. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
		}
		row = next;
	}
	return row[b.length]!;
}
