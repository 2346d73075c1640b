import { identifier, literal } from '#lib/engine/sql.ts';
import type { Batch, BatchColumn } from '#lib/model/batch.ts';
import { fieldsOf, type Field, type FieldName } from '#lib/model/columns.ts';
import { cleanTextSql } from './values/clean.ts';
import { severityOf } from './problems.ts';
import { plausibleSql, readTimestampSql, serialSql } from './values/timestamp.ts';

/** What the select of typed values needs of a batch; an inspection that is not accepted yet has it too. */
export type Typed = Pick<Batch, 'table' | 'columns' | 'lookups'>;

interface Mapped {
	readonly field: Field;
	readonly column: BatchColumn | null;
	/** How many of its texts the readers made something of. */
	readonly looked: number;
}

function mapped(batch: Typed): Mapped[] {
	return fieldsOf(batch.table).map((field) => ({
		field,
		column: batch.columns.find((column) => column.field === field.name) ?? null,
		looked: batch.lookups[field.name as FieldName] ?? 0
	}));
}

/**
 * SQL: one row per data row of a batch attached as `alias`, all cells turned from text into values:
 * batch_no, source_row, row_hash (of all cells as text), then the fields of the batch's table in order.
 * text → VARCHAR · datetime → TIMESTAMP and `<f>_date_only` · code → VARCHAR · boolean → BOOLEAN · integer → INTEGER ·
 * number → DOUBLE · money → `<f>_fen` BIGINT. A field without a column is null throughout.
 */
export function selectRows(batch: Typed, alias: string, batchNo: number): string {
	const from = identifier(alias);
	const fields = mapped(batch);
	const cells = batch.columns.map(({ index }) => `c${index}`);
	const texts = fields
		.filter(({ column }) => column)
		.map(
			({ field, column }) =>
				`${cleanTextSql(`r.c${column!.index}`, column!.padded)} as ${identifier(field.name)}`
		);
	return `with texts as (
	select ${['r.source_row', `hash(${cells.length ? cells.map((c) => `r.${c}`).join(', ') : 'null'}) as row_hash`, ...texts].join(', ')}
	from ${from}.rows as r
	anti join ${from}.skipped as s on s.source_row = r.source_row
)${parsedSql(fields, `${from}.lookup`, ['source_row', 'row_hash'])}
select ${[`${batchNo}::integer as batch_no`, 'source_row', 'row_hash', ...fields.flatMap(outputs)].join(',\n\t')}
from parsed`;
}

/**
 * `parsed`: the texts with what SQL made of each date, and what the readers had made of odd texts. Each expression stands in one step
 * only and is named there: what stands twice, or inside another, is worked out twice. Whatever is only for cells that no format with a
 * time could take is asked of those alone.
 */
function parsedSql(fields: readonly Mapped[], lookup: string, keys: readonly string[]): string {
	const present = fields.filter(({ column }) => column);
	const dates = present.filter(({ field }) => field.type === 'datetime');
	const kept = [...keys, ...present.map(({ field }) => identifier(field.name))];
	const formats = ({ column }: Mapped, part: 'timed' | 'dated') => column?.dates?.[part] ?? [];
	const plausible = (entry: Mapped, part: 'timed' | 'dated', read: string) =>
		formats(entry, part).length > 0 ? plausibleSql(read) : read;
	const read = dates.map(
		(entry) =>
			`${readTimestampSql(identifier(entry.field.name), formats(entry, 'timed'))} as ${entry.field.name}__read`
	);
	const timed = dates.map(({ field: { name } }) => `${name}__timed`);
	const within = dates.map(
		(entry, at) => `${plausible(entry, 'timed', `${entry.field.name}__read`)} as ${timed[at]}`
	);
	const rest = dates.flatMap((entry) => {
		const { name } = entry.field;
		const untimed = (expression: string) => `case when ${name}__timed is null then ${expression} end`;
		return [
			`${untimed(identifier(name))} as ${name}__untimed`,
			`${untimed(readTimestampSql(identifier(name), formats(entry, 'dated')))} as ${name}__dated`,
			`${untimed(serialSql(identifier(name), entry.column?.dates?.serial ?? null))} as ${name}__serial`
		];
	});
	const { found, joins } = foundSql(
		present.filter((entry) => entry.looked > 0),
		lookup
	);
	const days = dates.flatMap((entry, at) => {
		const { name } = entry.field;
		return [
			`t.${timed[at]}`,
			`${plausible(entry, 'dated', `t.${name}__dated`)} as ${name}__dated`,
			`t.${name}__serial`
		];
	});
	return `, read as (
	select ${[...kept, ...read].join(', ')}
	from texts
), timed as (
	select ${[...kept, ...within].join(', ')}
	from read
), untimed as (
	select ${[...kept, ...timed, ...rest].join(', ')}
	from timed
), parsed as (
	select ${[...kept.map((name) => `t.${name}`), ...days, ...found].join(', ')}
	from untimed as t${joins}
)`;
}

/** Readings of one field that are searched one by one for every text; more are joined. */
const fewReadings = 64;

/**
 * What the readers had made of odd texts, as columns over `untimed` and what they are joined from. A join hands on every column of a row
 * anew, and there may be one for each field: where the readings of a field are few, they are a map that stands beside each row.
 */
function foundSql(looked: readonly Mapped[], lookup: string): { found: string[]; joins: string } {
	const keyOf = ({ field: { name, type } }: Mapped) =>
		type === 'datetime' ? `t.${name}__untimed` : `t.${identifier(name)}`;
	const few = looked.filter((entry) => entry.looked <= fewReadings);
	const maps = few.map(
		({ field: { name } }) =>
			`map_from_entries(list((text, value)) filter (field = ${literal(name)})) as ${identifier(name)}`
	);
	const joins = looked
		.filter((entry) => !few.includes(entry))
		.map((entry) => {
			const { name } = entry.field;
			return `\n\tleft join ${lookup} as l_${name} on l_${name}.field = ${literal(name)} and l_${name}.text = ${keyOf(entry)}`;
		});
	const found = looked.map((entry) => {
		const { name } = entry.field;
		const value = few.includes(entry)
			? `case when ${keyOf(entry)} is not null then maps.${identifier(name)}[${keyOf(entry)}] end`
			: `l_${name}.value`;
		return `${value} as ${name}__found`;
	});
	const once = `select field, text, min(value) as value from ${lookup} where text is not null group by field, text`;
	const beside = maps.length > 0 ? `\n\tcross join (select ${maps.join(', ')} from (${once})) as maps` : '';
	return { found, joins: `${beside}${joins.join('')}` };
}

/** The value of one field as SQL over `parsed`; null where its text could not be read. */
function valueSql({ field, column, looked }: Mapped): string {
	const { name, type } = field;
	const found = looked > 0 ? `${name}__found` : 'null';
	const own = identifier(name);
	if (type === 'text') return column ? own : 'null::varchar';
	if (!column) return `null::${sqlType(type)}`;
	if (type === 'datetime') {
		return `coalesce(${name}__timed, ${name}__dated, ${name}__serial, try_cast(${found} as timestamp))`;
	}
	if (type === 'boolean') return `(${found} = 'true')`;
	if (type === 'integer') {
		return `coalesce(case when not contains(${own}, '.') then try_cast(${own} as integer) end, try_cast(${found} as integer))`;
	}
	if (type === 'number') return `coalesce(try_cast(${own} as double), try_cast(${found} as double))`;
	if (type === 'money') {
		const yuan = `coalesce(try_cast(${own} as decimal(18, 4)), try_cast(${found} as decimal(18, 4)))`;
		return `cast(round(${yuan} * 100) as bigint)`;
	}
	return `${found}::varchar`;
}

function sqlType(type: Field['type']): string {
	if (type === 'datetime') return 'timestamp';
	if (type === 'boolean') return 'boolean';
	if (type === 'integer') return 'integer';
	if (type === 'number') return 'double';
	return type === 'money' ? 'bigint' : 'varchar';
}

function outputs(entry: Mapped): string[] {
	const { name, type } = entry.field;
	const value = valueSql(entry);
	if (type === 'money') return [`${value} as ${name}_fen`];
	if (type !== 'datetime') return [`${value} as ${identifier(name)}`];
	if (!entry.column) return [`${value} as ${identifier(name)}`, `null::boolean as ${name}_date_only`];
	const found = entry.looked > 0 ? `${name}__found` : 'null::varchar';
	return [
		`${value} as ${identifier(name)}`,
		`case when ${name}__timed is not null then false when ${name}__dated is not null then true ` +
			`when ${name}__serial is not null then ${name}__serial = date_trunc('day', ${name}__serial) ` +
			`when try_cast(${found} as timestamp) is not null then length(${found}) = 10 end as ${name}_date_only`
	];
}

/** The code of a cell that holds text and no value, by the type of its field. */
export function unreadableCode(
	type: Field['type']
): 'unreadable_date' | 'unreadable_number' | 'unknown_value' {
	if (type === 'datetime') return 'unreadable_date';
	return type === 'integer' || type === 'number' || type === 'money' ? 'unreadable_number' : 'unknown_value';
}

/**
 * SQL: one row per cell of a mapped column that holds text but gives no value, over the tables `rows`, `skipped` and `lookup`
 * of the engine's own database: source_row, column_index, raw, code.
 */
export function selectUnreadable(batch: Typed): string {
	const fields = mapped(batch).filter(({ field, column }) => column && field.type !== 'text');
	if (fields.length === 0) {
		return 'select null::integer as source_row, null::integer as column_index, null::varchar as raw, null::varchar as code where false';
	}
	const texts = fields.map(
		({ field, column }) =>
			`${cleanTextSql(`r.c${column!.index}`, column!.padded)} as ${identifier(field.name)}`
	);
	const parts = fields.map((entry) => {
		const { field, column } = entry;
		return `select source_row, ${column!.index}::integer as column_index, ${identifier(field.name)} as raw, ${literal(unreadableCode(field.type))} as code
from parsed where ${identifier(field.name)} is not null and (${valueSql(entry)}) is null`;
	});
	return `with texts as (
	select r.source_row, ${texts.join(', ')}
	from rows as r
	anti join skipped as s on s.source_row = r.source_row
)${parsedSql(fields, 'lookup', ['source_row'])}
${parts.join('\nunion all ')}`;
}

/** SQL: one row per problem that was met when the batch was read: batch_no, source_row, column_index, header, raw, problem, severity. */
export function selectProblems(batch: Batch, alias: string, batchNo: number): string {
	const headers = batch.columns
		.filter(({ header }) => header !== '')
		.map(({ index, header }) => `when ${index} then ${literal(header)}`);
	const header = headers.length ? `case column_index ${headers.join(' ')} end` : 'null::varchar';
	return `select ${batchNo}::integer as batch_no, source_row, column_index, ${header} as header, raw, code as problem, ${severityOf('code')} as severity
from ${identifier(alias)}.problems
order by source_row, column_index`;
}
