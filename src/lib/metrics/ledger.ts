import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask } from './ask.ts';
import { compileFilter, type Filter } from './filter.ts';
import tableSql from './fineTable.sql?raw';
import ledgerSql from './ledger.sql?raw';

/** One line of the fines ledger. */
export interface FineRow {
	readonly fine_id: number;
	readonly complaint_id: number | null;
	readonly complaint_no: string | null;
	/** The bare number. */
	readonly article: string;
	readonly clause: string;
	readonly instance: number;
	readonly role: string;
	/** Null: nobody is named on the row nor in the roster. */
	readonly person: string | null;
	readonly department: string | null;
	readonly site: string | null;
	readonly amount_fen: number;
	/** In which the limit ran out, 'YYYY-MM'. */
	readonly month: string;
	readonly due_at: string | null;
	readonly status: 'applied' | 'waived' | 'proposed' | 'special';
	/** `start=…;due=…;actual=…`; worded when shown. */
	readonly evidence: string;
}

export const fineDimensions = ['article', 'person', 'department', 'month', 'site', 'role', 'clause'] as const;
export type FineDimension = (typeof fineDimensions)[number];

export interface FineGroup {
	readonly key: string | null;
	readonly lines: number;
	readonly amountFen: number;
	readonly complaints: number;
}

export interface LedgerOptions {
	/** The month in which the limit ran out; the filter's own period is that of receipt. */
	readonly month?: string;
	readonly offset?: number;
	readonly limit?: number;
}

/** Lines that belong to no complaint (a missed report) count only where nothing is filtered. */
const which = (filter: Filter) =>
	compileFilter(filter) === '' ? 'true' : 'f.complaint_id in (select complaint_id from picked)';
const inMonth = (month?: string) => (month ? `f.month = ${literal(month)}` : 'true');

/** The ledger of the complaints of a filter, in order of due time. */
export async function ledger(
	engine: Engine,
	filter: Filter = {},
	{ month, offset = 0, limit = 200 }: LedgerOptions = {},
	signal?: AbortSignal
): Promise<FineRow[]> {
	const places = { which: which(filter), month: inMonth(month), offset, limit };
	return ask<FineRow>(engine, ledgerSql, filter, places, signal);
}

/** Applied fines by article, person, department, due month, site, role or clause; the largest sum first. */
export async function fineTable(
	engine: Engine,
	filter: Filter,
	by: FineDimension,
	{ month }: Pick<LedgerOptions, 'month'> = {},
	signal?: AbortSignal
): Promise<FineGroup[]> {
	if (!fineDimensions.includes(by)) return [];
	const places = { key: `f.${by}`, which: which(filter), month: inMonth(month) };
	const found = await ask<{ key: string | null; lines: number; amount_fen: number; complaints: number }>(
		engine,
		tableSql,
		filter,
		places,
		signal
	);
	return found.map(({ amount_fen, ...row }) => ({ ...row, amountFen: amount_fen }));
}
