import type { OnProgress } from '#lib/base/progress.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { Batch } from '#lib/model/batch.ts';
import { noDecisions, type Decisions } from '#lib/model/decisions.ts';
import { editionOn, type Rulebook } from '#lib/rulebook/index.ts';
import { rulebookSeeds } from '#lib/rulebook/seeds.ts';
import { latestEvent, type LatestEvent } from './asOf.ts';
import { droppableAfter, neededFor } from './lifetime.ts';
import { sqlOf, type Model } from './model.ts';
import { models } from './models.ts';
import type { Seed } from './seed.ts';
import { batchSeeds, decisionSeeds, runSeed } from './seeds.ts';
import { stagingModels } from './staging/index.ts';

export interface RunInput {
	/** In order of import; batch n is already attached to the engine as `b<n>`. */
	readonly batches: readonly Batch[];
	readonly rulebook: Rulebook;
	/** 'YYYY-MM-DD HH:MM:SS'; without it, the latest event in the data. */
	readonly asOf?: string;
	/** What people decided; without it, nothing. */
	readonly decisions?: Decisions;
	/** Keeps the tables between, to be looked at; otherwise each is dropped after its last reader. */
	readonly keep?: boolean;
	/** Only these tables, and on the way what they read; without it, all. */
	readonly only?: readonly string[];
	/** How far the data reach, where an earlier run over the same batches has found out. */
	readonly reach?: LatestEvent;
}

export interface RunSummary {
	/** Null only where nothing in the data is dated. */
	readonly asOf: string | null;
	readonly asOfGiven: boolean;
	readonly outlierAfter: string | null;
	readonly rulebookId: string;
	readonly edition: string;
	/** Rows of every mart that is a table, and of everything else that is still there. */
	readonly counts: Readonly<Record<string, number>>;
}

/**
 * Derives every table from the batches, the rulebook and as_of, replacing what was there.
 * A cancelled run leaves the tables half new: run again before anything is read.
 */
export async function run(
	engine: Engine,
	{ batches, rulebook, asOf, decisions = noDecisions, keep = false, only, reach }: RunInput,
	onProgress: OnProgress = () => {},
	signal?: AbortSignal
): Promise<RunSummary> {
	const context = { batches, rulebook };
	const wanted = only ? neededFor(models, context, only) : models;
	const staged = wanted.filter((model) => stagingModels.includes(model));
	const droppable = keep ? new Map<string, Model[]>() : droppableAfter(wanted, context);
	const build = async (part: readonly Model[], before: number) => {
		for (const [i, model] of part.entries()) {
			signal?.throwIfAborted();
			onProgress({ step: model.name, done: before + i, total: wanted.length });
			await create(engine, model, sqlOf(model, context), signal);
			for (const { kind, name } of droppable.get(model.name) ?? []) await engine.exec(`drop ${kind} ${name}`);
		}
	};

	await clear(engine);
	const seeds = [...batchSeeds(batches), ...rulebookSeeds(rulebook), ...decisionSeeds(decisions)];
	for (const seed of seeds) await plant(engine, seed);
	const unset = { asOf: null, outlierAfter: null, given: false, rulebookId: rulebook.id, edition: '' };
	await plant(engine, runSeed(unset));
	await build(staged, 0);
	const latest = reach ?? (await latestEvent(engine, batches, signal));
	const at = asOf ?? latest.asOf;
	const identity = { rulebookId: rulebook.id, edition: editionOn(rulebook, at?.slice(0, 10) ?? '9999').id };
	await plant(engine, runSeed({ ...latest, asOf: at, given: asOf !== undefined, ...identity }));
	await build(wanted.slice(staged.length), staged.length);
	onProgress({ step: 'done', done: wanted.length, total: wanted.length });
	return {
		asOf: at,
		asOfGiven: asOf !== undefined,
		outlierAfter: latest.outlierAfter,
		...identity,
		counts: await counts(engine)
	};
}

async function create(engine: Engine, model: Model, sql: string, signal?: AbortSignal): Promise<void> {
	await engine.exec(`create or replace ${model.kind} ${model.name} as\n${sql}`, signal);
}

const plant = (engine: Engine, seed: Seed) => engine.load(seed.name, seed.columns, seed.rows);

/** Drops the tables and views of an earlier run, views first: a view of old columns must not meet new tables. */
async function clear(engine: Engine): Promise<void> {
	for (const model of [...models].reverse()) await engine.exec(`drop ${model.kind} if exists ${model.name}`);
}

async function counts(engine: Engine): Promise<Record<string, number>> {
	const there = rows<{ name: string }>(
		await engine.query(
			"select table_name as name from duckdb_tables() where database_name = current_database() and regexp_matches(table_name, '^(stg|fct|mart)_') order by 1"
		)
	);
	const result: Record<string, number> = {};
	for (const { name } of there) {
		const [row] = rows<{ n: number }>(await engine.query(`select count(*)::double as n from ${name}`));
		result[name] = row!.n;
	}
	return result;
}
