import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

/** Compares a text with a kept file; `GOLDEN=write` renews the file, to be read in the diff before it is kept. */
export function expectGolden(path: string, text: string): void {
	if (process.env['GOLDEN'] === 'write') {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	}
	expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(text);
}
