import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
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

/** The same log in GB18030. */
export async function logFileInGb18030(rows: number): Promise<string> {
	const path = (await logFile(rows)).replace(/csv$/, 'gb18030.csv');
	if (existsSync(path)) return path;
	const pairs = new Uint16Array(1 << 16);
	const decoder = new TextDecoder('gb18030');
	for (let first = 0x81; first < 0xff; first++) {
		for (let second = 0x40; second < 0xff; second++) {
			const sign = decoder.decode(new Uint8Array([first, second]));
			if (sign.length === 1) pairs[sign.charCodeAt(0)] = (first << 8) | second;
		}
	}
	const text = await readFile(await logFile(rows), 'utf8');
	const out = createWriteStream(`${path}.part`);
	const step = 1 << 20;
	for (let from = 0; from < text.length; from += step) {
		const part = text.slice(from, from + step);
		const bytes = Buffer.allocUnsafe(part.length * 2);
		let to = 0;
		for (let at = 0; at < part.length; at++) {
			const unit = part.charCodeAt(at);
			if (unit < 0x80) bytes[to++] = unit;
			else to = bytes.writeUInt16BE(pairs[unit]!, to);
		}
		if (!out.write(bytes.subarray(0, to))) await once(out, 'drain');
	}
	out.end();
	await once(out, 'close');
	await rename(`${path}.part`, path);
	return path;
}
