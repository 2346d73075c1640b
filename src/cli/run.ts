import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '#lib/i18n/locale.ts';
import { actionsOutput } from '#lib/metrics/outputs/actions.ts';
import { chartsOutput } from '#lib/metrics/outputs/charts.ts';
import { outputs } from '#lib/metrics/outputs/index.ts';
import { similarOutput } from '#lib/metrics/outputs/similar.ts';
import type { TableFormat, View } from './arguments.ts';
import { openData } from './data.ts';
import { writeFolder } from './folder.ts';
import { summaryOf } from './summary.ts';
import { writeTable } from './tables.ts';
import type { Terminal } from './terminal.ts';

export interface RunOrder {
	readonly view: View;
	readonly out: string;
	readonly format: TableFormat;
	readonly similar: boolean;
}

/** Imports, recomputes and writes every table, with summary.json beside them. */
export async function run(
	{ view, out, format, similar }: RunOrder,
	locale: Locale,
	terminal: Terminal
): Promise<void> {
	const data = await openData(view, terminal);
	try {
		await writeFolder(out, async (folder) => {
			const written: Record<string, number> = {};
			const all = [
				...outputs,
				...(data.actions === null ? [] : [actionsOutput(data.actions)]),
				...(data.annotations === null ? [] : [chartsOutput(data.annotations)]),
				...(similar ? [similarOutput] : [])
			];
			for (const output of all) {
				terminal.stage('write', { file: `${output.name}.${format}` });
				written[output.name] = await writeTable(data.engine, output, format, folder);
			}
			const summary = await summaryOf(data, written, locale);
			await writeFile(join(folder, 'summary.json'), `${JSON.stringify(summary, null, '\t')}\n`);
		});
	} finally {
		await data.close();
	}
}
