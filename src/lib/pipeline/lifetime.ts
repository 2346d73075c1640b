import { sqlOf, type Context, type Model } from './model.ts';

const tableName = /\b(?:raw|seed|stg|fct|mart)_[a-z0-9_]+/g;

/** The derived tables and seeds that a model's SQL names. */
export function reads(sql: string): readonly string[] {
	const withoutComments = sql.replace(/--.*$/gm, '');
	return [...new Set(withoutComments.match(tableName) ?? [])];
}

/**
 * For each model, what nobody reads after it, so that it can be dropped at once: a million rows must not lie three
 * times in a tab's memory. Marts stay, and with them whatever a mart that is a view reads. Views are named before
 * the tables that they read.
 */
export function droppableAfter(
	models: readonly Model[],
	context: Context
): ReadonlyMap<string, readonly Model[]> {
	const read = new Map(models.map((m) => [m.name, reads(sqlOf(m, context)).filter((n) => n !== m.name)]));
	const place = new Map(models.map((m, i) => [m.name, i]));
	const needed = new Map<string, number>();
	for (const model of [...models].reverse()) {
		const own = place.get(model.name)!;
		const until = model.kind === 'table' ? own : Math.max(own, needed.get(model.name) ?? own);
		const last = model.kind === 'view' && model.name.startsWith('mart_') ? models.length : until;
		for (const name of read.get(model.name)!) {
			if (place.has(name)) needed.set(name, Math.max(needed.get(name) ?? 0, last));
		}
	}
	const droppable = new Map<string, Model[]>();
	for (const model of [...models].reverse()) {
		const last = needed.get(model.name);
		if (last === undefined || last >= models.length || model.name.startsWith('mart_')) continue;
		const after = models[last]!.name;
		droppable.set(after, [...(droppable.get(after) ?? []), model]);
	}
	return droppable;
}

/** Of the models, in their order, those that are wanted and what they read, through however many others. */
export function neededFor(
	models: readonly Model[],
	context: Context,
	wanted: readonly string[]
): readonly Model[] {
	const needed = new Set(wanted);
	for (const model of [...models].reverse())
		if (needed.has(model.name)) for (const name of reads(sqlOf(model, context))) needed.add(name);
	return models.filter(({ name }) => needed.has(name));
}

/** The models that read time limits out of the rulebook. */
const limitModels = [
	'fct_working_limits',
	'fct_event_clauses',
	'fct_judgements',
	'fct_promises',
	'fct_progress_windows'
];

/** The models that stay as they are when a time limit changes, and that something reads which does not. */
export function limitsStartFrom(models: readonly Model[], context: Context): ReadonlySet<string> {
	const behind = new Set(limitModels);
	const start = new Set<string>();
	for (const model of models) {
		const read = reads(sqlOf(model, context));
		if (read.some((name) => behind.has(name))) behind.add(model.name);
		if (behind.has(model.name)) for (const name of read) start.add(name);
	}
	for (const name of behind) start.delete(name);
	// what a view reads that stays
	for (const { name, kind, sql } of models.map((m) => ({ ...m, sql: sqlOf(m, context) })).reverse())
		if (kind === 'view' && start.has(name)) for (const other of reads(sql)) start.add(other);
	return start;
}
