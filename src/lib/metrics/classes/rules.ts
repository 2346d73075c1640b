import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import type { ConfirmedField } from '#lib/model/decisions.ts';
import type { ClassState } from '#lib/pipeline/marts/mart_classes.ts';
import sql from './rules.sql?raw';

/** How many values of a class a rule gave. */
export interface RuleCount {
	readonly field: ConfirmedField;
	/** Null: none gave any. */
	readonly rule: string | null;
	readonly state: ClassState;
	readonly n: number;
}

/** Where the recomputed values of the complaints of a filter come from, the most frequent first. */
export const classRules = (engine: Engine, filter: Filter = {}, signal?: AbortSignal): Promise<RuleCount[]> =>
	ask<RuleCount>(engine, sql, filter, {}, signal);
