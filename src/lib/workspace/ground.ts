import type { BatchStore } from '#lib/batches/store.ts';
import { noActions, parseActions, type Actions } from '#lib/model/actions.ts';
import { noAnnotations, parseAnnotations, type Annotations } from '#lib/model/annotations.ts';
import { noDecisions, parseDecisions, type Decisions } from '#lib/model/decisions.ts';
import { editionsDocument, noEditions, parseEditions, type Editions } from '#lib/model/editions.ts';
import { noLists, parseLists, type Lists } from '#lib/model/lists.ts';
import { noReportEdits, parseReportEdits, type ReportEdits } from '#lib/model/reportEdits.ts';
import { defaultRulebook, loadRulebook, presets, type Rulebook } from '#lib/rulebook/index.ts';

/** The documents beside the batches: when the world is looked at, by which rules, and what people decided. */
export const documents = {
	asOf: 'as-of',
	rulebook: 'rulebook',
	/** Rules that are being written; nothing is computed by them. */
	draft: 'rulebook-draft',
	decisions: 'decisions',
	/** Notes on dates, baselines of charts. */
	annotations: 'annotations',
	/** The month with which the fiscal year begins. */
	fiscalYear: 'fiscal-year',
	/** The register of corrective actions; nothing is derived from it. */
	actions: 'actions',
	/** Saved views of the list of complaints; nothing is derived from them. */
	lists: 'lists',
	/** The register of sealed papers; nothing is derived from it. */
	editions: editionsDocument,
	/** What authors changed in papers; nothing is derived from it. */
	reportEdits: 'report-edits'
} as const;

/** What the user gave beside files, as it is kept. */
export interface Ground {
	/** 'YYYY-MM-DD HH:MM:SS'; null: at the latest event of the data. */
	readonly asOf: string | null;
	readonly rulebook: Rulebook;
	readonly decisions: Decisions;
	readonly annotations: Annotations;
	/** 1–12. */
	readonly fiscalStart: number;
	readonly actions: Actions;
	readonly lists: Lists;
	readonly editions: Editions;
	readonly reportEdits: ReportEdits;
}

const isAsOf = (value: unknown): value is { asOf: string } =>
	typeof value === 'object' &&
	value !== null &&
	'asOf' in value &&
	typeof value.asOf === 'string' &&
	/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value.asOf);

const isFiscal = (value: unknown): value is { start: number } =>
	typeof value === 'object' &&
	value !== null &&
	'start' in value &&
	Number.isInteger(value.start) &&
	(value.start as number) >= 1 &&
	(value.start as number) <= 12;

/** Reads it back. Throws a Refusal where a rulebook, decisions or annotations are not what this program can read: nothing is computed by other rules in silence. */
export async function readGround(store: BatchStore): Promise<Ground> {
	const asOf = await store.readDocument(documents.asOf);
	const rulebook = await store.readDocument(documents.rulebook);
	const decisions = await store.readDocument(documents.decisions);
	const annotations = await store.readDocument(documents.annotations);
	const fiscal = await store.readDocument(documents.fiscalYear);
	const actions = await store.readDocument(documents.actions);
	const lists = await store.readDocument(documents.lists);
	const editions = await store.readDocument(documents.editions);
	const edits = await store.readDocument(documents.reportEdits);
	return {
		asOf: isAsOf(asOf) ? asOf.asOf : null,
		rulebook: rulebook === null ? defaultRulebook() : rulebookOf(rulebook),
		decisions: decisions === null ? noDecisions : parseDecisions(decisions, documents.decisions),
		annotations: annotations === null ? noAnnotations : parseAnnotations(annotations, documents.annotations),
		fiscalStart: isFiscal(fiscal) ? fiscal.start : 1,
		actions: actions === null ? noActions : parseActions(actions, documents.actions),
		lists: lists === null ? noLists : parseLists(lists, documents.lists),
		editions: editions === null ? noEditions : parseEditions(editions, documents.editions),
		reportEdits: edits === null ? noReportEdits : parseReportEdits(edits, documents.reportEdits)
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

/**
 * Changes a document as it is kept now, whatever another tab made of it meanwhile. Throws a Refusal and leaves it as it was where it, or
 * what `change` gives, cannot be read: what is written once and refused from then on would keep the whole workspace shut.
 */
export const rewriteDocument = <T>(
	store: BatchStore,
	name: string,
	none: T,
	parse: (json: unknown, file: string) => T,
	change: (known: T) => T | Promise<T>
): Promise<T> =>
	store.exclusive(async () => {
		const kept = await store.readDocument(name);
		const next = await change(kept === null ? none : parse(kept, name));
		parse(JSON.parse(JSON.stringify(next)), name);
		await store.writeDocument(name, next);
		return next;
	});
