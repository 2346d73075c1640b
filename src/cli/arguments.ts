import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { defaultLocale, locales, type Locale } from '#lib/i18n/locale.ts';
import { tableNames, type TableName } from '#lib/model/columns.ts';
import { paperKinds, papers, type PaperKind } from '#lib/reports/index.ts';
import { sealOptions, sealOrderOf, type SealOrder } from './sealArguments.ts';
import { usage, UsageError } from './usage.ts';

/** One file to be imported: one of its sheets, or the one that is found; one table, or the one that is recognised. */
export interface Input {
	readonly path: string;
	readonly sheet: string | null;
	readonly table: TableName | null;
}
/** What `run` and `report` look at. */
export interface View {
	readonly inputs: readonly Input[];
	readonly map: string | null;
	readonly rulebook: string | null;
	/** A file of what people decided. */
	readonly decisions: string | null;
	/** A register of corrective actions. */
	readonly actions: string | null;
	/** Notes, baselines and rules of control charts. */
	readonly annotations: string | null;
	readonly asOf: string | null;
}
export const tableFormats = ['csv', 'json', 'parquet'] as const;
export type TableFormat = (typeof tableFormats)[number];
export const paperFormats = ['html', 'docx', 'xlsx', 'pdf'] as const;
export type PaperFormat = (typeof paperFormats)[number];

export type Command =
	| { readonly name: 'help' | 'version' }
	| {
			readonly name: 'run';
			readonly view: View;
			readonly out: string;
			readonly format: TableFormat;
			/** Whether complaints that say nearly the same are looked for. */
			readonly similar: boolean;
	  }
	| {
			readonly name: 'report';
			readonly kind: PaperKind;
			/** '2025-06' of a month's, '2025' of a year's, the number of a complaint, the id of an action; empty for the present. */
			readonly subject: string;
			/** Names, phones and addresses in full; else as the kind of paper has them. */
			readonly unmasked: boolean;
			/** The month with which a year begins. */
			readonly fiscalStart: number;
			/** A file of clauses that the annual summary answers to. */
			readonly standards: string | null;
			/** A file of what authors changed in papers. */
			readonly edits: string | null;
			readonly view: View;
			/** Null where the paper is only sealed. */
			readonly out: string | null;
			readonly seal: SealOrder | null;
			readonly formats: readonly PaperFormat[];
	  }
	| {
			readonly name: 'editions';
			readonly action: 'list' | 'compare';
			/** A folder; or one or two files of editions. */
			readonly paths: readonly string[];
			/** What the present is made from, where one edition is compared with it. */
			readonly view: View | null;
			readonly fiscalStart: number;
			readonly standards: string | null;
			readonly edits: string | null;
			readonly out: string | null;
			readonly json: boolean;
	  }
	| { readonly name: 'inspect'; readonly input: Input; readonly map: string | null }
	| { readonly name: 'demo'; readonly out: string; readonly rows: number; readonly seed: number }
	| {
			readonly name: 'rules';
			readonly action: 'show' | 'check' | 'diff';
			/** Files or ids. */
			readonly rulebooks: readonly string[];
			readonly json: boolean;
	  }
	| {
			readonly name: 'whatIf';
			/** Files or ids: in force, and tried. */
			readonly rulebooks: readonly [string, string];
			readonly view: View;
			readonly out: string | null;
			readonly json: boolean;
	  };

export interface Arguments {
	readonly command: Command;
	readonly locale: Locale;
	readonly quiet: boolean;
}

const text = { type: 'string' } as const;
const shared = { locale: text, quiet: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
const viewed = {
	in: { type: 'string', multiple: true },
	table: { type: 'string', multiple: true },
	map: text,
	rulebook: text,
	decisions: text,
	'as-of': text
} as const;
/** What papers are made with beside the log. */
const written = {
	actions: text,
	annotations: text,
	standards: text,
	edits: text,
	'fiscal-start': text
} as const;
const optionsOf = {
	run: {
		...shared,
		...viewed,
		actions: text,
		annotations: text,
		similar: { type: 'boolean' },
		out: text,
		format: text
	},
	report: {
		...shared,
		...viewed,
		...written,
		unmasked: { type: 'boolean' },
		...sealOptions,
		out: text,
		format: text
	},
	editions: {
		...shared,
		...viewed,
		...written,
		out: text,
		format: text
	},
	inspect: {
		...shared,
		in: { type: 'string', multiple: true },
		table: { type: 'string', multiple: true },
		map: text
	},
	demo: { ...shared, out: text, rows: text, seed: text },
	rules: { ...shared, ...viewed, preset: text, out: text, format: text }
} as const;
/** Options of `rules diff` that say on which log the difference is tried. */
const onLog = ['in', 'table', 'map', 'decisions', 'as-of', 'out'] as const;
type Values = Readonly<Record<string, string | boolean | string[] | undefined>>;

/** The language asked for, even where the rest of the line is wrong. */
export function localeOf(args: readonly string[]): Locale {
	const at = args.findIndex((arg) => arg === '--locale' || arg.startsWith('--locale='));
	const value = at < 0 ? '' : args[at]!.includes('=') ? args[at]!.slice(9) : (args[at + 1] ?? '');
	return locales.find((locale) => locale === value) ?? defaultLocale;
}

/** What the words after `sujian` ask for. Throws `UsageError`. */
export function readArguments(args: readonly string[]): Arguments {
	const [name = 'help', ...rest] = args;
	const locale = localeOf(args);
	if (['help', '--help', '-h'].includes(name)) return { command: { name: 'help' }, locale, quiet: false };
	if (['version', '--version', '-v'].includes(name))
		return { command: { name: 'version' }, locale, quiet: false };
	if (!Object.hasOwn(optionsOf, name)) throw new UsageError(usage.unknownCommand, { name });
	const { values, positionals } = parse(name as keyof typeof optionsOf, rest);
	if (values['locale'] !== undefined) oneOf('--locale', values['locale'], locales);
	const command: Command = values['help']
		? { name: 'help' }
		: commandOf(name as keyof typeof optionsOf, values, positionals);
	return { command, locale, quiet: values['quiet'] === true };
}

function parse(
	name: keyof typeof optionsOf,
	args: readonly string[]
): { values: Values; positionals: readonly string[] } {
	try {
		return parseArgs({
			args: [...args],
			options: optionsOf[name],
			allowPositionals: ['report', 'rules', 'editions'].includes(name)
		}) as { values: Values; positionals: string[] };
	} catch (error) {
		throw new UsageError(usage.unknownOption, { detail: (error as Error).message.split('\n')[0] ?? '' });
	}
}

function commandOf(name: keyof typeof optionsOf, values: Values, positionals: readonly string[]): Command {
	switch (name) {
		case 'run':
			return {
				name,
				view: viewOf(values),
				out: required(values, 'out'),
				format: oneOf('--format', values['format'] ?? 'csv', tableFormats),
				similar: values['similar'] === true
			};
		case 'report': {
			const [given, subject = ''] = positionals;
			if (given === undefined) throw new UsageError(usage.missing, { name: 'monthly 2025-06' });
			const kind = paperKinds.find((known) => known === given);
			if (!kind) throw new UsageError(usage.unknownReport, { name: given, allowed: paperKinds.join(', ') });
			const { about } = papers[kind];
			if (about === 'month' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(subject))
				throw new UsageError(usage.badMonth, { value: subject });
			if (about === 'year' && !/^\d{4}$/.test(subject))
				throw new UsageError(usage.badYear, { value: subject });
			if ((about === 'complaint' || about === 'action') && subject === '')
				throw new UsageError(usage.missing, { name: `${kind} NO` });
			if (about === 'action') required(values, 'actions');
			const unmasked = values['unmasked'] === true;
			const fiscalStart = whole(values, 'fiscal-start', 1, 1, 12);
			const standards = optional(values, 'standards');
			const edits = optional(values, 'edits');
			const seal = sealOrderOf(values, instant);
			const formats = String(values['format'] ?? 'html,docx,xlsx')
				.split(',')
				.map((format) => oneOf('--format', format.trim(), paperFormats));
			return {
				...{ name, kind, subject, unmasked, fiscalStart, standards, edits, formats, seal },
				view: viewOf(values),
				out: seal && values['out'] === undefined ? null : required(values, 'out')
			};
		}
		case 'editions': {
			const [given = 'list', ...paths] = positionals;
			const action = oneOf('editions', given, ['list', 'compare'] as const);
			const view = action === 'compare' && values['in'] !== undefined ? viewOf(values) : null;
			if (action === 'list' && paths.length === 0) throw new UsageError(usage.missing, { name: 'DIR' });
			if (action === 'compare' && paths.length < (view ? 1 : 2))
				throw new UsageError(usage.missing, { name: view ? 'A' : 'A B' });
			return {
				...{ name, action, paths, view },
				fiscalStart: whole(values, 'fiscal-start', 1, 1, 12),
				standards: optional(values, 'standards'),
				edits: optional(values, 'edits'),
				out: optional(values, 'out'),
				json: oneOf('--format', values['format'] ?? 'text', ['text', 'json'] as const) === 'json'
			};
		}
		case 'inspect': {
			const { inputs, map } = viewOf(values);
			return { name, input: inputs[0]!, map };
		}
		case 'demo':
			return {
				name,
				out: required(values, 'out'),
				rows: whole(values, 'rows', 3000, 1),
				seed: whole(values, 'seed', 1, 0)
			};
		case 'rules': {
			const [action = 'show', ...files] = positionals;
			if (action === 'check' && files.length === 0) throw new UsageError(usage.missing, { name: 'FILE' });
			if (action === 'diff' && files.length < 2) throw new UsageError(usage.missing, { name: 'A B' });
			const json = oneOf('--format', values['format'] ?? 'text', ['text', 'json'] as const) === 'json';
			const chosen = oneOf('rules', action, ['show', 'check', 'diff'] as const);
			const tried = onLog.filter((option) => values[option] !== undefined);
			if (tried.length > 0) {
				if (chosen !== 'diff') throw new UsageError(usage.onlyDiff, { name: `--${tried[0]!}` });
				const out = values['out'] === undefined ? null : required(values, 'out');
				return { name: 'whatIf', rulebooks: [files[0]!, files[1]!], view: viewOf(values), out, json };
			}
			const named = [values['preset'], values['rulebook']].filter((v) => typeof v === 'string');
			return { name, action: chosen, rulebooks: files.length > 0 ? files : named, json };
		}
	}
}

function viewOf(values: Values): View {
	const inputs = ((values['in'] as string[] | undefined) ?? []).map((name) => ({
		...fileAndSheet(name),
		table: null as TableName | null
	}));
	for (const given of (values['table'] as string[] | undefined) ?? []) {
		const [, name, file] = /^([^=]+)=(.+)$/.exec(given) ?? [];
		const table = tableNames.find((known) => known === name);
		if (!table || !file) throw new UsageError(usage.badTable, { allowed: tableNames.join(', ') });
		const { path, sheet } = fileAndSheet(file);
		const named = inputs.find((input) => input.path === path && (sheet === null || input.sheet === sheet));
		if (named) named.table = table;
		else inputs.push({ path, sheet, table });
	}
	if (inputs.length === 0) throw new UsageError(usage.missing, { name: '--in' });
	return {
		inputs,
		map: (values['map'] as string | undefined) ?? null,
		rulebook: (values['rulebook'] as string | undefined) ?? null,
		decisions: (values['decisions'] as string | undefined) ?? null,
		actions: (values['actions'] as string | undefined) ?? null,
		annotations: (values['annotations'] as string | undefined) ?? null,
		asOf: values['as-of'] === undefined ? null : instant(values['as-of'] as string)
	};
}

/** `FILE#SHEET`; a file whose own name holds a # is taken as it stands. */
function fileAndSheet(name: string): { path: string; sheet: string | null } {
	const hash = name.lastIndexOf('#');
	if (hash <= 0 || existsSync(name)) return { path: name, sheet: null };
	return { path: name.slice(0, hash), sheet: name.slice(hash + 1) };
}

function instant(value: string, wrong = usage.badTime): string {
	const [, date, clock] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(value) ?? [];
	const parsed = new Date(`${date}T${clock}Z`);
	if (!date || Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(`${date}T${clock}`))
		throw new UsageError(wrong, { value });
	return `${date} ${clock}`;
}

const optional = (values: Values, name: string): string | null =>
	values[name] === undefined ? null : required(values, name);

function required(values: Values, name: string): string {
	const value = values[name];
	if (typeof value !== 'string' || value === '') throw new UsageError(usage.missing, { name: `--${name}` });
	return value;
}

function oneOf<T extends string>(name: string, value: unknown, allowed: readonly T[]): T {
	const found = allowed.find((one) => one === value);
	if (found === undefined)
		throw new UsageError(usage.badValue, { name, value: String(value), allowed: allowed.join(', ') });
	return found;
}

function whole(values: Values, name: string, otherwise: number, least: number, most = Infinity): number {
	const value = values[name] === undefined ? otherwise : Number(values[name]);
	if (!Number.isSafeInteger(value) || value < least || value > most)
		throw new UsageError(usage.badValue, {
			name: `--${name}`,
			value: String(values[name]),
			allowed: `${least}, ${least + 1}, …${most === Infinity ? '' : ` ${most}`}`
		});
	return value;
}
