import { readFileSync } from 'node:fs';
import process from 'node:process';
import { Refusal } from '#lib/base/problem.ts';
import { readSheet, sheetsOf, sourceOfBytes } from '#lib/intake/read.ts';
import { bombs } from './bombs.ts';

/** Reads every bomb in this process, and tells what each ended in and how much memory the process ever had, in MiB. */
const endings: [string, string][] = [];
for (const [name, , make] of bombs) {
	const bytes = make();
	for (const read of [
		() => readSheet(sourceOfBytes('x.xlsx', bytes), {}, () => undefined),
		() => sheetsOf(sourceOfBytes('x.xlsx', bytes))
	]) {
		try {
			await read();
			endings.push([name, 'read']);
		} catch (error) {
			endings.push([name, error instanceof Refusal ? error.problem.code : String(error)]);
		}
	}
}
const peak = /VmHWM:\s*(\d+) kB/.exec(
	process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : ''
);
process.stdout.write(JSON.stringify({ endings, peak: peak ? Number(peak[1]) / 1024 : null }));
