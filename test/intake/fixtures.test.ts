import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { bring } from './support/bring.node.ts';
import { cases } from './support/cases.ts';
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

/** `WRITE_CASES=1 npx vitest run test/intake/fixtures.test.ts` writes the inputs; what is expected of them is written by hand. */
describe('the inputs under fixtures/intake', () => {
	test.each(Object.entries(cases))('%s is what its case builds', (name, { kind, bytes }) => {
		const path = join(folder, name, `input.${kind}`);
		if (process.env['WRITE_CASES']) {
			mkdirSync(join(folder, name), { recursive: true });
			writeFileSync(path, bytes);
		}
		expect(Buffer.from(bytes).equals(readFileSync(path))).toBe(true);
	});
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
