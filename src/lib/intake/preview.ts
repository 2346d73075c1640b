import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { DateReading } from '#lib/model/batch.ts';
import { dataRows } from './sample.ts';
import type { InspectedColumn, Inspection } from './inspection.ts';
import { typeOf } from './mapping/map.ts';
import { cleanText, halfWidth } from './values/clean.ts';
import { isSerialText, readDate, readSerial } from './values/datetime.ts';
import { isLookedUp, readValue } from './values/lookup.ts';

/** One cell beside what it is read as. */
export interface PreviewCell {
	/** Column, from 1. */
	readonly index: number;
	readonly raw: string;
	/** Date text, canonical code, 'true' or 'false', plain decimal, or the cleaned text; null where the cell cannot be read. */
	readonly read: string | null;
}

export interface PreviewRow {
	readonly row: number;
	/** Filled cells only. */
	readonly cells: readonly PreviewCell[];
}

/** The first data rows, each cell as it stands and as it would be read under the mapping at hand. */
export async function preview(engine: Engine, inspection: Inspection, limit = 20): Promise<PreviewRow[]> {
	const { columns } = inspection;
	const found = rows<Record<string, string | number | null>>(
		await engine.query(
			`select r.source_row, ${columns.map(({ index }) => `r.c${index}`).join(', ')} from ${dataRows} order by r.source_row limit ${limit}`
		)
	);
	return found.map((row) => ({
		row: row.source_row as number,
		cells: columns.flatMap((column) => {
			const raw = row[`c${column.index}`];
			if (typeof raw !== 'string' || cleanText(raw) === null) return [];
			return [{ index: column.index, raw, read: readCell(inspection, column, raw) }];
		})
	}));
}

/** One cell as the accepted batch would hold it, as text. */
export function readCell({ table, values }: Inspection, column: InspectedColumn, raw: string): string | null {
	const text = cleanText(raw);
	const type = typeOf(table, column.field);
	if (text === null || type === 'text') return text;
	if (type === 'datetime') return column.dates ? readDateCell(text, column.dates) : null;
	if (isLookedUp(type)) {
		return values.find((value) => value.field === column.field && value.text === text)?.value ?? null;
	}
	return readValue(type, text);
}

/** A date cell as its column is read; null where it cannot be. */
export function readDateCell(text: string, { order, serial }: DateReading): string | null {
	const plain = halfWidth(text);
	return serial !== null && isSerialText(plain) ? readSerial(Number(plain), serial) : readDate(text, order);
}
