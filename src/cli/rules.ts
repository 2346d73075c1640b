import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
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
import { differenceLine, differences } from '#lib/rulebook/diff.ts';
import { rulesWords } from './usage.ts';
import { sentence } from './words.ts';

/** The rulebook of this file or with this id; the default where neither is given. Throws a Refusal. */
export async function openRulebook(fileOrId: string | null): Promise<Rulebook> {
	const parsed = await parsedRulebook(fileOrId ?? defaultRulebookId);
	if ('problems' in parsed) throw new Refusal(parsed.problems[0]!);
	return parsed.rulebook;
}

/** A preset by its id, or a file with the files that it extends, which lie beside it. Throws where none is there. */
async function parsedRulebook(name: string) {
	if (Object.hasOwn(presets, name) || !existsSync(name)) {
		if (/[./\\]/.test(name)) await readJson(name);
		return { rulebook: loadRulebook(name) };
	}
	const files = new Map<string, unknown>();
	const json = await readJson(name);
	let [here, next] = [name, baseOf(json)];
	while (next !== null && !Object.hasOwn(presets, next) && !files.has(next)) {
		const file = resolve(dirname(here), next);
		if (!existsSync(file)) break;
		const found = await readJson(file);
		files.set(next, found);
		[here, next] = [file, baseOf(found)];
	}
	return parseRulebook(json, (base) => files.get(base));
}

const baseOf = (json: unknown): string | null => {
	const base = (json as { extends?: unknown } | null)?.extends;
	return typeof base === 'string' ? base : null;
};

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

export interface RulesCommand {
	readonly action: 'show' | 'check' | 'diff';
	/** Files or ids; none: the default. */
	readonly rulebooks: readonly string[];
	readonly json: boolean;
}

/**
 * `rules show` prints a rulebook, whole, as JSON; `rules check` says whether one can be used, with every problem; `rules
 * diff` says in what the second differs from the first, a line each.
 */
export async function rules({ action, rulebooks, json }: RulesCommand, locale: Locale): Promise<number> {
	const [first = defaultRulebookId, second = defaultRulebookId] = rulebooks;
	const print = (line: string) => process.stdout.write(`${line}\n`);
	if (action === 'show') {
		print(JSON.stringify(await openRulebook(first), null, '\t'));
		return 0;
	}
	if (action === 'diff') {
		const found = differences(await openRulebook(first), await openRulebook(second), locale);
		if (json) print(JSON.stringify(found, null, '\t'));
		else if (found.length === 0) print(say(rulesWords.same, locale));
		else for (const difference of found) print(differenceLine(difference, locale));
		return 0;
	}
	const parsed = await parsedRulebook(first);
	if ('problems' in parsed) {
		for (const problem of parsed.problems) process.stderr.write(`${sentence(problem, locale)}\n`);
		return 1;
	}
	const { id, editions } = parsed.rulebook;
	const list = editions.map((edition) => edition.id).join(', ');
	print(say(rulesWords.good, locale, { id, editions: list }));
	return 0;
}
