import { demoFiles, makeDemo } from '#lib/demo/demo.ts';
import type { TableName } from '#lib/model/columns.ts';
import type { GivenFile } from './derive.ts';

/** The demo's nine tables, small: every kind of column, and the slips that people make. */
export function demoSample(): GivenFile[] {
	const demo = makeDemo({ rows: 300 });
	return (Object.keys(demo) as TableName[]).map((table) => ({
		name: demoFiles[table],
		bytes: new TextEncoder().encode(demo[table])
	}));
}
