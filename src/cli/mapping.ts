import { Refusal } from '#lib/base/problem.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import type { Changes } from '#lib/intake/inspection.ts';
import type { SavedMapping } from '#lib/intake/mapping/saved.ts';
import { cleanText } from '#lib/intake/values/clean.ts';
import { fieldOf, tableNames } from '#lib/model/columns.ts';
import { readJson } from './rules.ts';

/** A mapping that was saved from the app or written by hand, from this file. */
export interface Mapping extends SavedMapping {
	readonly file: string;
	readonly headerRows?: readonly number[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a mapping. Throws a Refusal that names what is wrong in it. */
export async function readMapping(file: string): Promise<Mapping> {
	const json = await readJson(file);
	const bad = (detail: string) => refusal(file, detail);
	if (!isRecord(json) || !isRecord(json['columns'])) throw bad('{"table": …, "columns": { … }}');
	const table = tableNames.find((name) => name === (json['table'] ?? 'complaints'));
	if (!table) throw bad(`table: ${String(json['table'])}`);
	for (const [header, field] of Object.entries(json['columns']))
		if (field !== null && (typeof field !== 'string' || !fieldOf(table, field)))
			throw bad(`${header}: ${String(field)}`);
	return { ...json, file, table, columns: json['columns'] as Mapping['columns'] };
}

function refusal(file: string, detail: string): Refusal {
	return new Refusal({ code: 'bad_map', where: { file }, severity: 'error', fill: { file, detail } });
}

interface Headed {
	readonly index: number;
	readonly header: string;
}

/** The mapping as changes to what was detected, by the headers of these columns. Throws where it names one that is not there. */
export function changesOf(mapping: Mapping, columns: readonly Headed[]): Changes {
	const indexOf = (header: string): number => {
		const found = columns.find((column) => column.header === header || column.header === cleanText(header));
		if (!found) throw refusal(mapping.file, header);
		return found.index;
	};
	const byIndex = <T>(values: Readonly<Record<string, T>>) =>
		Object.fromEntries(Object.entries(values).map(([header, value]) => [indexOf(header), value]));
	return {
		table: mapping.table,
		columns: byIndex(mapping.columns),
		...(mapping.orders ? { orders: byIndex(mapping.orders) } : {}),
		...(mapping.values ? { values: mapping.values } : {}),
		...(mapping.headerRows ? { headerRows: mapping.headerRows } : {})
	};
}

/** True where at least one header of the mapping is among these. */
export const concerns = (mapping: Mapping, columns: readonly Headed[]): boolean =>
	Object.keys(mapping.columns).some((header) =>
		columns.some((column) => column.header === cleanText(header))
	);

/**
 * The row of a loaded sheet that holds most of the mapping's headers, for a sheet in which nothing was recognised;
 * null where there is none.
 */
export async function headerByMapping(
	engine: Engine,
	columnCount: number,
	mapping: Mapping
): Promise<{ row: number; columns: Headed[] } | null> {
	const cells = Array.from({ length: columnCount }, (_, at) => `c${at + 1}`);
	const wanted = new Set(Object.keys(mapping.columns).map(cleanText));
	const top = rows<Record<string, string | number | null>>(
		await engine.query(`select source_row, ${cells.join(', ')} from rows order by source_row limit 30`)
	);
	const headed = top.map((row) => ({
		row: row['source_row'] as number,
		columns: cells.flatMap((cell, at) => {
			const header = cleanText(row[cell] as string | null);
			return header === null ? [] : [{ index: at + 1, header }];
		})
	}));
	const matches = (row: { columns: Headed[] }) =>
		row.columns.filter(({ header }) => wanted.has(header)).length;
	const best = headed.reduce<(typeof headed)[number] | null>(
		(a, b) => (a && matches(a) >= matches(b) ? a : b),
		null
	);
	return best && matches(best) > 0 ? best : null;
}
