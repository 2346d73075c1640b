import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';

/** A complaint as it stands in a list of evidence. */
export interface NamedComplaint {
	readonly complaint_id: number;
	readonly complaint_no: string;
	readonly received_at: string | null;
	readonly received_at_date_only: boolean | null;
	readonly site: string | null;
	readonly unit: string | null;
	readonly category_l1: string | null;
	readonly category_l2: string | null;
	readonly content: string | null;
	readonly is_open: boolean | null;
}

const sql = `-- One row per complaint. Key: complaint_id.
select complaint_id, complaint_no, received_at, received_at_date_only, site, unit, category_l1, category_l2, content, is_open
from mart_complaints
where complaint_no in ($numbers) /*filter*/
order by received_at desc nulls last, complaint_id
limit $limit`;

/** The complaints with these numbers, the latest first; numbers that the log or the filter does not have are left out. */
export async function complaintsNamed(
	engine: Engine,
	numbers: readonly string[],
	limit = 500,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<NamedComplaint[]> {
	if (numbers.length === 0) return [];
	return ask<NamedComplaint>(
		engine,
		sql,
		filter,
		{ numbers: numbers.map((no) => literal(no)).join(', '), limit },
		signal
	);
}
