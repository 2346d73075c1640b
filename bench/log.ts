import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemo } from '#lib/demo/demo.ts';
import type { FieldName } from '#lib/model/columns.ts';

/** The 24 columns of the benchmark's log. */
export const fields: readonly FieldName<'complaints'>[] = [
	'complaint_no',
	'site',
	'unit',
	'complainant',
	'phone',
	'channel',
	'received_at',
	'recorder',
	'content',
	'category_l1',
	'category_l2',
	'validity',
	'severity',
	'department',
	'forwarded_at',
	'dispatched_at',
	'accepted_at',
	'handler',
	'first_feedback_at',
	'completed_at',
	'result_feedback_at',
	'followup_at',
	'satisfaction',
	'status'
];

/** The log as a file, made once: `rows` rows of 24 columns, UTF-8. */
export async function logFile(rows: number): Promise<string> {
	const folder = join(tmpdir(), 'sujian-bench');
	const path = join(folder, `log-${rows}.csv`);
	if (existsSync(path)) return path;
	await mkdir(folder, { recursive: true });
	await writeFile(path, makeDemo({ rows, fields }).complaints);
	return path;
}
