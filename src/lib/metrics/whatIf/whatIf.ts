import type { Engine } from '#lib/engine/engine.ts';
import { ask, askOne } from '#lib/metrics/ask.ts';
import type { ClassField } from '#lib/pipeline/comparison/mart_class_changes.ts';
import classesSql from './classes.sql?raw';
import { clauseEffects, type ClauseEffect } from './clauseEffects.ts';
import { deductionEffects, type DeductionEffect } from './deductionEffects.ts';
import { fineEffects, statusEffects, sumOf, type FineEffect, type FineEffects } from './fineEffects.ts';
import { siteEffects, type SiteEffect } from './siteEffects.ts';

/** Complaints that are classified otherwise, by what they were and become; of `repeat_of` whether they repeat another. */
export type { ClauseEffect } from './clauseEffects.ts';

export interface ClassEffect {
	readonly field: ClassField;
	readonly before: string | null;
	readonly after: string | null;
	readonly n: number;
}

/** What other rules would change. */
export interface WhatIf {
	readonly asOf: string | null;
	/** Rulebook and edition on both sides. */
	readonly before: { readonly rulebook: string; readonly edition: string };
	readonly after: { readonly rulebook: string; readonly edition: string };
	/** All judged complaints, and of them, with events of other tables, those of which something changes. */
	readonly complaints: number;
	readonly changed: number;
	readonly clauses: readonly ClauseEffect[];
	/** Applied lines: the whole, by each dimension, and beside it lines of every status. */
	readonly total: FineEffect;
	readonly fines: FineEffects;
	readonly statuses: readonly FineEffect[];
	/** Person-months that change. */
	readonly deductions: readonly DeductionEffect[];
	readonly sites: readonly SiteEffect[];
	readonly classes: readonly ClassEffect[];
}

/** What a trial changes, as a whole. Asked of the trial and of the engine that it stands beside, before it is shrunk. */
export async function whatIf(
	engine: Engine,
	{ engine: trial, before }: { readonly engine: Engine; readonly before: string },
	signal?: AbortSignal
): Promise<WhatIf> {
	const fines = await fineEffects(trial, before, signal);
	const sides = await askOne<Sides>(trial, sidesSql, {}, { before }, signal);
	return {
		asOf: sides.as_of,
		before: { rulebook: sides.before_rulebook, edition: sides.before_edition },
		after: { rulebook: sides.after_rulebook, edition: sides.after_edition },
		complaints: sides.complaints,
		changed: sides.changed,
		clauses: await clauseEffects(engine, trial, before, signal),
		total: sumOf(fines.article),
		fines,
		statuses: await statusEffects(trial, before, signal),
		deductions: await deductionEffects(engine, trial, signal),
		sites: await siteEffects(trial, before, signal),
		classes: (await ask<FoundClass>(trial, classesSql, {}, {}, signal)).map(
			({ field, before_value, after_value, n }) => ({ field, before: before_value, after: after_value, n })
		)
	};
}

interface FoundClass {
	readonly field: ClassField;
	readonly before_value: string | null;
	readonly after_value: string | null;
	readonly n: number;
}

interface Sides {
	readonly as_of: string | null;
	readonly before_rulebook: string;
	readonly before_edition: string;
	readonly after_rulebook: string;
	readonly after_edition: string;
	readonly complaints: number;
	readonly changed: number;
}
const sidesSql = `-- One row per trial. Key: as_of.
select b.as_of, b.rulebook_id as before_rulebook, b.edition as before_edition, a.rulebook_id as after_rulebook, a.edition as after_edition,
	(select count(*)::integer from mart_complaints) as complaints,
	(select count(*)::integer from mart_changes) as changed
from mart_run as a cross join $before.mart_run as b`;
