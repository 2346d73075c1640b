import type { Engine } from '#lib/engine/engine.ts';
import { whatIf, type WhatIf } from '#lib/metrics/whatIf/whatIf.ts';
import type { Batch } from '#lib/model/batch.ts';
import { openTrial, type Trial } from '#lib/pipeline/comparison/trial.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';

type Clause = Rulebook['editions'][number]['clauses'][number];

/** The default rulebook with its clauses as `change` leaves them; a clause for which it gives false is gone. */
export function draftOf(change: (clause: Clause) => boolean | void): Rulebook {
	const draft = structuredClone(defaultRulebook());
	for (const edition of draft.editions)
		edition.clauses = edition.clauses.filter((clause) => change(clause) !== false);
	return draft;
}

/** The default rulebook with another limit of dispatch, in minutes. */
export const dispatchWithin = (minutes: number): Rulebook =>
	draftOf((clause) => {
		if (clause.id === 'dispatch' && 'limit' in clause) clause.limit = { ...clause.limit, value: minutes };
	});

/** A draft that changes outcomes, fines and classes. */
export function sampleDraft(): Rulebook {
	const draft = dispatchWithin(9);
	const edition = draft.editions[0]!;
	edition.repeat.days.value = 90;
	edition.articles = edition.articles.filter(({ article }) => article !== '13');
	edition.clauses = edition.clauses.filter(({ id }) => id !== 'visit_cycle');
	return draft;
}

export interface TriedUnder {
	readonly before?: Rulebook;
	readonly asOf?: string;
	/** As the app does: tables between stay, and the trial takes what does not follow from the rules. */
	readonly incremental?: boolean;
}

/** Derives everything under `before`, tries `after`, asks for the whole effect and what else is wanted, and ends the trial. */
export async function tried<T = null>(
	engine: Engine,
	batches: readonly Batch[],
	after: Rulebook,
	{ before = defaultRulebook(), asOf, incremental = false }: TriedUnder = {},
	further: (trial: Trial, effect: WhatIf) => Promise<T> = async () => null as T
): Promise<{ effect: WhatIf; more: T }> {
	await run(engine, { batches, rulebook: before, incremental, ...(asOf ? { asOf } : {}) });
	const trial = await openTrial(engine, { batches, rulebook: after });
	try {
		const effect = await whatIf(engine, trial);
		return { effect, more: await further(trial, effect) };
	} finally {
		await trial.end();
	}
}
