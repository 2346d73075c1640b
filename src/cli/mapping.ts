import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { KnownMapping } from '#lib/intake/mapping/find.ts';
import { parseMapping } from '#lib/intake/mapping/parse.ts';
import type { SavedMapping } from '#lib/intake/mapping/saved.ts';
import { noFile } from './words.ts';

/** A mapping that was saved from the app or written by hand, from this file. */
export interface Mapping extends SavedMapping {
	readonly file: string;
}

/** Reads a mapping. Throws a Refusal that names what is wrong in it. */
export async function readMapping(file: string): Promise<Mapping> {
	if (!existsSync(file)) throw noFile(file);
	return { ...parseMapping(await readFile(file, 'utf8'), file), file };
}

/** A mapping that the user gives may be about any sheet that has its headers. */
export const knownOf = (mapping: Mapping | null): KnownMapping[] =>
	mapping ? [{ mapping, shape: null }] : [];
