import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';

export type CaseRow = Readonly<Record<string, string>>;

/** The rows of a fixture, as text; empty cells are ''. */
export function readCsv(path: string): CaseRow[] {
	return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
		header: true,
		skipEmptyLines: true
	}).data;
}

/** The CSV fixtures of a folder by name without ending. */
export function fixturesOf(folder: string): ReadonlyMap<string, CaseRow[]> {
	const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
	return new Map(names.sort().map((name) => [name.slice(0, -4), readCsv(`${folder}/${name}`)]));
}

/** Rows of the same case, in order of first appearance. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
	return groups;
}
