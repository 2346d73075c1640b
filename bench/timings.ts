import { cpus, totalmem, type } from 'node:os';
import process from 'node:process';

/** How long one named piece of work took. */
export interface Timed {
	readonly name: string;
	readonly ms: number;
}

/** Milliseconds of the pieces with these names, or whose names begin so. */
export const sum = (times: readonly Timed[], ...names: string[]): number =>
	times
		.filter((t) => names.some((name) => t.name === name || t.name.startsWith(`${name} `)))
		.reduce((all, t) => all + t.ms, 0);

export const seconds = (ms: number): string => (ms / 1000).toFixed(2);

/** A Markdown table; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(header), line(header.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** What the numbers were measured on. */
export const machine = (): string =>
	`${cpus().length} × ${cpus()[0]?.model.trim() || process.arch}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}, Node ${process.versions.node}`;
