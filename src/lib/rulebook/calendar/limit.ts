import { isCounted } from './counted.ts';
import type { Clause } from '#lib/rulebook/shape.ts';

/** Names of what a limit is judged by. On the wall clock its due is certain. */
export interface Limit {
	/** The last moment at which it is certain that the limit has not run out. */
	readonly until: string;
	/** Why it cannot be said when the limit runs out; null where it always can. */
	readonly unsure: string | null;
}

export const plainLimit = (id: string): Limit => ({ until: `${id}_due_at`, unsure: null });

/** The limit of this clause: where it counts working time or stops while paused, fct_working_limits tells. */
export const limitOf = (clause: Clause): Limit =>
	isCounted(clause)
		? { until: `${clause.id}_sure_at`, unsure: `${clause.id}_unsure` }
		: plainLimit(clause.id);

/** SQL: when the limit of this clause runs out; `plain` on the wall clock. */
export const limitAt = (clause: Clause, plain: string): string =>
	isCounted(clause) ? `${clause.id}_limit_at` : plain;
