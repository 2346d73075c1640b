import process from 'node:process';
import { say, type Locale } from '#lib/i18n/locale.ts';
import { effectLines } from '#lib/metrics/whatIf/sentences.ts';
import { whatIfOutputs } from '#lib/metrics/whatIf/outputs.ts';
import { whatIf } from '#lib/metrics/whatIf/whatIf.ts';
import { openTrial } from '#lib/pipeline/comparison/trial.ts';
import { articleWordsOf } from '#lib/rulebook/explain.ts';
import { differenceLine, differences } from '#lib/rulebook/diff.ts';
import type { View } from './arguments.ts';
import { openData } from './data.ts';
import { writeFolder } from './folder.ts';
import { openRulebook } from './rules.ts';
import { writeTable } from './tables.ts';
import type { Terminal } from './terminal.ts';
import { rulesWords } from './usage.ts';

export interface WhatIfOrder {
	/** Files or ids: in force, and tried. */
	readonly rulebooks: readonly [string, string];
	readonly view: View;
	/** A folder for the tables; null: none are written. */
	readonly out: string | null;
	readonly json: boolean;
}

/**
 * `rules diff A B --in LOG`: in what B differs from A, and what that changes on the log: outcomes and fines by clause and article; with
 * `--out` also the tables, down to each complaint and ledger line.
 */
export async function whatIfCommand(
	{ rulebooks: [first, second], view, out, json }: WhatIfOrder,
	locale: Locale,
	terminal: Terminal
): Promise<void> {
	const rulebook = await openRulebook(second);
	const data = await openData({ ...view, rulebook: first }, terminal);
	try {
		const { engine, batches, decisions, learn } = data;
		const progress = terminal.stage('try', { name: rulebook.id });
		const trial = await openTrial(engine, { batches, decisions, rulebook, learn }, progress);
		try {
			const effect = await whatIf(engine, trial);
			if (out !== null)
				await writeFolder(out, async (folder) => {
					for (const output of whatIfOutputs(effect)) {
						terminal.stage('write', { file: `${output.name}.csv` });
						await writeTable(trial.engine, output, 'csv', folder);
					}
				});
			terminal.clear();
			const found = differences(data.rulebook, rulebook, locale);
			const print = (line: string): void => void process.stdout.write(`${line}\n`);
			if (json) return print(JSON.stringify({ differences: found, effect }, null, '\t'));
			const names = { ...articleWordsOf(data.rulebook), ...articleWordsOf(rulebook) };
			if (found.length === 0) print(say(rulesWords.same, locale));
			for (const difference of found) print(differenceLine(difference, locale));
			print('');
			for (const line of effectLines(effect, locale, (a) => (names[a] ? say(names[a], locale) : a)))
				print(line);
		} finally {
			await trial.end();
		}
	} finally {
		await data.close();
	}
}
