import { existsSync } from 'node:fs';
import { Refusal } from '#lib/base/problem.ts';
import type { OnProgress } from '#lib/base/progress.ts';
import { commit, seenBefore } from '#lib/batches/commit.ts';
import { openMemory } from '#lib/batches/memory.ts';
import type { BatchStore } from '#lib/batches/store.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect, remap } from '#lib/intake/inspect.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { loadSource, sourceOfPath } from '#lib/intake/open.node.ts';
import type { Batch } from '#lib/model/batch.ts';
import { run, type RunSummary } from '#lib/pipeline/run.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import type { Input, View } from './arguments.ts';
import { changesOf, concerns, headerByMapping, readMapping, type Mapping } from './mapping.ts';
import { openRulebook } from './rules.ts';
import { stages, type Terminal } from './terminal.ts';

/** What one `--in` gave. `batch` is null where the same sheet of the same bytes had come before. */
export interface Read {
	readonly input: Input;
	readonly inspection: Inspection;
	readonly batch: Batch | null;
}

/** Everything imported and derived: marts can be asked. */
export interface Data {
	readonly engine: Engine;
	readonly rulebook: Rulebook;
	readonly reads: readonly Read[];
	readonly batches: readonly Batch[];
	readonly summary: RunSummary;
	close(): Promise<void>;
}

/** Imports the files in the order in which they were named and derives every table. Throws a Refusal. */
export async function openData(view: View, terminal: Terminal): Promise<Data> {
	const rulebook = await openRulebook(view.rulebook);
	const mapping = view.map === null ? null : await readMapping(view.map);
	for (const { path } of view.inputs) if (!existsSync(path)) throw noFile(path);
	const engine = await openNative();
	try {
		const store = openMemory(engine);
		const reads: Read[] = [];
		for (const input of view.inputs)
			reads.push(await importFile(store, input, mapping, view.inputs.length === 1, terminal));
		const { batches } = await store.readManifest();
		if (!batches.some(({ table }) => table === 'complaints'))
			throw new Refusal({ code: 'no_complaints', where: {}, severity: 'error' });
		for (const [at, batch] of batches.entries()) await store.attach(engine, batch, `b${at + 1}`);
		const asOf = view.asOf ?? undefined;
		const summary = await run(
			engine,
			{ batches, rulebook, ...(asOf ? { asOf } : {}) },
			terminal.stage('compute')
		);
		return { engine, rulebook, reads, batches, summary, close: () => engine.close() };
	} catch (error) {
		await engine.close();
		throw error;
	}
}

export const noFile = (file: string) =>
	new Refusal({ code: 'no_file', where: { file }, severity: 'error', fill: { file } });

async function importFile(
	store: BatchStore,
	input: Input,
	mapping: Mapping | null,
	only: boolean,
	terminal: Terminal
): Promise<Read> {
	const manifest = await store.readManifest();
	const id = String(manifest.batches.length + 1);
	const writer = await store.create(id);
	try {
		const inspection = await inspectFile(writer.engine, input, mapping, only, terminal);
		if (seenBefore(manifest, inspection.source)) {
			await writer.discard();
			return { input, inspection, batch: null };
		}
		terminal.stage('accept', { file: inspection.source.file });
		const batch = await accept(writer.engine, inspection, { id });
		await writer.finish();
		await commit(store, batch);
		return { input, inspection, batch };
	} catch (error) {
		await writer.discard();
		throw error;
	}
}

/** Loads one sheet and says what it is, by the mapping where that is about it. */
export async function inspectFile(
	engine: Engine,
	input: Input,
	mapping: Mapping | null,
	only: boolean,
	terminal: Terminal
): Promise<Inspection> {
	const source = await sourceOfPath(input.path);
	const options = input.sheet === null ? {} : { sheet: input.sheet };
	const sheet = await loadSource(engine, source, options, progressOf(terminal, source.name));
	const forced = input.table === null ? {} : { table: input.table };
	terminal.stage('inspect', { file: source.name });
	const applies = mapping !== null && (input.table === null || input.table === mapping.table);
	let detected: Inspection;
	try {
		detected = await inspect(engine, sheet, forced);
	} catch (error) {
		const unknown = error instanceof Refusal && error.problem.code === 'no_column';
		const header = unknown && applies ? await headerByMapping(engine, sheet.columnCount, mapping) : null;
		if (!header || !mapping) throw error;
		return inspect(engine, sheet, { headerRows: [header.row], ...changesOf(mapping, header.columns) });
	}
	const meant =
		applies &&
		(only || input.table !== null || detected.table === mapping.table || concerns(mapping, detected.columns));
	return meant ? remap(engine, detected, changesOf(mapping, detected.columns)) : detected;
}

/** Reading tells its steps as progress; each is a stage of its own. */
function progressOf(terminal: Terminal, file: string): OnProgress {
	let step = '';
	let move: OnProgress = () => {};
	return (progress) => {
		if (progress.step !== step) {
			step = progress.step;
			move = terminal.stage(step in stages ? (step as keyof typeof stages) : 'read', { file });
		}
		move(progress);
	};
}
