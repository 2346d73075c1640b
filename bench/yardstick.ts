import { openNative } from '#lib/engine/native.node.ts';
import { fieldOf } from '#lib/model/columns.ts';
import { literal } from '#lib/engine/sql.ts';
import { fields } from './log.ts';
import type { Timed } from './timings.ts';

/** DuckDB's own read_csv on the same file, native, one thread: all columns as text, and types guessed. */
export async function yardstick(path: string): Promise<Timed[]> {
	const columns = fields.map((field) => `'${fieldOf('complaints', field)?.name}': 'VARCHAR'`).join(', ');
	const jobs = {
		'read_csv, all text, columns given': `header = true, skip = 1, auto_detect = false, delim = ',', quote = '"', escape = '"', null_padding = true, columns = {${columns}}`,
		'read_csv, everything guessed': 'header = true, skip = 1, null_padding = true, ignore_errors = true'
	};
	const times: Timed[] = [];
	for (const [name, options] of Object.entries(jobs)) {
		const engine = await openNative();
		const since = performance.now();
		await engine.exec(`create table t as from read_csv(${literal(path)}, ${options})`);
		times.push({ name, ms: performance.now() - since });
		await engine.close();
	}
	return times;
}
