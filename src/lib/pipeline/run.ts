import type { OnProgress } from '#lib/base/progress.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { Batch } from '#lib/model/batch.ts';
import { noDecisions, type Decisions } from '#lib/model/decisions.ts';
import { editionOn, type Rulebook } from '#lib/rulebook/index.ts';
import { rulebookSeeds } from '#lib/rulebook/seeds.ts';
import { latestEvent, type LatestEvent } from './asOf.ts';
import { derivedOn, forget, type Derived } from './derived.ts';
import { questionOf, type Learn } from './learn.ts';
import { droppableAfter, limitsStartFrom, neededFor } from './lifetime.ts';
import type { Context, Model } from './model.ts';
import { models } from './models.ts';
import { marksOf, stepsOf, toBuild, type Step } from './plan.ts';
import type { Seed } from './seed.ts';
import { batchSeeds, decisionSeeds, learntSeed, runSeed } from './seeds.ts';
import { stagingModels } from './staging/index.ts';

export interface RunInput {
	/** In order of import; batch n is already attached to the engine as `b<n>`. */
	readonly batches: readonly Batch[];
	readonly rulebook: Rulebook;
	/** 'YYYY-MM-DD HH:MM:SS'; without it, the latest event in the data. */
	readonly asOf?: string;
	/** What people decided; without it, nothing. */
	readonly decisions?: Decisions;
	/** Learns categories from the log's own labels; without it, what has none stays unclassified. */
	readonly learn?: Learn | undefined;
	/** Keeps the tables between, to be looked at; otherwise each is dropped after its last reader. */
	readonly keep?: boolean;
	/**
	 * Starts from what this connection's last such run left and makes again only what follows from what changed; leaves as many of the tables
	 * between as there is room for, so that the next one can. The tables are those that a run from the beginning gives.
	 */
	readonly incremental?: boolean;
	/** Only these tables, and on the way what they read; without it, all. */
	readonly only?: readonly string[];
	/** How far the data reach, where an earlier run over the same batches has found out. */
	readonly reach?: LatestEvent;
}

/** Complaints up to which the tables between may stay: as many again as the marts have must fit into a tab. */
const smallLog = 250_000;
/** Cells of complaints, rows × columns, up to which at least those may stay that another time limit starts from. */
const largeLog = 24_000_000;

/** What is dropped after which model of an incremental run: as little as there is room for. */
function droppedBetween(
	models: readonly Model[],
	context: Context
): ReturnType<typeof droppableAfter> | null {
	const logs = context.batches.filter((b) => b.table === 'complaints');
	if (logs.reduce((sum, b) => sum + b.rowsImported, 0) <= smallLog) return null;
	const cells = logs.reduce((sum, b) => sum + b.rowsImported * b.columns.length, 0);
	const droppable = droppableAfter(models, context);
	if (cells > largeLog) return droppable;
	const kept = limitsStartFrom(models, context);
	return new Map([...droppable].map(([after, gone]) => [after, gone.filter(({ name }) => !kept.has(name))]));
}

export interface RunSummary {
	/** Null only where nothing in the data is dated. */
	readonly asOf: string | null;
	readonly asOfGiven: boolean;
	readonly outlierAfter: string | null;
	readonly rulebookId: string;
	readonly edition: string;
	/** Rows of the complaints, of every mart that is a table, and of every table between that is still there. */
	readonly counts: Readonly<Record<string, number>>;
}

/**
 * Derives every table from the batches, the rulebook and as_of, replacing what was there.
 * A cancelled run leaves the tables half new: run again before anything is read.
 */
export async function run(
	engine: Engine,
	{
		batches,
		rulebook,
		asOf,
		decisions = noDecisions,
		learn,
		keep = false,
		incremental = false,
		only,
		reach
	}: RunInput,
	onProgress: OnProgress = () => {},
	signal?: AbortSignal
): Promise<RunSummary> {
	const context = { batches, rulebook };
	const wanted = only ? neededFor(models, context, only) : models;
	const steps = stepsOf(wanted, context);
	const droppable = keep
		? null
		: incremental && !only
			? droppedBetween(wanted, context)
			: droppableAfter(wanted, context);
	const derived = incremental ? derivedOn(engine) : forget(engine);
	const take = async (part: readonly Step[], asked: (name: string) => boolean) => {
		const marks = marksOf(steps, batches, derived);
		const build = toBuild(part, asked, marks, derived);
		// there is no room for a large table and the one that takes its place
		if (incremental && droppable)
			await drop(
				engine,
				derived,
				wanted.filter(({ name }) => build.has(name))
			);
		for (const { model, sql } of part) {
			signal?.throwIfAborted();
			if (build.has(model.name)) {
				onProgress({ step: model.name, done: wanted.indexOf(model), total: wanted.length });
				await giveBack(engine, derived, model.name);
				await engine.exec(`create or replace ${model.kind} ${model.name} as\n${sql}`, signal);
				derived.marks.set(model.name, marks.get(model.name)!);
			}
			const gone = (droppable?.get(model.name) ?? []).filter(({ name }) => derived.marks.has(name));
			if (gone.length > 0) await drop(engine, derived, gone.toReversed());
		}
	};

	if (!incremental) await drop(engine, derived, models);
	const seeds = [...batchSeeds(batches), ...rulebookSeeds(rulebook), ...decisionSeeds(decisions)];
	for (const seed of seeds) await plant(engine, derived, seed);
	const staged = steps.filter(({ model }) => stagingModels.includes(model));
	const latest =
		reach ?? (await reached(engine, batches, derived, staged, () => take(staged, () => true), signal));
	const at = asOf ?? latest.asOf;
	const identity = { rulebookId: rulebook.id, edition: editionOn(rulebook, at?.slice(0, 10) ?? '9999').id };
	await plant(engine, derived, runSeed({ ...latest, asOf: at, given: asOf !== undefined, ...identity }));
	const asked = steps.findIndex(({ model }) => model.name === 'fct_keywords') + 1;
	const labels = ['fct_judged', 'fct_keywords'];
	const told = marksOf(steps, batches, derived);
	const mark = derived.mark('learnt', learn ? 1 : 0, ...labels.map((name) => told.get(name) ?? -1));
	if (asked > 0 && derived.learnt !== mark) {
		await take(steps.slice(0, asked), () => true);
		const question = learn && (await questionOf(engine, signal));
		const guesses = question ? await learn(question, onProgress, signal) : [];
		await plant(engine, derived, learntSeed(guesses));
		derived.learnt = mark;
	}
	const ends = only ?? wanted.map(({ name }) => name).filter((name) => keep || name.startsWith('mart_'));
	await take(steps, (name) => ends.includes(name));
	onProgress({ step: 'done', done: wanted.length, total: wanted.length });
	return {
		asOf: at,
		asOfGiven: asOf !== undefined,
		outlierAfter: latest.outlierAfter,
		...identity,
		counts: await counts(engine)
	};
}

/** How far the data reach; asked only where a table that says so is another than before. */
async function reached(
	engine: Engine,
	batches: readonly Batch[],
	derived: Derived,
	staged: readonly Step[],
	stage: () => Promise<void>,
	signal?: AbortSignal
): Promise<LatestEvent> {
	const marks = marksOf(staged, batches, derived);
	const tables = staged
		.filter(({ model }) => model.kind === 'table')
		.map(({ model }) => marks.get(model.name)!);
	const mark = derived.mark('reach', derived.marks.get('seed_replaced') ?? -1, ...tables);
	if (derived.reach?.mark !== mark) {
		await stage();
		derived.reach = { mark, latest: await latestEvent(engine, batches, signal) };
	}
	return derived.reach.latest;
}

async function plant(engine: Engine, derived: Derived, { name, columns, rows }: Seed): Promise<void> {
	const mark = derived.mark(JSON.stringify([columns, rows]));
	if (derived.marks.get(name) === mark) return;
	await giveBack(engine, derived, name);
	await engine.load(name, columns, rows);
	derived.marks.set(name, mark);
}

/** What stands under this name is about to be another: no table takes the place of a borrowed view. */
async function giveBack(engine: Engine, derived: Derived, name: string): Promise<void> {
	derived.marks.delete(name);
	if (derived.borrowed.delete(name)) await engine.exec(`drop view ${name}`);
}

/** Drops these tables and views where they are there and our own, views first: a view of old columns must not meet new tables. */
async function drop(engine: Engine, derived: Derived, gone: readonly Model[]): Promise<void> {
	const own = gone.filter(({ name }) => !derived.borrowed.has(name)).toReversed();
	for (const { name } of own) derived.marks.delete(name);
	const drops = own.map(({ kind, name }) => `drop ${kind} if exists ${name}`);
	if (drops.length > 0) await engine.exec(drops.join('; '));
}

async function counts(engine: Engine): Promise<Record<string, number>> {
	const there = rows<{ name: string }>(
		await engine.query(
			"select table_name as name from information_schema.tables where table_catalog = current_database() and table_schema = 'main' and (table_type = 'BASE TABLE' and regexp_matches(table_name, '^(stg|fct|mart)_') or table_name = 'mart_complaints') order by 1"
		)
	);
	const each = there.map(({ name }) => `select '${name}' as name, count(*)::double as n from ${name}`);
	if (each.length === 0) return {};
	const counted = rows<{ name: string; n: number }>(await engine.query(each.join(' union all ')));
	return Object.fromEntries(counted.map(({ name, n }) => [name, n]));
}
