import process from 'node:process';
import { Refusal } from '#lib/base/problem.ts';
import { say } from '#lib/i18n/locale.ts';
import { localeOf, readArguments, type Arguments } from './arguments.ts';
import { demo } from './demo.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { help, UsageError } from './usage.ts';
import { version } from './version.ts';

/** Runs one command; gives the exit code: 0 done, 1 the input cannot be used, 2 wrong usage. */
export async function main(args: string[]): Promise<number> {
	const locale = localeOf(args);
	const terminal = openTerminal(locale, args.includes('--quiet'));
	try {
		await perform(readArguments(args), terminal);
		terminal.clear();
		return 0;
	} catch (error) {
		terminal.clear();
		if (error instanceof UsageError) return refuse(say(error.words, locale, error.fill), 2);
		if (error instanceof Refusal) return refuse(error.problem.code, 1);
		throw error;
	}
}

function refuse(sentence: string, code: number): number {
	process.stderr.write(`${sentence}\n`);
	return code;
}

async function perform({ command, locale }: Arguments, terminal: Terminal): Promise<void> {
	switch (command.name) {
		case 'help':
			process.stdout.write(`${say(help, locale)}\n`);
			return;
		case 'version':
			process.stdout.write(`${version}\n`);
			return;
		case 'demo':
			return demo(command, terminal);
	}
}
