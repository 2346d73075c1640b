import type { Cell, ColumnType, Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { Batch } from '#lib/model/batch.ts';
import { noDecisions, type Decisions } from '#lib/model/decisions.ts';
import { fieldOf, fieldsOf, tableNames, type TableName } from '#lib/model/columns.ts';
import { factModels } from '#lib/pipeline/facts/index.ts';
import { sqlOf } from '#lib/pipeline/model.ts';
import { batchSeeds, decisionSeeds, learntSeed, runSeed, type Guess } from '#lib/pipeline/seeds.ts';
import { stagedColumns } from '#lib/pipeline/staging/columns.ts';
import { stagedName, stagingModels } from '#lib/pipeline/staging/index.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { rulebookSeeds } from '#lib/rulebook/seeds.ts';

/** One row as a person would write it: text by canonical field; a date without a clock is a date only. */
export type Written = Readonly<Record<string, string>>;

/** A cell that the readers cannot make anything of. */
export const unreadable = '???';

/** A sheet for tests: its rows, and the columns that it has (by default those that any row fills). */
export interface Sheet {
	readonly table?: TableName;
	readonly file?: string;
	readonly columns?: readonly string[];
	readonly rows: readonly Written[];
}

/** Stages these sheets, builds all facts from them and leaves them in the engine. */
export async function buildFacts(
	engine: Engine,
	{
		sheets,
		rulebook,
		asOf,
		decisions = noDecisions,
		guesses = []
	}: {
		sheets: readonly Sheet[];
		rulebook: Rulebook;
		asOf: string;
		decisions?: Decisions;
		guesses?: readonly Guess[];
	}
): Promise<void> {
	const batches = sheets.map(batchOf);
	await stage(engine, sheets);
	const seeds = [...batchSeeds(batches), ...rulebookSeeds(rulebook), ...decisionSeeds(decisions)];
	for (const seed of [...seeds, learntSeed(guesses)]) await engine.load(seed.name, seed.columns, seed.rows);
	const run = runSeed({ asOf, outlierAfter: null, given: true, rulebookId: rulebook.id, edition: '' });
	await engine.load(run.name, run.columns, run.rows);
	const waivers = stagingModels.find(({ name }) => name === 'stg_waivers')!;
	await engine.exec(`create or replace view stg_waivers as\n${sqlOf(waivers, { batches, rulebook })}`);
	await buildModels(engine, batches, rulebook);
}

/** Builds the fact models from staged tables and seeds that are already there. */
export async function buildModels(
	engine: Engine,
	batches: readonly Batch[],
	rulebook: Rulebook
): Promise<void> {
	for (const model of [...factModels].reverse())
		await engine.exec(`drop ${model.kind} if exists ${model.name}`);
	for (const model of factModels) {
		await engine.exec(`create ${model.kind} ${model.name} as\n${sqlOf(model, { batches, rulebook })}`);
	}
}

/** The columns of a sheet, in order of the dictionary. */
export function columnsOf({ table = 'complaints', columns, rows: written }: Sheet): string[] {
	const filled = new Set([...(columns ?? []), ...written.flatMap((row) => Object.keys(row))]);
	return fieldsOf(table)
		.map((f) => f.name)
		.filter((name) => filled.has(name));
}

/** The batch that an import of the sheet would give. */
export function batchOf(sheet: Sheet, index = 0): Batch {
	const names = columnsOf(sheet);
	const n = sheet.rows.length;
	return {
		id: `batch-${index + 1}`,
		table: sheet.table ?? 'complaints',
		file: sheet.file ?? `file-${index + 1}.csv`,
		fileBytes: 0,
		sha256: '',
		kind: 'csv',
		sheet: '',
		encoding: 'utf-8',
		delimiter: ',',
		headerRows: [1],
		columns: names.map((field, i) => ({
			index: i + 1,
			header: field,
			field: field as never,
			confidence: 1,
			how: 'exact'
		})),
		lookups: {},
		rowsRead: n + 1,
		rowsSkipped: 1,
		rowsImported: n
	};
}

async function stage(engine: Engine, sheets: readonly Sheet[]): Promise<void> {
	for (const table of tableNames) {
		const columns = stagedColumns(table).filter((c) => c.name !== 'row_hash');
		const types = Object.fromEntries(columns.map((c) => [c.name, c.type.toUpperCase() as ColumnType]));
		const staged = sheets.flatMap((sheet, b) =>
			(sheet.table ?? 'complaints') === table
				? sheet.rows.map((row, r) =>
						columns.map((c) => cell(table, c.name, row, { batch_no: b + 1, source_row: r + 2 }))
					)
				: []
		);
		await engine.load('typed', types, staged);
		const text = columns.filter((c) => c.name !== 'batch_no' && c.name !== 'source_row').map((c) => c.name);
		await engine.exec(
			`create or replace table ${stagedName[table]} as select batch_no, source_row, hash(${text.join(', ')}) as row_hash, ${text.join(', ')}${table === 'complaints' ? ', rowid as cell_no' : ''} from typed`
		);
	}
	await engine.exec('drop table typed');
	const problems = sheets.flatMap((sheet, b) => {
		const names = columnsOf(sheet);
		return sheet.rows.flatMap((row, r) =>
			names.flatMap((name, c) => (row[name] === unreadable ? [[b + 1, r + 2, c + 1] as const] : []))
		);
	});
	const columns = { batch_no: 'INTEGER', source_row: 'INTEGER', column_index: 'INTEGER' } as const;
	await engine.load('stg_problems', columns, problems);
}

function cell(
	table: TableName,
	column: string,
	row: Written,
	origin: { batch_no: number; source_row: number }
): Cell {
	if (column === 'batch_no' || column === 'source_row') return origin[column];
	const name = column.replace(/_date_only$|_fen$/, '');
	const written = row[name] ?? '';
	if (written === '' || written === unreadable) return null;
	if (column.endsWith('_date_only')) return written.length === 10;
	switch (fieldOf(table, name)!.type) {
		case 'datetime':
			return written.length === 10
				? `${written} 00:00:00`
				: written.length === 16
					? `${written}:00`
					: written;
		case 'boolean':
			return written === 'yes';
		case 'money':
			return Math.round(Number(written) * 100);
		case 'integer':
		case 'number':
			return Number(written);
		default:
			return written;
	}
}

/** All rows of a query. */
export const ask = async <T = Record<string, unknown>>(engine: Engine, sql: string): Promise<T[]> =>
	rows<T>(await engine.query(sql));
