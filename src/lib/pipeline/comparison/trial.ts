import type { OnProgress } from '#lib/base/progress.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import { identifier, literal } from '#lib/engine/sql.ts';
import { borrow } from '#lib/pipeline/derived.ts';
import { run, type RunInput } from '#lib/pipeline/run.ts';
import { comparisonModels } from './models.ts';

/** The marts that are compared, and those that the same questions read on both sides. */
const compared = [
	'mart_run',
	'mart_complaints',
	'mart_clause_facts',
	'mart_clause_instances',
	'mart_events',
	'mart_fines',
	'mart_bonuses'
];

/** The database of a trial; one at a time. */
const own = 'what_if';

/**
 * The same batches, decisions and instant, derived once more under other rules, beside what is there. Marts have the names that they always
 * have; those of the rules in force stand in the database `before`. In `mart_changes` and its like is what differs.
 */
export interface Trial {
	readonly engine: Engine;
	/** To be written before a mart's name: `memory`. */
	readonly before: string;
	/** Lets go of everything but what differs. */
	shrink(): Promise<void>;
	/** Nothing of the trial is left. To be called before the batches are let go. */
	end(): Promise<void>;
}

export type TrialInput = Pick<RunInput, 'batches' | 'decisions' | 'rulebook' | 'learn'>;

/**
 * Tries a rulebook; what does not follow from it is taken from `engine` where that still has it. `engine` has the tables of a finished run over the same batches, which stay as they are; they must stay until the trial is
 * ended or shrunk. Where it is cancelled or fails, nothing is left. Progress is that of the run, then step 'compare'.
 */
export async function openTrial(
	engine: Engine,
	{ batches, decisions, rulebook, learn }: TrialInput,
	onProgress: OnProgress = () => {},
	signal?: AbortSignal
): Promise<Trial> {
	const { name, as_of, outlier_after } = firstRow<Before>(await engine.query(beforeSql))!;
	const before = identifier(name);
	const trial = await engine.connect();
	const end = async (): Promise<void> => {
		await trial.exec(`use ${before}; detach database if exists ${own}`);
		await trial.close();
	};
	try {
		await trial.exec(`attach ':memory:' as ${own}; use ${own}`);
		await mirror(trial, name);
		for (const there of borrow(engine, trial))
			await trial.exec(`create view ${there} as from ${before}.${there}`);
		const reach = { asOf: as_of, outlierAfter: outlier_after };
		const asOf = as_of ?? undefined;
		const order = { batches, decisions, rulebook, learn, asOf, reach, only: compared, incremental: true };
		await run(trial, order, onProgress, signal);
		for (const [at, { name: table, sql }] of comparisonModels.entries()) {
			onProgress({ step: 'compare', done: at, total: comparisonModels.length });
			await trial.exec(`create table ${table} as\n${sql.replaceAll('$before', before)}`, signal);
		}
	} catch (error) {
		await end();
		throw error;
	}
	return { engine: trial, before, shrink: () => shrink(trial), end };
}

interface Before {
	readonly name: string;
	readonly as_of: string | null;
	readonly outlier_after: string | null;
}
const beforeSql = 'select current_database() as name, as_of, outlier_after from mart_run';

/** A store in memory shows its batches as schemas of the engine's own database, where another database does not look. */
async function mirror(trial: Engine, database: string): Promise<void> {
	const found = rows<{ schema: string; view: string }>(
		await trial.query(
			`select schema_name as schema, view_name as view from duckdb_views()
where database_name = ${literal(database)} and schema_name <> 'main' and not internal`
		)
	);
	const schemas = [...new Set(found.map(({ schema }) => schema))].map(identifier);
	const views = found.map(({ schema, view }) => `${identifier(schema)}.${identifier(view)}`);
	for (const schema of schemas) await trial.exec(`create schema ${schema}`);
	for (const view of views) await trial.exec(`create view ${view} as from ${identifier(database)}.${view}`);
}

const ownTables = `select table_name as name, table_type = 'VIEW' as is_view from information_schema.tables
where table_catalog = current_database() and table_schema = 'main' order by is_view desc`;

async function shrink(trial: Engine): Promise<void> {
	const kept = new Set(comparisonModels.map(({ name }) => name));
	const found = rows<{ name: string; is_view: boolean }>(await trial.query(ownTables));
	for (const { name, is_view } of found)
		if (!kept.has(name)) await trial.exec(`drop ${is_view ? 'view' : 'table'} ${identifier(name)}`);
}
