import type { Engine } from '#lib/engine/engine.ts';
import { firstRow } from '#lib/engine/rows.ts';
import type { Batch } from '#lib/model/batch.ts';
import { fieldsOf, type TableName } from '#lib/model/columns.ts';
import { isEvent } from './events.ts';
import { correctedRows, hasCorrections } from './staging/corrections.ts';
import { stagedName } from './staging/index.ts';

export interface EventColumn {
	readonly table: TableName;
	readonly field: string;
}

/** The columns that hold events and that at least one batch has. */
export function eventColumns(batches: readonly Batch[]): readonly EventColumn[] {
	const seen = new Set(batches.flatMap((b) => b.columns.map((c) => `${b.table}.${c.field}`)));
	return [...new Set(batches.map((b) => b.table))].flatMap((table) =>
		fieldsOf(table)
			.filter((f) => isEvent(table, f) && seen.has(`${table}.${f.name}`))
			.map((f) => ({ table, field: f.name }))
	);
}

export interface LatestEvent {
	/** The latest event; where the latest day is only known as a date, the last second of that day. */
	readonly asOf: string | null;
	/** 31 days after the 99.9th percentile: what is dated later is an error of typing, not an event. */
	readonly outlierAfter: string | null;
}

/**
 * How far the imported data reach: the latest event time that is not more than 31 days after the
 * 99.9th percentile of all event times (R type 7, to the second).
 */
export async function latestEvent(
	engine: Engine,
	batches: readonly Batch[],
	signal?: AbortSignal
): Promise<LatestEvent> {
	const events = eventColumns(batches);
	if (events.length === 0) return { asOf: null, outlierAfter: null };
	const table = await engine.query(
		latestEventSql(events, [
			...(batches.some(({ replaces = [] }) => replaces.length > 0) ? [replaced] : []),
			...(hasCorrections(batches, 'complaints') ? [corrected] : [])
		]),
		signal
	);
	const row = firstRow<{ as_of: string | null; outlier_after: string | null }>(table);
	return { asOf: row?.as_of ?? null, outlierAfter: row?.outlier_after ?? null };
}

/** SQL: whether a row `s` of the complaints gave way to a later log that is the whole of its site-month. */
const replaced = `exists (select 1 from seed_replaced as m where m.batch_no > s.batch_no
		and m.site is not distinct from s.site and m.month = strftime(s.received_at, '%Y-%m'))`;

/** SQL: whether a later sheet corrects the row; of other tables such rows are not staged. */
const corrected = `(s.batch_no, s.source_row) in (${correctedRows})`;

function latestEventSql(events: readonly EventColumn[], gaveWay: readonly string[]): string {
	const from = (table: TableName) =>
		gaveWay.length > 0 && table === 'complaints'
			? `(from ${stagedName[table]} as s where not (${gaveWay.join(' or ')}))`
			: stagedName[table];
	const all = events.map(
		({ table, field }) => `select ${field} as event_at from ${from(table)} where ${field} is not null`
	);
	const latest = events.map(
		({ table, field }) =>
			`select max(${field}) filter (where not ${field}_date_only) as timed, max(${field}) filter (where ${field}_date_only) as dated\n` +
			`from ${from(table)}, bound where ${field} <= outlier_after`
	);
	return `with bound as (
	select date_trunc('second', quantile_cont(event_at, 0.999)) + interval 31 day as outlier_after
	from (${all.join('\nunion all\n')})
), latest as (
	select max(timed) as timed, max(dated) as dated
	from (${latest.join('\nunion all\n')})
)
select
	case when timed is null or dated::date > timed::date then dated::date + interval 86399 second else timed end as as_of,
	outlier_after
from latest, bound`;
}
