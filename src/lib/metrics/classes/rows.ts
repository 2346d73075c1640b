import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask, askOne } from '#lib/metrics/ask.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { confirmedFields, type ConfirmedField } from '#lib/model/decisions.ts';
import type { ClassState } from '#lib/pipeline/marts/mart_classes.ts';
import sql from './rows.sql?raw';

/** One class of one complaint: what the log says, what the rules say, and what a person settled. */
export interface ClassRow {
	readonly complaint_id: number;
	readonly complaint_no: string;
	readonly field: ConfirmedField;
	readonly edition: string;
	readonly received_at: string | null;
	readonly received_at_date_only: boolean | null;
	readonly site: string | null;
	/** The severity that counts. */
	readonly grade: string | null;
	/** The first-level category that counts. */
	readonly category: string | null;
	/** The beginning of it, and the other texts that rules look at. */
	readonly content: string | null;
	readonly validity_basis: string | null;
	readonly result: string | null;
	readonly remarks: string | null;
	readonly opinion: string | null;
	readonly channel: string | null;
	/** As it stands in the log; `recorded` is what it was read as. */
	readonly recorded_text: string | null;
	readonly recorded: string | null;
	readonly recomputed: string | null;
	readonly rule: string | null;
	/** 0–1, of what was learnt; null where a rule says it. */
	readonly confidence: number | null;
	readonly state: ClassState;
	readonly confirmed: string | null;
	readonly reason: string | null;
	readonly decided_by: string | null;
	readonly decided_at: string | null;
}

/** Which of them; what is left out is not asked. */
export interface ClassQuestion {
	readonly field?: ConfirmedField;
	readonly state?: ClassState;
	readonly rule?: string;
	/** Null: those that have none. */
	readonly recorded?: string | null;
	readonly recomputed?: string | null;
}

const is = (column: string, value: string | null) =>
	value === null ? `${column} is null` : `${column} = ${literal(value.replaceAll('\0', ''))}`;

function which({ field, state, rule, recorded, recomputed }: ClassQuestion): string {
	const asked = { field, state, rule, recorded, recomputed };
	const parts = Object.entries(asked).flatMap(([name, value]) =>
		value === undefined ? [] : [is(`k.${name}`, value)]
	);
	return ['true', ...parts].join(' and ');
}

const totalSql = `-- One row. Key: none.
select count(*)::integer as total from mart_classes as k
where $which and complaint_id in (select complaint_id from mart_complaints where true /*filter*/)`;

const whole = (value: number) => Math.max(0, Math.trunc(value) || 0);

/** A page of the work list: the gravest first, then what is least certain, then the latest received. */
export async function classRows(
	engine: Engine,
	filter: Filter,
	question: ClassQuestion,
	{ offset = 0, limit = 100 }: { readonly offset?: number; readonly limit?: number } = {},
	signal?: AbortSignal
): Promise<{ readonly total: number; readonly rows: readonly ClassRow[] }> {
	const places = { which: which(question) };
	const { total } = await askOne<{ total: number }>(engine, totalSql, filter, places, signal);
	const page = {
		...places,
		fields: `[${confirmedFields.map(literal).join(', ')}]`,
		limit: whole(limit),
		offset: whole(offset)
	};
	return { total, rows: await ask<ClassRow>(engine, sql, filter, page, signal) };
}
