import { toSimplified } from '#lib/i18n/script.ts';

const folds = new Map<string, string>();

/** A header or code spelling as it is compared: one width, one case, simplified script, letters and digits only. */
export function fold(text: string): string {
	const known = folds.get(text);
	if (known !== undefined) return known;
	const folded = toSimplified(text.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}√×✓✗]+/gu, '');
	if (folds.size > 20_000) folds.clear();
	folds.set(text, folded);
	return folded;
}

/** A number or a mark in front of a header: 1. 一、 4␣ *; ① has become a plain digit. */
const leading =
	/^\s*(?:[*#※★☆●▲◆]+|第\d+项|(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[.、)．:]|\d{1,2}(?:\s+|(?=\p{Script=Han})))\s*/u;

/** A header without what stands in brackets, a leading number or a mark: 1.投诉时间（必填）→ 投诉时间. */
export function withoutNotes(text: string): string {
	const plain = text.normalize('NFKC');
	// Nothing closes after this, and to look for it from every bracket that opens takes too long.
	const end = Math.max(...[...')]】}>'].map((sign) => plain.lastIndexOf(sign))) + 1;
	const bare = (plain.slice(0, end).replace(/[([【{<][^)\]】}>]*[)\]】}>]/g, ' ') + plain.slice(end))
		.replace(leading, '')
		.trim();
	return bare === '' ? text : bare;
}

/** Words of a header in Latin letters: Request.Details, requestDetails → request, details. */
export function latinWords(text: string): string[] {
	return text
		.normalize('NFKC')
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '');
}
