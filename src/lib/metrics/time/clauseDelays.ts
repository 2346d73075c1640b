import type { Engine } from '#lib/engine/engine.ts';
import { ask, askOne } from '#lib/metrics/ask.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { complaintClauses, isEventClause, repeatedClauses } from '#lib/pipeline/marts/clauses.ts';
import { conditionsFor } from './clauseTrend.ts';

/** So many of which the event came this long after the limit: from `from` up to, not with, `to` seconds; open at the ends. */
export interface DelayBin {
	readonly from: number | null;
	readonly to: number | null;
	readonly n: number;
}

export interface Delays {
	readonly bins: readonly DelayBin[];
	/** With both times. */
	readonly n: number;
	/** In seconds after the limit; before it where negative. */
	readonly median: number | null;
	readonly p90: number | null;
	/** Up to the limit itself. */
	readonly early: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const widths = [
	...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
	...[1, 2, 3, 6, 12].map((n) => n * hour),
	...[1, 2, 3, 7, 14, 30, 90].map((n) => n * day)
];
const mostBins = 24;

/** SQL for the delays of a clause, in whole seconds; null for a clause that is none, or of which nothing is late by a length of time. */
function delaysOf(clause: string, filter: Filter): string | null {
	// a window without a report has no moment at which it was late
	if (clause === 'progress') return null;
	const late = (prefix: string) => `date_diff('second', ${prefix}due_at, ${prefix}actual_at)`;
	const conditions = conditionsFor(clause, filter);
	if (isEventClause(clause))
		return `select ${late('')} as seconds from mart_events
		where clause = '${clause}' and outcome in ('met', 'breached') and due_at is not null and actual_at is not null ${conditions}`;
	if (!(complaintClauses as readonly string[]).includes(clause)) return null;
	const repeated = clause in repeatedClauses;
	const prefix = repeated ? '' : `${clause}_`;
	return `select ${late(prefix)} as seconds
		from ${repeated ? 'mart_clause_instances' : 'mart_clause_facts'}
		where ${repeated ? `clause = '${clause}' and ` : ''}${prefix}outcome in ('met', 'breached')
			and ${prefix}due_at is not null and ${prefix}actual_at is not null
			and complaint_id in (select complaint_id from mart_complaints where true ${conditions})`;
}

const spanSql = `-- One row per question. Key: n.
with delays as (
	$delays
)
select count(*)::integer as n, count(*) filter (where seconds <= 0)::integer as early,
	quantile_disc(seconds, 0.5)::double as median, quantile_disc(seconds, 0.9)::double as p90,
	quantile_disc(seconds, 0.03)::double as low, quantile_disc(seconds, 0.97)::double as high
from delays`;

const binsSql = `-- One row per bin. Key: bin.
with delays as (
	$delays
)
select greatest($first, least($last, ceil(seconds / $width)))::integer as bin, count(*)::integer as n
from delays
group by all
order by bin`;

/**
 * How long before or after its limit what a clause asks for happened, where both times are known: bins of a round width that meet
 * at the limit, so that what was exactly in time stands before it. What lies far out is put together at the ends.
 */
export async function clauseDelays(
	engine: Engine,
	filter: Filter,
	clause: string,
	signal?: AbortSignal
): Promise<Delays | null> {
	const delays = delaysOf(clause, filter);
	if (delays === null) return null;
	const span = await askOne<{
		n: number;
		early: number;
		median: number | null;
		p90: number | null;
		low: number | null;
		high: number | null;
	}>(engine, spanSql, {}, { delays }, signal);
	const { n, early, median, p90 } = span;
	if (n === 0) return { bins: [], n, median, p90, early };
	const [low, high] = [Math.min(0, span.low!), Math.max(0, span.high!)];
	const width = widths.find((w) => (high - low) / w <= mostBins) ?? widths.at(-1)!;
	const first = Math.floor(low / width);
	const last = Math.max(first + 1, Math.ceil(high / width) + 1);
	const found = await ask<{ bin: number; n: number }>(
		engine,
		binsSql,
		{},
		{ delays, first, last, width },
		signal
	);
	const counts = new Map(found.map((bin) => [bin.bin, bin.n]));
	return {
		bins: Array.from({ length: last - first + 1 }, (_, i) => {
			const bin = first + i;
			return {
				from: bin === first ? null : (bin - 1) * width,
				to: bin === last ? null : bin * width,
				n: counts.get(bin) ?? 0
			};
		}),
		n,
		median,
		p90,
		early
	};
}
