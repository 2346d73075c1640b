import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTable } from '../../src/cli/tables.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { actionsOutput } from '#lib/metrics/outputs/actions.ts';
import { chartsOutput } from '#lib/metrics/outputs/charts.ts';
import { outputs } from '#lib/metrics/outputs/index.ts';
import type { Actions } from '#lib/model/actions.ts';
import { noAnnotations } from '#lib/model/annotations.ts';
import { byHeader } from '../cli/support/command.ts';

export type Row = Readonly<Record<string, string>>;
const names = [
	'complaints',
	'clauses',
	'fines',
	'deductions',
	'kpis',
	'recurring',
	'quality',
	'charts',
	'actions'
] as const;

/** The tables that `run` writes, read again as anybody would who opens them: text, without the program. */
export type Facts = Readonly<Record<(typeof names)[number], readonly Row[]>>;

export async function factsOf(engine: Engine, actions: Actions): Promise<Facts> {
	const folder = await mkdtemp(join(tmpdir(), 'sujian-walk-'));
	try {
		for (const output of [...outputs, chartsOutput(noAnnotations), actionsOutput(actions)])
			await writeTable(engine, output, 'csv', folder);
		const read = names.map(
			async (name) => [name, byHeader(await readFile(join(folder, `${name}.csv`), 'utf8'))] as const
		);
		return Object.fromEntries(await Promise.all(read)) as unknown as Facts;
	} finally {
		await rm(folder, { recursive: true });
	}
}

export const count = (rows: readonly Row[], where: (row: Row) => boolean): number =>
	rows.filter(where).length;
export const sum = (rows: readonly Row[], column: string): number =>
	rows.reduce((total, row) => total + Number(row[column] || 0), 0);
export const distinct = (rows: readonly Row[], ...columns: string[]): number =>
	new Set(rows.map((row) => columns.map((column) => row[column]).join('\n'))).size;
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Wilson's interval of 95 %, from its textbook form. */
export function wilson(part: number, n: number): readonly [number, number] | null {
	if (n === 0) return null;
	const z = 1.959963984540054;
	const [p, zz] = [part / n, z * z];
	const half = z * Math.sqrt((p * (1 - p)) / n + zz / (4 * n * n));
	return [(p + zz / (2 * n) - half) / (1 + zz / n), (p + zz / (2 * n) + half) / (1 + zz / n)];
}

/** Kaplan–Meier: the least time by which a share p has ended; null where it is not reached. */
export function quantile(lives: readonly { readonly time: number; readonly ended: boolean }[], p: number) {
	const times = [...new Set(lives.filter(({ ended }) => ended).map(({ time }) => time))].sort(
		(a, b) => a - b
	);
	let survival = 1;
	for (const at of times) {
		const risk = lives.filter(({ time }) => time >= at).length;
		survival *= 1 - lives.filter(({ time, ended }) => ended && time === at).length / risk;
		if (survival <= 1 - p + 1e-12) return at;
	}
	return null;
}

/** Lives from receipt to completion, as the table of complaints has them: seconds, and whether they are over. */
export const livesOf = (rows: readonly Row[]) =>
	rows
		.filter(({ handling_state: state }) => state === 'closed' || state === 'censored')
		.map((row) => ({ time: Number(row['handling_seconds']), ended: row['handling_state'] === 'closed' }));
