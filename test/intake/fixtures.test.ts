import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { bring } from './support/bring.node.ts';
import { outline, refused, type Outline } from './support/outline.ts';

const folder = 'fixtures/intake';

/** Every folder is a case: `input.*` beside `expected.json`. */
describe('fixtures/intake', () => {
	for (const name of readdirSync(folder).sort()) {
		test(name.replaceAll('-', ' '), async () => {
			const files = readdirSync(join(folder, name));
			const input = files.find((file) => file.startsWith('input.'))!;
			const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Outline;
			expect(await outlineOf(input, readFileSync(join(folder, name, input)))).toEqual(expected);
		});
	}
});

async function outlineOf(name: string, bytes: Uint8Array): Promise<Outline> {
	try {
		const { engine, ...brought } = await bring(name, new Uint8Array(bytes));
		await engine.close();
		return outline(brought);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return refused(error);
	}
}
