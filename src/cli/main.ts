import process from 'node:process';
import { Refusal } from '#lib/base/problem.ts';
import { say } from '#lib/i18n/locale.ts';
import { localeOf, readArguments, type Arguments } from './arguments.ts';
import { demo } from './demo.ts';
import { editions } from './editions.ts';
import { inspectCommand } from './inspect.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { run } from './run.ts';
import { whatIfCommand } from './whatIf.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { help, UsageError } from './usage.ts';
import { version } from '#lib/base/version.ts';
import { sentence } from './words.ts';

/** Runs one command; gives the exit code: 0 done, 1 the input cannot be used, 2 wrong usage. */
export async function main(args: string[]): Promise<number> {
	const locale = localeOf(args);
	const terminal = openTerminal(locale, args.includes('--quiet'));
	try {
		const code = await perform(readArguments(args), terminal);
		terminal.clear();
		return code;
	} catch (error) {
		terminal.clear();
		if (error instanceof UsageError) return refuse(say(error.words, locale, error.fill), 2);
		if (error instanceof Refusal) return refuse(sentence(error.problem, locale), 1);
		throw error;
	}
}

function refuse(sentence: string, code: number): number {
	process.stderr.write(`${sentence}\n`);
	return code;
}

async function perform({ command, locale }: Arguments, terminal: Terminal): Promise<number> {
	switch (command.name) {
		case 'help':
			process.stdout.write(`${say(help, locale)}\n`);
			return 0;
		case 'version':
			process.stdout.write(`${version}\n`);
			return 0;
		case 'demo':
			await demo(command, terminal);
			return 0;
		case 'run':
			await run(command, locale, terminal);
			return 0;
		case 'report':
			await report(command, locale, terminal);
			return 0;
		case 'editions':
			return editions(command, locale, terminal);
		case 'inspect':
			await inspectCommand(command.input, command.map, locale, terminal);
			return 0;
		case 'rules':
			return rules(command, locale);
		case 'whatIf':
			await whatIfCommand(command, locale, terminal);
			return 0;
	}
}
