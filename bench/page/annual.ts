import { openOpfs } from '#lib/batches/opfs.browser.ts';
import { openWasm } from '#lib/engine/wasm.browser.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { headline } from '#lib/metrics/headline.ts';
import { run } from '#lib/pipeline/run.ts';
import { annualReport, renderReport, reportFormats } from '#lib/reports/index.ts';
import { browserRasteriser } from '#lib/reports/renderers/raster.browser.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import type { Times } from './statements.ts';

export interface Annual {
	readonly complaints: number;
	readonly inYear: number;
	/** Milliseconds by stage, a line for each time that the paper was written. */
	readonly rounds: readonly Times[];
	/** Questions of the last time that took longest: milliseconds and the beginning of their SQL. */
	readonly questions: readonly (readonly [ms: number, sql: string])[];
}

/** Writes the annual summary of the last twelve months of what was kept so many times, in every format, as the app does. */
export async function annual(runs: number): Promise<Annual> {
	const engine = await openWasm();
	const store = await openOpfs(engine);
	const { batches } = await store.readManifest();
	for (const [at, batch] of batches.entries()) await store.attach(engine, batch, `b${at + 1}`);
	await run(engine, { batches, rulebook: defaultRulebook() });
	const { months } = await bounds(engine);
	const [year, month] = months.at(-12)!.split('-') as [string, string];
	const rounds: Times[] = [];
	let asked: [number, string][] = [];
	const watchedEngine = {
		...engine,
		query: async (sql: string, signal?: AbortSignal) => {
			const since = performance.now();
			const found = await engine.query(sql, signal);
			asked.push([performance.now() - since, sql]);
			return found;
		}
	};
	for (let round = 0; round < runs; round++) {
		asked = [];
		const times: Record<string, number> = {};
		let since = performance.now();
		const mark = (name: string): void => {
			times[name] = performance.now() - since;
			since = performance.now();
		};
		const paper = await annualReport(watchedEngine, { year, fiscalStart: Number(month), locale: 'zh-CN' });
		mark('blocks');
		times['… of which questions'] = asked.reduce((sum, [ms]) => sum + ms, 0);
		for (const format of reportFormats) {
			await renderReport(paper, format, browserRasteriser());
			mark(format);
		}
		rounds.push(times);
	}
	const [whole, inYear] = [
		await headline(engine, {}),
		await headline(engine, { from: `${year}-${month}-01` })
	];
	await engine.close();
	return {
		complaints: whole.complaints,
		inYear: inYear.complaints,
		rounds,
		questions: asked
			.sort(([a], [b]) => b - a)
			.slice(0, 60)
			.map(([ms, sql]) => [Math.round(ms), sql] as const)
	};
}
