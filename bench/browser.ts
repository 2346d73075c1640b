import type { Timed } from './timings.ts';

export async function inBrowser(_path: string): Promise<Timed[]> {
	throw new Error('not yet');
}
