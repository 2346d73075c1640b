import {
	mappingsDocument,
	parseRemembered,
	type Remembered,
	type RememberedShape
} from '#lib/intake/mapping/remembered.ts';
import type { SavedMapping } from '#lib/intake/mapping/saved.ts';
import { refuseMapping } from '#lib/intake/mapping/words.ts';
import type { TableName } from '#lib/model/columns.ts';
import { workspace } from './workspace.svelte.ts';

/** A file of remembered mappings is small; more is something else. */
const largest = 8_000_000;

/** How files of each shape were read, as the store keeps it: to be seen, forgotten, taken to another machine. */
class Memories {
	/** The latest first. */
	shapes = $state.raw<readonly RememberedShape[]>([]);
	/** Shapes taken in from a file since the page was opened; null before. */
	taken = $state<number | null>(null);

	async load(): Promise<void> {
		try {
			const store = await workspace.store();
			this.shapes = parseRemembered(await store.readDocument(mappingsDocument)).shapes;
		} catch (error) {
			workspace.fail(error);
		}
	}

	/** Files of this shape are detected by themselves again. */
	forget(shape: string): Promise<void> {
		return this.#change((known) => known.filter((one) => one.shape !== shape));
	}

	/** One spelling has no meaning any more, in no kind of sheet of this table. */
	forgetSpelling(table: TableName, field: string, text: string): Promise<void> {
		const without = (values: NonNullable<SavedMapping['values']>) =>
			Object.fromEntries(
				Object.entries(values).map(([name, meanings]) => [
					name,
					Object.fromEntries(
						Object.entries(meanings).filter(([spelling]) => name !== field || spelling !== text)
					)
				])
			);
		return this.#change((known) =>
			known.map((one) =>
				one.mapping.table === table && one.mapping.values
					? { ...one, mapping: { ...one.mapping, values: without(one.mapping.values) } }
					: one
			)
		);
	}

	clear(): Promise<void> {
		return this.#change(() => []);
	}

	/** All that is remembered, as a file for another machine. */
	text(): string {
		const all: Remembered = { version: 1, shapes: this.shapes };
		return JSON.stringify(all, null, '\t');
	}

	/** Takes in what another machine remembered; where both know a shape, the file counts. */
	async take(file: File): Promise<void> {
		this.taken = null;
		workspace.problem = null;
		try {
			if (file.size > largest) throw refuseMapping('bad_mapping', file.name, '> 8 MB');
			const given = read(await file.text(), file.name);
			await this.#change((known) => {
				const names = new Set(given.map(({ shape }) => shape));
				return [...given, ...known.filter(({ shape }) => !names.has(shape))];
			});
			this.taken = given.length;
		} catch (error) {
			workspace.fail(error);
		}
	}

	async #change(step: (known: readonly RememberedShape[]) => readonly RememberedShape[]): Promise<void> {
		const store = await workspace.store();
		await store.exclusive(async () => {
			const known = parseRemembered(await store.readDocument(mappingsDocument));
			const next: Remembered = { ...known, shapes: step(known.shapes) };
			await store.writeDocument(mappingsDocument, next);
			this.shapes = next.shapes;
		});
	}
}

function read(text: string, file: string): readonly RememberedShape[] {
	let json: unknown;
	try {
		json = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch (error) {
		throw refuseMapping('bad_mapping', file, (error as Error).message);
	}
	const { shapes } = parseRemembered(json);
	if (shapes.length === 0) throw refuseMapping('bad_mapping', file, '{"version": 1, "shapes": [ … ]}');
	return shapes;
}

export const memories = new Memories();
