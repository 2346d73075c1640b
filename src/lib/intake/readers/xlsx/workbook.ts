import type { Source } from '../../source.ts';
export async function openWorkbook(_s: Source): Promise<{ sheets: { name: string; hidden: boolean }[] }> {
	throw new Error('x');
}
