import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { root } from '../../support/sources.ts';

export interface Ended {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the real command, as a user would, and waits for its end. */
export function sujian(...args: string[]): Promise<Ended> {
	return new Promise((resolve) => {
		const command = join(root, 'src/cli/sujian.js');
		execFile(
			process.execPath,
			[command, ...args],
			{ cwd: root, maxBuffer: 1 << 26 },
			(error, stdout, stderr) => {
				resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
			}
		);
	});
}

/** An empty folder of its own. */
export const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'sujian-test-'));

/** The files of a folder as text, by name. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
	const names = (await readdir(folder)).sort();
	return Object.fromEntries(
		await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const))
	);
}

/** Records of RFC 4180 text; quoted cells lose their quotes. */
export function records(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at < text.length) {
		let cell = '';
		if (text[at] === '"') {
			for (at++; at < text.length; at++) {
				if (text[at] !== '"') cell += text[at];
				else if (text[at + 1] === '"') cell += text[at++];
				else break;
			}
			at++;
		} else while (at < text.length && !/[,\r\n]/.test(text[at]!)) cell += text[at++];
		row.push(cell);
		if (text[at] === ',') {
			at++;
			if (at === text.length || /[\r\n]/.test(text[at]!)) row.push('');
		}
		if (at >= text.length || /[\r\n]/.test(text[at]!)) {
			at += text.startsWith('\r\n', at) ? 2 : 1;
			rows.push(row);
			row = [];
		}
	}
	return rows;
}

/** Records as objects by their header. */
export function byHeader(text: string): Record<string, string>[] {
	const [header = [], ...rest] = records(text);
	return rest.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}
