import { encode } from './encode.ts';
import { workbook } from './workbook.ts';

/** A file of a fixture case: `input.<kind>`, and what it holds. */
export interface Case {
	readonly kind: string;
	readonly bytes: Uint8Array;
}

export type Cases = Readonly<Record<string, Case>>;

export const utf8 = (text: string): Case => ({ kind: 'csv', bytes: encode(text, 'utf-8') });
export const lines = (...rows: string[]): string => `${rows.join('\n')}\n`;
export const book = (parts: Parameters<typeof workbook>[0]): Case => ({
	kind: 'xlsx',
	bytes: workbook(parts)
});
export const head = '投诉编号,投诉时间,投诉内容,完成时间,满意度';
