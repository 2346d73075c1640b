import type { Engine } from '#lib/engine/engine.ts';
import { firstRow, rows } from '#lib/engine/rows.ts';
import { identifier } from '#lib/engine/sql.ts';
import type { Batch } from '#lib/model/batch.ts';
import { fieldsOf } from '#lib/model/columns.ts';
import { writeLookup } from './accept.ts';
import type { Inspection } from './inspection.ts';
import { selectRows, type Typed } from './select.ts';

/** What a sheet of complaints holds, before it is accepted. */
export interface Incoming {
	/** First and last time of receipt; null where there is none. */
	readonly first: string | null;
	readonly last: string | null;
	readonly sites: number;
	/** Rows without a complaint number: they cannot be told from those of another file. */
	readonly unnumbered: number;
	/** One entry for each complaint number: what stands last. */
	readonly numbered: readonly Numbered[];
}

/** 53 bits of a hash over all values, and over all cells as they stand. */
interface Numbered {
	readonly complaint_no: string;
	readonly content: number;
	readonly cells: number;
}

/** What the sheet would do to what was imported before, in complaint numbers. */
export interface Review extends Omit<Incoming, 'numbered'> {
	readonly fresh: number;
	/** Known, with other content: the row of this sheet will count, the earlier stays as a version. */
	readonly changed: number;
	/** Known with the same content: nothing changes. */
	readonly same: number;
}

/** A batch of complaints that is attached to the engine. */
export interface Known {
	readonly batch: Batch;
	readonly alias: string;
}

const values = fieldsOf('complaints').flatMap(({ name, type }) =>
	type === 'money'
		? [`${name}_fen`]
		: type === 'datetime'
			? [identifier(name), `${name}_date_only`]
			: [identifier(name)]
);

const hashed = (batch: Typed, alias: string, batchNo: number): string =>
	`select batch_no, source_row, complaint_no, site, received_at,
	(hash(${values.join(', ')}) >> 11)::double as content, (row_hash >> 11)::double as cells
from (${selectRows(batch, alias, batchNo)})`;

/** Reads an inspected sheet of complaints in its writer; null for the other tables. Writes `lookup`, as accepting does again. */
export async function incoming(
	engine: Engine,
	inspection: Inspection,
	signal?: AbortSignal
): Promise<Incoming | null> {
	if (inspection.table !== 'complaints') return null;
	const { table, columns } = inspection;
	const { lookups } = await writeLookup(engine, inspection);
	signal?.throwIfAborted();
	const from = hashed({ table, columns, lookups }, 'main', 1);
	const whole = firstRow<Omit<Incoming, 'numbered'>>(
		await engine.query(
			`select min(received_at) as first, max(received_at) as last, count(distinct site)::integer as sites,
	count(*) filter (complaint_no is null)::integer as unnumbered from (${from})`,
			signal
		)
	)!;
	const numbered = rows<Numbered>(
		await engine.query(
			`select complaint_no, arg_max(content, source_row) as content, arg_max(cells, source_row) as cells
from (${from}) where complaint_no is not null group by complaint_no order by complaint_no`,
			signal
		)
	);
	return { ...whole, numbered };
}

/** Compares a sheet with the batches of complaints attached to `engine`, in the order of their import. */
export async function review(
	engine: Engine,
	known: readonly Known[],
	{ numbered, ...whole }: Incoming,
	signal?: AbortSignal
): Promise<Review> {
	if (known.length === 0 || numbered.length === 0)
		return { ...whole, fresh: numbered.length, changed: 0, same: 0 };
	const name = 'review_incoming';
	await engine.load(
		name,
		{ complaint_no: 'VARCHAR', content: 'DOUBLE', cells: 'DOUBLE' },
		numbered.map(({ complaint_no: no, content, cells }) => [no, content, cells])
	);
	try {
		const parts = known.map(
			({ batch, alias }, at) =>
				`select complaint_no, ${at + 1}::bigint * 4294967296 + source_row as place, content, cells
from (${hashed(batch, alias, at + 1)}) as k semi join ${name} as i using (complaint_no)`
		);
		const counts = firstRow<Pick<Review, 'fresh' | 'changed' | 'same'>>(
			await engine.query(
				`with stored as (
	${parts.join('\n\tunion all\n\t')}
), latest as (
	select complaint_no, arg_max(content, place) as content, list(cells) as cells from stored group by complaint_no
), compared as (
	select l.complaint_no is not null as known, l.content = i.content or list_contains(l.cells, i.cells) as same
	from ${name} as i left join latest as l using (complaint_no)
)
select count(*) filter (not known)::integer as fresh, count(*) filter (known and not same)::integer as changed,
	count(*) filter (known and same)::integer as same
from compared`,
				signal
			)
		)!;
		return { ...whole, ...counts };
	} finally {
		await engine.exec(`drop table if exists ${name}`);
	}
}
