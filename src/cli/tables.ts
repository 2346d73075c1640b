import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { inert } from '#lib/base/csv.ts';
import type { Cell, ColumnType, Engine } from '#lib/engine/engine.ts';
import { identifier, literal } from '#lib/engine/sql.ts';
import type { TextPart, Output } from '#lib/metrics/outputs/output.ts';
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
	if (format === 'csv') return writeText(path, csvParts(engine, output), csvLine(output.columns), '', '');
	const parts = output.rows(engine);
	if (format === 'json') return writeText(path, jsonParts(parts, output.columns), '[\n', ',\n', '\n]\n');
	return writeParquet(engine, path, output, parts);
}

/** One record of RFC 4180: quoted where it must be, empty for null; text that a spreadsheet would run is led by an apostrophe. */
export function csvLine(cells: readonly Cell[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
	if (cell === null) return '';
	const text = typeof cell === 'string' ? inert(cell) : String(cell);
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** By the engine itself where it can: as objects ten million cells take a minute. */
async function* csvParts(engine: Engine, output: Output): AsyncIterable<TextPart> {
	if (output.lines) return yield* output.lines(engine);
	for await (const part of output.rows(engine))
		yield { text: part.map(csvLine).join(''), records: part.length };
}

async function* jsonParts(parts: Parts, columns: readonly string[]): AsyncIterable<TextPart> {
	const line = (cells: readonly Cell[]): string =>
		JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null])));
	for await (const part of parts) yield { text: part.map(line).join(',\n'), records: part.length };
}

async function writeText(
	path: string,
	parts: AsyncIterable<TextPart>,
	before: string,
	between: string,
	after: string
): Promise<number> {
	const out = createWriteStream(path, { highWaterMark: 1 << 20 });
	const failed = once(out, 'error').then(([error]) => Promise.reject(error as Error));
	failed.catch(() => undefined);
	let written = 0;
	out.write(before);
	for await (const { text, records } of parts) {
		if (records === 0) continue;
		if (!out.write(written > 0 ? between + text : text)) await Promise.race([once(out, 'drain'), failed]);
		written += records;
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
