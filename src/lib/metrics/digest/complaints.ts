import type { Engine } from '#lib/engine/engine.ts';
import { askTable, ask } from '#lib/metrics/ask.ts';
import { coverage } from '#lib/metrics/coverage.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import type { Days } from '#lib/metrics/months.ts';
import { timestampText } from '#lib/engine/rows.ts';
import { fieldOf, fieldsOf, type Field } from '#lib/model/columns.ts';
import { complaintClauses } from '#lib/pipeline/marts/clauses.ts';

/** Between the cells of a line; no cell holds it. */
export const between = '\u001f';

/** Texts that say nothing about a person stand in a digest as they are; of all others it keeps a mark of 16 bits. */
const told = ['site', 'department', 'contractor', 'category_l1', 'category_l2'];
const classes = ['category_l1', 'category_l2', 'validity', 'severity'];
const isText = ({ name, type }: Field): boolean => type === 'text' && !told.includes(name);

/** What is judged of a complaint, beside what its row says. */
export const judgedFields: readonly string[] = [...classes, 'outcomes', 'fines_fen'];
/** Fields of which a digest tells that they differ, not how. */
export const markedFields: ReadonlySet<string> = new Set(
	fieldsOf('complaints').flatMap((field) => (isText(field) ? [field.name] : []))
);

/** Complaints as lines of text: enough to say later which are new, gone or changed, and in which fields. */
export interface ComplaintDigest {
	/** The key and then the fields, as the cells of a line stand. Recorded classes are called `<field>_recorded`. */
	readonly fields: readonly string[];
	/** In order of their key: the complaint's number, or `file#sheet#row`. */
	readonly lines: readonly string[];
}

const plain = (sql: string): string => `translate(${sql}, chr(31) || chr(10) || chr(13), '   ')`;

/** A time as seconds after the receipt, which is short; a trailing d where only its date is known. */
const sinceReceipt = (name: string): string =>
	`(epoch(${name}) - ${name === 'received_at' ? '0' : 'coalesce(epoch(received_at), 0)'})::bigint::varchar || case when ${name}_date_only then 'd' else '' end`;

function cell(field: Field): string {
	const name = classes.includes(field.name) ? `${field.name}_recorded` : field.name;
	if (isText(field)) return `left(md5(${name}), 4)`;
	if (field.type === 'datetime') return sinceReceipt(name);
	if (field.type === 'money') return `${name}_fen::varchar`;
	return field.type === 'text' ? plain(name) : `${name}::varchar`;
}

const outcomes = complaintClauses.map((id) => `coalesce(left(${id}_outcome::varchar, 1), '-')`).join(' || ');
const judged = [...classes.map((name) => plain(`${name}::varchar`)), outcomes, 'fines_fen::varchar'];

const line = (cells: readonly string[]): string =>
	`concat_ws(chr(31), ${cells.map((sql) => `coalesce(${sql}, '')`).join(', ')})`;

/** The fields of the log that any imported sheet has. */
async function imported(engine: Engine, signal?: AbortSignal): Promise<Field[]> {
	const present = new Set((await coverage(engine, signal)).flatMap((f) => (f.present ? [f.field] : [])));
	return fieldsOf('complaints').filter(({ name }) => name !== 'complaint_no' && present.has(name));
}

/** The complaints that were received, open or completed in these days, with what was judged of them. */
export async function complaintDigest(
	engine: Engine,
	filter: Filter,
	{ from, to }: Days,
	signal?: AbortSignal
): Promise<ComplaintDigest> {
	const fields = await imported(engine, signal);
	const table = await askTable(
		engine,
		`-- One row per judged complaint of the days. Key: line.
select ${line([plain('complaint_no'), ...fields.map(cell), ...judged])} as line
from mart_complaints
where received_on <= date '${to}' and (received_on >= date '${from}' or is_open or done_at >= date '${from}')
	/*filter*/
order by complaint_no`,
		filter,
		{},
		signal
	);
	return {
		fields: [
			'complaint_no',
			...fields.map(({ name }) => (classes.includes(name) ? `${name}_recorded` : name)),
			...judgedFields
		],
		lines: [...(table.getChild('line') ?? [])] as string[]
	};
}

/** How many complaints a month has, and a mark of all that their rows say. */
export interface MonthDigest {
	/** 'YYYY-MM', null: without a time of receipt. */
	readonly month: string | null;
	readonly n: number;
	readonly mark: string;
}

/** Every month up to this day: a paper also rests on months before its own. */
export async function monthDigests(engine: Engine, to: string, signal?: AbortSignal): Promise<MonthDigest[]> {
	const fields = await imported(engine, signal);
	const cells = fields.map((field) => (isText(field) ? field.name : cell(field)));
	return ask<MonthDigest>(
		engine,
		`-- One row per month of receipt. Key: month.
select received_month as month, count(*)::integer as n,
	bit_xor(md5_number_lower(${line(['complaint_no', ...cells])}))::varchar as mark
from mart_complaints
where received_on is null or received_on <= date '${to}'
group by received_month
order by received_month nulls last`,
		{},
		{},
		signal
	);
}

/** A cell of a line as it can be read: times as times, whatever they were counted from. `received` is the line's own received_at. */
export function cellValue(field: string, cell: string, received: string): string {
	if (cell === '' || fieldOf('complaints', field)?.type !== 'datetime') return cell;
	const start = field === 'received_at' ? 0 : Number.parseInt(received || '0', 10);
	const text = timestampText((start + Number.parseInt(cell, 10)) * 1000);
	return cell.endsWith('d') ? text.slice(0, 10) : text;
}
