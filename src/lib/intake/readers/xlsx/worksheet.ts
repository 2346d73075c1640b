import type { SheetData } from '../../read.ts';
export async function readWorksheet(..._a: unknown[]): Promise<SheetData> {
	throw new Error('x');
}
