import { existsSync } from 'node:fs';
import { Refusal } from '#lib/base/problem.ts';
import { openMemory } from '#lib/batches/memory.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import type { Batch } from '#lib/model/batch.ts';
import { parseActions, type Actions } from '#lib/model/actions.ts';
import { parseAnnotations, type Annotations } from '#lib/model/annotations.ts';
import { noDecisions, parseDecisions, type Decisions } from '#lib/model/decisions.ts';
import type { Learn } from '#lib/pipeline/learn.ts';
import { run, type RunSummary } from '#lib/pipeline/run.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import type { View } from './arguments.ts';
import { importFile, type Read } from './import.ts';
import { learnHere } from './learn.ts';
import { readMapping } from './mapping.ts';
import { openRulebook, readJson } from './rules.ts';
import type { Terminal } from './terminal.ts';
import { noFile } from './words.ts';

/** Everything imported and derived: marts can be asked. */
export interface Data {
	readonly engine: Engine;
	readonly rulebook: Rulebook;
	readonly reads: readonly Read[];
	readonly batches: readonly Batch[];
	readonly decisions: Decisions;
	/** The register of corrective actions; null where none was given. */
	readonly actions: Actions | null;
	/** Notes, baselines and rules of control charts; null where none were given. */
	readonly annotations: Annotations | null;
	readonly learn: Learn;
	readonly summary: RunSummary;
	close(): Promise<void>;
}

/** Imports the files in the order in which they were named and derives every table. Throws a Refusal. */
export async function openData(view: View, terminal: Terminal): Promise<Data> {
	const rulebook = await openRulebook(view.rulebook);
	const mapping = view.map === null ? null : await readMapping(view.map);
	const decisions = view.decisions === null ? noDecisions : await readDecisions(view.decisions);
	const actions = view.actions === null ? null : await readActions(view.actions);
	const annotations = view.annotations === null ? null : await readAnnotations(view.annotations);
	for (const { path } of view.inputs) if (!existsSync(path)) throw noFile(path);
	const engine = await openNative();
	try {
		const store = openMemory(engine);
		const reads: Read[] = [];
		const reading = { mapping, only: view.inputs.length === 1, terminal };
		for (const input of view.inputs) reads.push(...(await importFile(store, input, reading)));
		const { batches } = await store.readManifest();
		if (!batches.some(({ table }) => table === 'complaints'))
			throw new Refusal({ code: 'no_complaints', where: {}, severity: 'error' });
		for (const [at, batch] of batches.entries()) await store.attach(engine, batch, `b${at + 1}`);
		const asOf = view.asOf ?? undefined;
		const learn = learnHere();
		const summary = await run(
			engine,
			{ batches, rulebook, decisions, learn, ...(asOf ? { asOf } : {}) },
			terminal.stage('compute')
		);
		return {
			engine,
			rulebook,
			reads,
			batches,
			decisions,
			actions,
			annotations,
			learn,
			summary,
			close: () => engine.close()
		};
	} catch (error) {
		await engine.close();
		throw error;
	}
}

const readDecisions = async (file: string): Promise<Decisions> => parseDecisions(await readJson(file), file);

const readActions = async (file: string): Promise<Actions> => parseActions(await readJson(file), file);

const readAnnotations = async (file: string): Promise<Annotations> =>
	parseAnnotations(await readJson(file), file);
