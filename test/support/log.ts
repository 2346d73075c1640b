import Papa from 'papaparse';
import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import type { Batch, BatchColumn, DateReading, SiteMonth } from '#lib/model/batch.ts';
import { fieldOf, type FieldName, type TableName } from '#lib/model/columns.ts';
import type { Decisions } from '#lib/model/decisions.ts';
import { run, type RunSummary } from '#lib/pipeline/run.ts';
import { defaultRulebook, type Rulebook } from '#lib/rulebook/index.ts';

/** A sheet as text whose headers are canonical field names, dates 'YYYY-MM-DD[ HH:MM:SS]', codes canonical, yes/no true/false. */
export interface Log {
	readonly csv: string;
	readonly table?: TableName;
	readonly file?: string;
	readonly sha256?: string;
	readonly replaces?: readonly SiteMonth[];
}

const dates: DateReading = {
	order: 'ymd',
	timed: ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'],
	dated: ['%Y-%m-%d'],
	serial: null,
	ambiguous: false
};

/** Attaches the sheet as batch `number`, as an import would have left it, and describes it. */
export async function attachLog(engine: Engine, log: Log, number: number): Promise<Batch> {
	const { table = 'complaints', file = `log-${number}.csv` } = log;
	const [header = [], ...body] = Papa.parse<string[]>(log.csv.trim()).data;
	const columns = header.map((name, i): BatchColumn => {
		const field = fieldOf(table, name);
		return {
			index: i + 1,
			header: name,
			field: field ? (name as FieldName) : null,
			confidence: 1,
			how: field ? 'exact' : 'none',
			...(field?.type === 'datetime' ? { dates } : {})
		};
	});
	const alias = `b${number}`;
	const texts = columns.map((c) => `c${c.index}`);
	await engine.exec(`attach ':memory:' as ${alias}`);
	await engine.exec(`create table ${alias}.rows (source_row integer${texts.map((c) => `, ${c} varchar`).join('')});
create table ${alias}.skipped (source_row integer, reason varchar);
create table ${alias}.lookup (field varchar, text varchar, value varchar);
create table ${alias}.problems (source_row integer, column_index integer, raw varchar, code varchar);
insert into ${alias}.skipped values (1, 'header')`);
	const records = [header, ...body].map(
		(cells, i) => `(${i + 1}, ${header.map((_, c) => literal(cells[c] || null)).join(', ')})`
	);
	await engine.exec(`insert into ${alias}.rows values ${records.join(', ')}`);
	const lookups: Partial<Record<FieldName, number>> = {};
	for (const { index, field } of columns) {
		const type = field ? fieldOf(table, field)!.type : 'text';
		if (!field || !(type === 'boolean' || type.startsWith('code:'))) continue;
		const values = [...new Set(body.map((cells) => cells[index - 1]).filter((v): v is string => !!v))];
		lookups[field] = values.length;
		if (values.length === 0) continue;
		const entries = values.map((v) => `(${literal(field)}, ${literal(v)}, ${literal(v)})`);
		await engine.exec(`insert into ${alias}.lookup values ${entries.join(', ')}`);
	}
	return {
		id: `id-${number}`,
		table,
		file,
		fileBytes: log.csv.length,
		sha256: log.sha256 ?? '',
		kind: 'csv',
		sheet: '',
		encoding: 'utf-8',
		delimiter: ',',
		headerRows: [1],
		columns,
		lookups,
		rowsRead: body.length + 1,
		rowsSkipped: 1,
		rowsImported: body.length,
		...(log.replaces ? { replaces: log.replaces } : {})
	};
}

/** Attaches the logs and runs the whole pipeline over them. */
export async function runLogs(
	engine: Engine,
	logs: readonly Log[],
	options: { asOf?: string; rulebook?: Rulebook; decisions?: Decisions } = {}
): Promise<{ summary: RunSummary; batches: Batch[] }> {
	const batches: Batch[] = [];
	for (const [i, log] of logs.entries()) batches.push(await attachLog(engine, log, i + 1));
	const { rulebook = defaultRulebook(), asOf, decisions } = options;
	return { summary: await run(engine, { batches, rulebook, asOf, decisions }), batches };
}
