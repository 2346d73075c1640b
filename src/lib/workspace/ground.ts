import type { BatchStore } from '#lib/batches/store.ts';
import { noDecisions, parseDecisions, type Decisions } from '#lib/model/decisions.ts';
import { defaultRulebook, loadRulebook, presets, type Rulebook } from '#lib/rulebook/index.ts';

/** The documents beside the batches: when the world is looked at, by which rules, and what people decided. */
export const documents = {
	asOf: 'as-of',
	rulebook: 'rulebook',
	/** Rules that are being written; nothing is computed by them. */
	draft: 'rulebook-draft',
	decisions: 'decisions'
} as const;

/** What the user gave beside files, as it is kept. */
export interface Ground {
	/** 'YYYY-MM-DD HH:MM:SS'; null: at the latest event of the data. */
	readonly asOf: string | null;
	readonly rulebook: Rulebook;
	readonly decisions: Decisions;
}

const isAsOf = (value: unknown): value is { asOf: string } =>
	typeof value === 'object' &&
	value !== null &&
	'asOf' in value &&
	typeof value.asOf === 'string' &&
	/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value.asOf);

/** Reads it back. Throws a Refusal where a rulebook or decisions are not what this program can read: nothing is computed by other rules in silence. */
export async function readGround(store: BatchStore): Promise<Ground> {
	const asOf = await store.readDocument(documents.asOf);
	const rulebook = await store.readDocument(documents.rulebook);
	const decisions = await store.readDocument(documents.decisions);
	return {
		asOf: isAsOf(asOf) ? asOf.asOf : null,
		rulebook: rulebook === null ? defaultRulebook() : rulebookOf(rulebook),
		decisions: decisions === null ? noDecisions : parseDecisions(decisions, documents.decisions)
	};
}

/** A preset is kept by its id, so that it follows the program; a user's own rulebook whole, so that it does not change. */
export const keptRulebook = (rulebook: Rulebook): unknown =>
	Object.hasOwn(presets, rulebook.id) && isPreset(rulebook) ? { preset: rulebook.id } : rulebook;

const isPreset = (rulebook: Rulebook): boolean =>
	JSON.stringify(loadRulebook(rulebook.id)) === JSON.stringify(rulebook);

function rulebookOf(kept: unknown): Rulebook {
	const preset = (kept as { preset?: unknown } | null)?.preset;
	return loadRulebook(typeof preset === 'string' ? preset : kept);
}
