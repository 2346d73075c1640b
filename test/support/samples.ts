import { demoFiles, demoTables, makeDemo } from '#lib/demo/demo.ts';
import type { GivenFile } from './derive.ts';

/** The demo's nine tables, small: every kind of column, and the slips that people make. */
export function demoSample(): GivenFile[] {
	const demo = makeDemo({ rows: 300 });
	return demoTables.map((table) => ({
		name: demoFiles[table],
		bytes: new TextEncoder().encode(demo[table])
	}));
}
