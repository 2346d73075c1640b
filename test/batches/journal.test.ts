import { expect, test } from 'vitest';
import { finishJournal, writeJournal, type TextFiles } from '#lib/batches/journal.ts';
import { bareBatch } from './conformance.ts';

/** Files in memory, of which the power fails before the operation number `limit`. */
function failing(content: Map<string, string>, limit: number): TextFiles {
	let done = 0;
	const step = () => {
		if (done++ >= limit) throw new Error('power failed');
	};
	return {
		read: async (name) => content.get(name) ?? null,
		names: async () => [...content.keys()],
		write: async (name, text) => {
			step();
			content.set(name, text);
		},
		erase: async (name) => {
			step();
			content.delete(name);
		}
	};
}

const manifest = (files: TextFiles) => async (next: unknown) =>
	files.write('manifest.json', JSON.stringify(next));
const old = () =>
	new Map([
		['manifest.json', '"old"'],
		['d-a.json', '1'],
		['d-b.json', '2']
	]);
const journal = { manifest: { version: 1, batches: [bareBatch('new')] }, documents: { b: 3, c: 4 } } as const;

test('interrupted before any step, a replacement is either not begun or finished later', async () => {
	const seen = new Set<string>();
	for (let limit = 0; limit <= 7; limit++) {
		for (let again = 0; again <= 6; again++) {
			const content = old();
			const once = failing(content, limit);
			await writeJournal(once, journal)
				.then(() => finishJournal(once, manifest(once)))
				.catch(() => undefined);
			const twice = failing(content, again);
			await finishJournal(twice, manifest(twice)).catch(() => undefined);
			const whole = failing(content, Infinity);
			await finishJournal(whole, manifest(whole));
			seen.add(JSON.stringify([...content].sort()));
		}
	}
	const after = [
		['d-b.json', '3'],
		['d-c.json', '4'],
		['manifest.json', JSON.stringify(journal.manifest)]
	];
	expect([...seen].sort()).toEqual([JSON.stringify([...old()].sort()), JSON.stringify(after)].sort());
});
