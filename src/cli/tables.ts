import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Cell, ColumnType, Engine } from '#lib/engine/engine.ts';
import { identifier, literal } from '#lib/engine/sql.ts';
import type { Output } from '#lib/metrics/outputs/index.ts';
import type { TableFormat } from './arguments.ts';

type Parts = AsyncIterable<readonly (readonly Cell[])[]>;

/** Writes one output table into the folder, part by part; gives the number of its rows. */
export async function writeTable(
	engine: Engine,
	output: Output,
	format: TableFormat,
	folder: string
): Promise<number> {
	const path = join(folder, `${output.name}.${format}`);
	const parts = output.rows(engine);
	if (format === 'csv') return writeText(path, parts, `${csvLine(output.columns)}`, csvLine, '', '');
	if (format === 'json') return writeText(path, parts, '[\n', jsonLine(output.columns), ',\n', '\n]\n');
	return writeParquet(engine, path, output, parts);
}

/** One record of RFC 4180: quoted where it must be, empty for null. Text is written as it is, also where it begins with = + - @. */
export function csvLine(cells: readonly Cell[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
	if (cell === null) return '';
	const text = String(cell);
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const jsonLine =
	(columns: readonly string[]) =>
	(cells: readonly Cell[]): string =>
		JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null])));

async function writeText(
	path: string,
	parts: Parts,
	before: string,
	line: (cells: readonly Cell[]) => string,
	between: string,
	after: string
): Promise<number> {
	const out = createWriteStream(path, { highWaterMark: 1 << 20 });
	const failed = once(out, 'error').then(([error]) => Promise.reject(error as Error));
	failed.catch(() => undefined);
	let written = 0;
	out.write(before);
	for await (const part of parts) {
		if (part.length === 0) continue;
		const text = part.map(line).join(between);
		if (!out.write(written > 0 ? between + text : text)) await Promise.race([once(out, 'drain'), failed]);
		written += part.length;
	}
	out.end(after);
	await Promise.race([once(out, 'close'), failed]);
	return written;
}

async function writeParquet(
	engine: Engine,
	path: string,
	{ columns }: Output,
	parts: Parts
): Promise<number> {
	const rows: (readonly Cell[])[] = [];
	for await (const part of parts) for (const row of part) rows.push(row);
	const types = Object.fromEntries(columns.map((column, at) => [column, typeOf(rows, at)]));
	await engine.load('written', types, rows);
	await engine.exec(
		`copy (select ${columns.map(identifier).join(', ')} from written) to ${literal(path)} (format parquet)`
	);
	await engine.exec('drop table written');
	return rows.length;
}

/** The narrowest type that holds every value of a column. */
function typeOf(rows: readonly (readonly Cell[])[], at: number): ColumnType {
	let type: ColumnType | null = null;
	for (const row of rows) {
		const cell = row[at] ?? null;
		if (cell === null) continue;
		if (typeof cell === 'string') return 'VARCHAR';
		if (typeof cell === 'boolean') type ??= 'BOOLEAN';
		else if (!Number.isSafeInteger(cell)) type = 'DOUBLE';
		else type ??= 'BIGINT';
	}
	return type ?? 'VARCHAR';
}
