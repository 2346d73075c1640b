import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask } from './ask.ts';

/** One customer visit, as form F3 has it. */
export interface VisitRow {
	readonly visit_no: string | null;
	readonly topic: string | null;
	readonly visitor: string | null;
	readonly customer: string | null;
	readonly age: string | null;
	readonly occupation: string | null;
	readonly education: string | null;
	readonly phone: string | null;
	readonly address: string | null;
	readonly purpose: string | null;
	readonly record: string | null;
	readonly visited_at: string | null;
	readonly visited_at_date_only: boolean | null;
}

const sql = `-- One row per visit. Key: batch_no, source_row.
select visit_no, topic, visitor, customer, age, occupation, education, phone, address, purpose, record, visited_at, visited_at_date_only
from mart_visits
where strftime(visited_at, '%Y-%m') = $month and $which
order by visited_at, batch_no, source_row`;

/** The visits of a month 'YYYY-MM' in order of time; of one customer where he is named. */
export async function visits(
	engine: Engine,
	month: string,
	customer?: string,
	signal?: AbortSignal
): Promise<VisitRow[]> {
	const which = customer === undefined ? 'true' : `customer = ${literal(customer)}`;
	return ask<VisitRow>(engine, sql, {}, { month: literal(month), which }, signal);
}
