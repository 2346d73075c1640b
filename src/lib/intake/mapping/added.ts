import { fold } from '#lib/intake/fold.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** Columns that a problem workbook adds beside the user's own. When it is imported again they mean nothing. */
export const addedColumns = {
	problem: words('诉鉴·问题', '訴鑑·問題', 'Sujian: problem'),
	column: words('诉鉴·列', '訴鑑·欄', 'Sujian: column'),
	row: words('诉鉴·行号', '訴鑑·列號', 'Sujian: row')
} as const satisfies Record<string, Words>;

const folded = new Set(Object.values(addedColumns).flatMap((name) => Object.values(name).map(fold)));

/** True for a column that a problem workbook added, in whatever language. */
export const isAddedHeader = (header: string): boolean => folded.has(fold(header));
