import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { Refusal } from '#lib/base/problem.ts';
import { say, type Locale } from '#lib/i18n/locale.ts';
import {
	defaultRulebookId,
	loadRulebook,
	parseRulebook,
	presets,
	type Rulebook
} from '#lib/rulebook/index.ts';
import { rulesWords } from './usage.ts';
import { sentence } from './words.ts';

/** The rulebook of this file or with this id; the default where neither is given. Throws a Refusal. */
export async function openRulebook(fileOrId: string | null): Promise<Rulebook> {
	const name = fileOrId ?? defaultRulebookId;
	if (Object.hasOwn(presets, name)) return loadRulebook(name);
	return loadRulebook(existsSync(name) ? await readJson(name) : name);
}

/** Reads a JSON file that the user named. Throws a Refusal with what is wrong with it. */
export async function readJson(file: string): Promise<unknown> {
	const code = existsSync(file) ? 'not_json' : 'no_file';
	const refusal = (detail: string) =>
		new Refusal({ code, where: { file }, severity: 'error', fill: { file, detail } });
	if (code === 'no_file') throw refusal('');
	try {
		return JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, '')) as unknown;
	} catch (error) {
		throw refusal((error as Error).message);
	}
}

/** `rules show` prints a rulebook as JSON; `rules check` says whether one can be used, with every problem. */
export async function rules(
	action: 'show' | 'check',
	fileOrId: string | null,
	locale: Locale
): Promise<number> {
	if (action === 'show') {
		process.stdout.write(`${JSON.stringify(await openRulebook(fileOrId), null, '\t')}\n`);
		return 0;
	}
	const file = fileOrId ?? defaultRulebookId;
	const parsed = parseRulebook(Object.hasOwn(presets, file) ? presets[file] : await readJson(file));
	if ('problems' in parsed) {
		for (const problem of parsed.problems) process.stderr.write(`${sentence(problem, locale)}\n`);
		return 1;
	}
	const { id, editions } = parsed.rulebook;
	const list = editions.map((edition) => edition.id).join(', ');
	process.stdout.write(`${say(rulesWords.good, locale, { id, editions: list })}\n`);
	return 0;
}
