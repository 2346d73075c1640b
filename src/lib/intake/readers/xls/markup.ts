import { detectEncoding, sampleBytes, type Encoding } from '#lib/intake/encoding.ts';
import { refuse } from '#lib/intake/problems.ts';
import type { ReadOptions } from '#lib/intake/sheet.ts';
import type { Source } from '#lib/intake/source.ts';
import { orRefuse } from '#lib/intake/readers/xlsx/workbook.ts';
import type { Book } from './book.ts';
import { openHtml } from './html.ts';
import { openSpreadsheetMl } from './spreadsheetml.ts';

/** No larger page or XML spreadsheet is opened: it lies in memory as a whole. */
export const longestMarkup = 256 << 20;

/** Opens what calls itself .xls and is markup: an XML spreadsheet of 2003, or a page with tables. Throws a Refusal. */
export function openMarkup(source: Source, bytes: Uint8Array, options: ReadOptions): Book {
	const where = { file: source.name };
	if (bytes.length > longestMarkup) throw refuse('file_too_large', where, { limit: longestMarkup >> 20 });
	const encoding = options.encoding ?? encodingOf(bytes);
	const head = new TextDecoder(encoding).decode(bytes.subarray(0, 1 << 16), { stream: true });
	if (/<(?:\w+:)?Workbook[\s>]/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
		const book = orRefuse(source.name, () => openSpreadsheetMl(bytes, encoding));
		if (book.sheets.length === 0) throw refuse('broken_workbook', where);
		return book;
	}
	const page = new TextDecoder(encoding).decode(bytes);
	const book = openHtml(page, encoding);
	if (book.sheets.length === 0) throw refuse('not_a_table', where, { kind: 'HTML/XML' });
	return book;
}

/** The encoding of a page: what its bytes tell; of the Chinese encodings, which cannot always be told apart, the one that it names. */
function encodingOf(bytes: Uint8Array): Encoding {
	const sample = bytes.subarray(0, sampleBytes);
	const start = sample.findIndex((byte) => byte >= 0x80);
	const far = start < 0 ? bytes.subarray(sampleBytes).findIndex((byte) => byte >= 0x80) : -1;
	const telling = far < 0 ? sample : bytes.subarray(sampleBytes + far, 2 * sampleBytes + far);
	const detected = detectEncoding(telling);
	if (detected !== 'gb18030' && detected !== 'big5') return detected;
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1 << 14));
	const named = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
	if (/^(?:gb|cp936|x-gbk)/.test(named)) return 'gb18030';
	return /^(?:big5|cp950)/.test(named) ? 'big5' : detected;
}
