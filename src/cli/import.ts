import { Refusal } from '#lib/base/problem.ts';
import type { OnProgress } from '#lib/base/progress.ts';
import { commit, seenBefore } from '#lib/batches/commit.ts';
import type { BatchStore, BatchWriter } from '#lib/batches/store.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { accept, type LeftOut } from '#lib/intake/accept.ts';
import { inspect } from '#lib/intake/inspect.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { applyMapping } from '#lib/intake/mapping/apply.ts';
import { concerns } from '#lib/intake/mapping/find.ts';
import { refuseMapping } from '#lib/intake/mapping/words.ts';
import { loadSource, sourceOfPath } from '#lib/intake/open.node.ts';
import type { Batch } from '#lib/model/batch.ts';
import type { Input } from './arguments.ts';
import { knownOf, type Mapping } from './mapping.ts';
import { sheetsOf, type Sheets } from './sheets.ts';
import { stages, type Terminal } from './terminal.ts';

/** What one sheet gave. `batch` is null where the same sheet of the same bytes had come before. */
export interface Read {
	readonly input: Input;
	readonly inspection: Inspection;
	readonly batch: Batch | null;
	/** Sheets of the file that were not imported; told with the first that was. */
	readonly leftOut: readonly LeftOut[];
	/** Headers of the mapping that this sheet does not have. */
	readonly missing: readonly string[];
}

/** How files are read: the mapping, and whether there is but one file, which the mapping then must be about. */
export interface Reading {
	readonly mapping: Mapping | null;
	readonly only: boolean;
	readonly terminal: Terminal;
}

interface Opened extends Inspected {
	readonly writer: BatchWriter;
	readonly id: string;
}

/** Imports a file: the sheet that is named, or all visible sheets that are recognised. Throws a Refusal. */
export async function importFile(store: BatchStore, input: Input, reading: Reading): Promise<Read[]> {
	const sheets = await sheetsOf(input, reading.mapping);
	const leftOut = [...sheets.leftOut];
	const opened: Opened[] = [];
	const first = (await store.readManifest()).batches.length + 1;
	try {
		for (const sheet of sheets.chosen) {
			const id = String(first + opened.length);
			const writer = await store.create(id);
			try {
				const own = { ...input, sheet };
				const { inspection, missing } = await inspectSheet(writer.engine, own, sheets, reading);
				opened.push({ writer, id, missing, inspection: sheet === null ? inspection : listed(inspection) });
			} catch (error) {
				await writer.discard();
				if (sheets.chosen.length === 1 || !isEmpty(error)) throw error;
				leftOut.push({ sheet: sheet ?? '', reason: 'sheet_empty' });
			}
		}
		const reads: Read[] = [];
		for (const sheet of opened) {
			reads.push(await take(store, input, sheet, reads.length === 0 ? leftOut : [], reading.terminal));
		}
		return reads;
	} catch (error) {
		for (const { writer } of opened) await writer.discard();
		throw error;
	}
}

/** Of the file's other sheets it is said one by one which are imported and which are not. */
const listed = (inspection: Inspection): Inspection => ({
	...inspection,
	warnings: inspection.warnings.filter(({ code }) => code !== 'more_sheets')
});

const isEmpty = (error: unknown): boolean => error instanceof Refusal && error.problem.code === 'no_rows';

async function take(
	store: BatchStore,
	input: Input,
	{ writer, id, inspection, missing }: Opened,
	leftOut: readonly LeftOut[],
	terminal: Terminal
): Promise<Read> {
	if (seenBefore(await store.readManifest(), inspection.source)) {
		await writer.discard();
		return { input, inspection, batch: null, leftOut, missing };
	}
	terminal.stage('accept', { file: inspection.source.file });
	const batch = await accept(writer.engine, inspection, { id, leftOut });
	await writer.finish();
	await commit(store, batch);
	return { input, inspection, batch, leftOut, missing };
}

/** A sheet as it was understood, under the mapping where that is about it. */
export interface Inspected {
	readonly inspection: Inspection;
	readonly missing: readonly string[];
}

/** Loads one sheet and says what it is. Throws a Refusal. */
export async function inspectSheet(
	engine: Engine,
	input: Input,
	{ chosen }: Pick<Sheets, 'chosen'>,
	{ mapping, only, terminal }: Reading
): Promise<Inspected> {
	const source = await sourceOfPath(input.path);
	const options = input.sheet === null ? {} : { sheet: input.sheet };
	const sheet = await loadSource(engine, source, options, progressOf(terminal, source.name));
	const forced = input.table === null ? {} : { table: input.table };
	terminal.stage('inspect', { file: source.name });
	const given = mapping !== null && (input.table ?? mapping.table) === mapping.table ? mapping : null;
	const headerRows = given?.headerRows && only ? { headerRows: given.headerRows } : {};
	const detected = await inspect(engine, sheet, { ...forced, ...headerRows }, knownOf(given));
	const alone = only && chosen.length === 1;
	const meant = alone || input.table !== null || detected.table === given?.table;
	if (!given || !(meant || concerns(given, detected.columns))) return { inspection: detected, missing: [] };
	const { inspection, missing } = await applyMapping(engine, detected, given, 'given');
	if (alone && missing.length > 0) throw refuseMapping('missing_header', given.file, missing.join(', '));
	return { inspection, missing };
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
