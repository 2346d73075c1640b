import type { LeftOut } from '#lib/intake/accept.ts';
import { sourceOfPath } from '#lib/intake/open.node.ts';
import { tablesIn, whyLeftOut, type SheetTable } from '#lib/intake/tables.ts';
import type { Input } from './arguments.ts';
import { knownOf, type Mapping } from './mapping.ts';

/** Which sheets of a file are imported. */
export interface Sheets {
	/** Every sheet with what it seems to hold; empty where the user named one. */
	readonly tables: readonly SheetTable[];
	/** Names, in order; null: the one that the reader finds. */
	readonly chosen: readonly (string | null)[];
	readonly leftOut: readonly LeftOut[];
}

/**
 * The sheet that the user named; else every visible sheet that is recognised, with the reason why each other is left out. Where none is,
 * the one that looks most like a log: it gives the refusal, or what little can be made of it.
 */
export async function sheetsOf({ path, sheet, table }: Input, mapping: Mapping | null): Promise<Sheets> {
	if (sheet !== null) return { tables: [], chosen: [sheet], leftOut: [] };
	const tables = await tablesIn(await sourceOfPath(path), { known: knownOf(mapping) });
	const wanted = ({ table: own, hidden, rows }: SheetTable): boolean =>
		!hidden && own !== null && rows !== 0 && (table === null || own === table);
	const chosen = tables.filter(wanted);
	if (tables.length <= 1 || chosen.length === 0) return { tables, chosen: [null], leftOut: [] };
	const leftOut = tables
		.filter((one) => !wanted(one))
		.map((one): LeftOut => ({ sheet: one.sheet, reason: whyLeftOut(one) }));
	return { tables, chosen: chosen.map((one) => one.sheet), leftOut };
}
