import type { Engine } from '#lib/engine/engine.ts';
import { remap } from '#lib/intake/inspect.ts';
import type { Changes, Inspection } from '#lib/intake/inspection.ts';
import { isRepairable } from '#lib/intake/repair.ts';
import type { FieldName } from '#lib/model/columns.ts';
import { columnsUnder } from './find.ts';
import type { SavedMapping } from './saved.ts';

/** An inspection under a saved mapping, and what that changed of what had been detected. */
export interface Applied {
	readonly inspection: Inspection;
	/** Columns, and spellings, that are read differently now. */
	readonly columns: number;
	readonly values: number;
	/** Headers with a field in the mapping that the sheet does not have. */
	readonly missing: readonly string[];
}

/**
 * Reads a loaded sheet as a saved mapping says; headers are compared folded. Orders of dates of a mapping that is only remembered
 * count where the cells leave it open; those of one that the user gives count always. Rows that slipped are repaired only where such a
 * one asks for it.
 */
export async function applyMapping(
	engine: Engine,
	before: Inspection,
	mapping: SavedMapping,
	origin: 'given' | 'remembered'
): Promise<Applied> {
	const { changes, missing } = changesOf(mapping, before);
	let inspection = changes ? await remap(engine, before, changes) : before;
	const orders: Record<number, 'ymd' | 'dmy' | 'mdy'> = {};
	for (const [header, order] of Object.entries(mapping.orders ?? {})) {
		for (const { index, dates } of columnsUnder(inspection.columns, header)) {
			if (dates && (dates.ambiguous || (origin === 'given' && dates.order !== order))) orders[index] = order;
		}
	}
	if (Object.keys(orders).length > 0) inspection = await remap(engine, inspection, { orders });
	if (origin === 'given' && mapping.repair && inspection.shifted.some(isRepairable))
		inspection = await remap(engine, inspection, { repair: inspection.shifted });
	return { inspection, ...difference(before, inspection), missing };
}

/** Only what differs from what was detected, so that a column which was recognised goes on to say so. */
function changesOf(
	mapping: SavedMapping,
	{ table, columns, values }: Inspection
): { changes: Changes | null; missing: string[] } {
	const otherTable = mapping.table !== table;
	const missing: string[] = [];
	const chosen: Record<number, FieldName | null> = {};
	for (const [header, field] of Object.entries(mapping.columns)) {
		const own = columnsUnder(columns, header);
		if (field === null) {
			for (const column of own) if (otherTable || column.field !== null) chosen[column.index] = null;
		} else if (own.length === 0) missing.push(header);
		else if (otherTable || !own.some((column) => column.field === field)) chosen[own[0]!.index] = field;
	}
	const meanings: [string, Record<string, string>][] = [];
	for (const [field, texts] of Object.entries(mapping.values ?? {})) {
		const differ = Object.entries(texts).filter(
			([text, value]) =>
				!values.some((known) => known.field === field && known.text === text && known.value === value)
		);
		if (differ.length > 0) meanings.push([field, Object.fromEntries(differ)]);
	}
	const changes: Changes = {
		...(otherTable ? { table: mapping.table } : {}),
		...(Object.keys(chosen).length > 0 ? { columns: chosen } : {}),
		...(meanings.length > 0 ? { values: Object.fromEntries(meanings) } : {})
	};
	return { changes: Object.keys(changes).length > 0 ? changes : null, missing };
}

function difference(before: Inspection, after: Inspection): { columns: number; values: number } {
	const was = new Map(before.columns.map((column) => [column.index, column]));
	const meant = new Map(before.values.map(({ field, text, value }) => [`${field}\n${text}`, value]));
	return {
		columns: after.columns.filter(({ index, field, dates }) => {
			const old = was.get(index);
			const read = (how: typeof dates) => how && `${how.order} ${how.ambiguous}`;
			return before.table !== after.table || old?.field !== field || read(old?.dates) !== read(dates);
		}).length,
		values: after.values.filter(
			({ field, text, value, how }) => how === 'user' && meant.get(`${field}\n${text}`) !== value
		).length
	};
}
