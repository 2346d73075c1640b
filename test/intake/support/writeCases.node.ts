import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from './cases.ts';
import { oldCases } from './oldCases.ts';

/** Writes the inputs of all cases; what is expected of them is written by hand. */
for (const [name, { kind, bytes }] of Object.entries({ ...cases, ...oldCases })) {
	const folder = join('fixtures/intake', name);
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `input.${kind}`), bytes);
}
