import type { Batch } from '#lib/model/batch.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';

/** What a model's SQL may depend on beside the tables that it reads. */
export interface Context {
	/** In order of import; batch number n is attached under the alias `b<n>`. */
	readonly batches: readonly Batch[];
	readonly rulebook: Rulebook;
}

/**
 * One derived table. Its SQL is a single select whose first line is `-- One row per <grain>. Key: <columns>.`;
 * run.ts wraps it in `create or replace`. A view costs nothing to build, but keeps alive the tables that it reads.
 */
export interface Model {
	readonly name: string;
	readonly kind: 'table' | 'view';
	readonly sql: string | ((context: Context) => string);
}

/** The model's select for this context. */
export function sqlOf(model: Model, context: Context): string {
	return typeof model.sql === 'string' ? model.sql : model.sql(context);
}
