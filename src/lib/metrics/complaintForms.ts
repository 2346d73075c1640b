import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import type { ClauseRow } from './clauseRows.ts';
import {
	clausesSql,
	complaintSql,
	progressSql,
	type ComplaintDetail,
	type ComplaintFields,
	type ProgressRow
} from './complaint.ts';

/** What a processing form prints of a complaint. */
export type ComplaintForm = Pick<ComplaintDetail, 'complaint' | 'clauses' | 'progress'>;

/** What the forms of these complaints print, in the order asked for: three questions however many there are. */
export async function complaintForms(
	engine: Engine,
	ids: readonly number[],
	signal?: AbortSignal
): Promise<ComplaintForm[]> {
	const id = ids.filter((one) => Number.isSafeInteger(one)).join(', ');
	if (id === '') return [];
	const of = <T>(sql: string) => ask<T>(engine, sql, {}, { id }, signal);
	const complaints = new Map(
		(await of<ComplaintFields>(complaintSql)).map((row) => [row['complaint_id'], row])
	);
	const clauses = grouped(await of<Omit<ClauseRow, 'proof_at'>>(clausesSql));
	const progress = grouped(await of<ProgressRow>(progressSql));
	return ids.flatMap((one): ComplaintForm[] => {
		const found = complaints.get(one);
		return found === undefined
			? []
			: [{ complaint: found, clauses: clauses.get(one) ?? [], progress: progress.get(one) ?? [] }];
	});
}

function grouped<T extends { readonly complaint_id: number | null }>(
	rows: readonly T[]
): Map<number | null, T[]> {
	const groups = new Map<number | null, T[]>();
	for (const row of rows) {
		const known = groups.get(row.complaint_id);
		if (known) known.push(row);
		else groups.set(row.complaint_id, [row]);
	}
	return groups;
}
