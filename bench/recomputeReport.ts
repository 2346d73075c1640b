import type { Timing } from './page/recomputations.ts';
import type { Measured } from './recomputePage.ts';
import { machine, seconds, table } from './timings.ts';

const median = (values: readonly number[]): number => {
	const sorted = values.toSorted((a, b) => a - b);
	return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
};
const total = (timings: readonly Timing[]): number => median(timings.map(({ ms }) => ms));
const part = (timings: readonly Timing[], name: string): number =>
	median(timings.map(({ times }) => times[name] ?? 0));

/** Models that take less than this share of either engine's run stand together. */
const least = 0.01;

/** Markdown: what was built, seconds and share on both engines. */
export function report({ browser, native }: { browser: Measured | null; native: Measured | null }): string {
	const both = [browser, native];
	const rows = (browser ?? native)!.rows;
	const names = [...new Set(both.flatMap((m) => m?.full.flatMap(({ times }) => Object.keys(times)) ?? []))];
	const share = (m: Measured | null, name: string) => (m ? part(m.full, name) / total(m.full) : 0);
	const shown = names.filter((name) => both.some((m) => share(m, name) >= least));
	const cells = (m: Measured | null, ms: (m: Measured) => number) =>
		m ? [seconds(ms(m)), `${((ms(m) / total(m.full)) * 100).toFixed(0)} %`] : ['–', ''];
	const line = (name: string, ms: (m: Measured) => number) => [
		name,
		...cells(browser, ms),
		...cells(native, ms)
	];
	const rest = (m: Measured) => total(m.full) - shown.reduce((sum, name) => sum + part(m.full, name), 0);
	const figure = (name: string, of: (m: Measured) => string) => [
		name,
		...both.flatMap((m) => [m ? of(m) : '–', ''])
	];
	return `### ${rows.toLocaleString('en')} complaints

${table(
	['', 'browser (wasm)', 'share', 'native, one thread', 'share'],
	[
		...shown.map((name) => line(`\`${name}\``, (m) => part(m.full, name))),
		line('everything else', rest),
		line('**all**', (m) => total(m.full)),
		figure('the first run, batches read for the first time', (m) => seconds(m.full[0]!.ms)),
		figure('**another limit in the rulebook**, on top of what is there', (m) => seconds(total(m.edits))),
		figure('… times as fast as all', (m) => (total(m.full) / total(m.edits)).toFixed(1)),
		figure('thousand complaints a second', (m) => Math.round(rows / total(m.full)).toLocaleString('en')),
		figure('peak MiB', (m) => m.peak?.toFixed(0) ?? '–'),
		figure('processor seconds, all runs', (m) => (m.processor === null ? '–' : m.processor.toFixed(2)))
	]
)}

Machine: ${machine()}.
`;
}
