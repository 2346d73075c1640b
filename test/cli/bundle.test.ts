import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ensureBundle } from '../../src/cli/bundle.js';
import { freshFolder } from './support/command.ts';

it('is built once where two commands start at the same time, and found by the next', async () => {
	const folder = await freshFolder();
	const [one, other] = await Promise.all([ensureBundle(folder), ensureBundle(folder)]);
	expect(other).toBe(one);
	const left = await readdir(folder);
	expect(left).toHaveLength(1);
	expect(fileURLToPath(one)).toContain(left[0]);
	expect(existsSync(fileURLToPath(one))).toBe(true);
	expect(await ensureBundle(folder)).toBe(one);
});
