import { openData } from '../src/cli/data.ts';
import type { Terminal } from '../src/cli/terminal.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { dimensions } from '#lib/metrics/dimensions.ts';
import { pareto } from '#lib/metrics/pareto.ts';
import { overview } from '#lib/workspace/pages/overview.ts';
import type { Timed } from './timings.ts';

/** The command line's own work on one file, in this process: stages, models of the pipeline, the overview's questions. */
export async function commandLine(path: string): Promise<Timed[]> {
	const times: Timed[] = [];
	let name = 'open';
	let since = performance.now();
	const mark = (next: string) => {
		const now = performance.now();
		times.push({ name, ms: now - since });
		[name, since] = [next, now];
	};
	const terminal: Terminal = {
		stage(stage) {
			mark(stage);
			return ({ step }) => {
				if (stage === 'compute' && name !== `recompute ${step}`) mark(`recompute ${step}`);
			};
		},
		line() {},
		clear() {}
	};
	const data = await openData(
		{
			inputs: [{ path, sheet: null, table: null }],
			map: null,
			rulebook: null,
			asOf: null,
			decisions: null,
			actions: null,
			annotations: null
		},
		terminal
	);
	mark('query');
	const { engine } = data;
	await bounds(engine);
	await dimensions(engine);
	await overview(engine, {}, new AbortController().signal);
	await pareto(engine, {}, 'category_l1', 'count');
	mark('close');
	await data.close();
	mark('end');
	return times;
}
