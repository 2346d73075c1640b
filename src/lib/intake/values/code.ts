import { codeSets, type Code, type CodeSet } from '#lib/model/codes.ts';
import { fold, withoutNotes } from '#lib/intake/fold.ts';

const indexes = new Map<CodeSet, ReadonlyMap<string, string>>();

function indexOf(set: CodeSet): ReadonlyMap<string, string> {
	let index = indexes.get(set);
	if (!index) {
		const entries = new Map<string, string>();
		const codes: readonly Code[] = codeSets[set];
		for (const { code, label, spellings } of codes) {
			for (const text of [code, ...Object.values(label), ...spellings]) {
				const key = fold(text);
				if (!entries.has(key)) entries.set(key, code);
			}
		}
		index = entries;
		indexes.set(set, index);
	}
	return index;
}

/** The canonical code under a spelling of its set; null where the spelling is not known. */
export function readCode(set: CodeSet, text: string): string | null {
	const index = indexOf(set);
	return index.get(fold(text)) ?? index.get(fold(withoutNotes(text))) ?? null;
}
