import { sqlOf, type Context, type Model } from './model.ts';

const tableName = /\b(?:raw|seed|stg|fct|mart)_[a-z0-9_]+/g;

/** The derived tables and seeds that a model's SQL names. */
export function reads(sql: string): readonly string[] {
	const withoutComments = sql.replace(/--.*$/gm, '');
	return [...new Set(withoutComments.match(tableName) ?? [])];
}

/**
 * For each model, the tables that nobody reads after it, so that they can be dropped at once: a million rows
 * must not lie three times in a tab's memory. Marts stay, and whatever a view reads stays with the view.
 */
export function droppableAfter(
	models: readonly Model[],
	context: Context
): ReadonlyMap<string, readonly string[]> {
	const kinds = new Map(models.map((m) => [m.name, m.kind]));
	const lastReader = new Map<string, string>();
	const kept = new Set<string>();
	for (const model of models) {
		for (const name of reads(sqlOf(model, context))) {
			if (!kinds.has(name) || name === model.name) continue;
			if (model.kind === 'view') kept.add(name);
			lastReader.set(name, model.name);
		}
	}
	const droppable = new Map<string, string[]>();
	for (const [name, reader] of lastReader) {
		if (name.startsWith('mart_') || kinds.get(name) === 'view' || kept.has(name)) continue;
		droppable.set(reader, [...(droppable.get(reader) ?? []), name]);
	}
	return droppable;
}
