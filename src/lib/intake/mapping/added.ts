import { fold } from '#lib/intake/fold.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** Columns that a problem workbook adds beside the user's own. When it is imported again they mean nothing but where a row came from. */
export const addedColumns = {
	row: words('诉鉴·行号', '訴鑑·列號', 'Sujian: row'),
	origin: words('诉鉴·来源', '訴鑑·來源', 'Sujian: origin'),
	column: words('诉鉴·列', '訴鑑·欄', 'Sujian: column'),
	problem: words('诉鉴·问题', '訴鑑·問題', 'Sujian: problem')
} as const satisfies Record<string, Words>;

const foldedOf = (names: readonly Words[]) => new Set(names.flatMap((name) => Object.values(name).map(fold)));
const folded = foldedOf(Object.values(addedColumns));
const origin = foldedOf([addedColumns.origin]);

/** True for a column that a problem workbook added, in whatever language. */
export const isAddedHeader = (header: string): boolean => folded.has(fold(header));

/** True for the column that says which row each row corrects. */
export const isOriginHeader = (header: string): boolean => origin.has(fold(header));

/** Which row of which imported sheet a row corrects: the file by its bytes, for names change. */
export const originMark = (sha256: string, sheet: string, row: number): string =>
	`${sha256.slice(0, 16)}#${sheet}#${row}`;

/** What `originMark` writes, for SQL too: file, sheet, row. */
export const originPattern = '^([0-9a-f]{16})#(.*)#([0-9]{1,9})$';
