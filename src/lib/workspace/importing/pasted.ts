import { say, words, type Locale } from '#lib/i18n/locale.ts';

const pastedName = words('粘贴的表格', '貼上的表格', 'Pasted table');

/** What the clipboard held, as the text of a file. */
export interface Pasted {
	readonly text: string;
	readonly ending: 'tsv' | 'txt' | 'html';
}

/**
 * The table in what was pasted: cells of a spreadsheet come as lines with tabs between the cells, quoted where a cell holds a line break;
 * some pages give only markup. Null where it is no table: a word, an address.
 */
export function pastedTable(plain: string, markup = ''): Pasted | null {
	if (/\t/.test(plain) && plain.trim() !== '') return { text: plain, ending: 'tsv' };
	if (/<table[\s>]/i.test(markup)) return { text: markup, ending: 'html' };
	const lines = plain.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
	return lines.length > 1 ? { text: plain, ending: 'txt' } : null;
}

/** What was pasted as a file under a name that is not `taken` yet; null where it is no table. */
export function pastedFile(
	plain: string,
	markup: string,
	locale: Locale,
	taken: ReadonlySet<string>
): File | null {
	const table = pastedTable(plain, markup);
	if (!table) return null;
	const name = say(pastedName, locale);
	const named = (at: number) => `${name}${at > 1 ? ` ${at}` : ''}.${table.ending}`;
	let at = 1;
	while (taken.has(named(at))) at++;
	return new File([table.text], named(at), { type: 'text/plain' });
}
