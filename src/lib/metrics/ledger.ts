import type { Engine } from '#lib/engine/engine.ts';
import type { PersonSource } from '#lib/rulebook/fines.ts';
import { ask } from './ask.ts';
import type { Filter } from './filter.ts';
import tableSql from './fineTable.sql?raw';
import ledgerSql from './ledger.sql?raw';
import { compileLedgerFilter, ledgerScope, type LedgerFilter } from './ledgerFilter.ts';

export type FineStatus = 'applied' | 'waived' | 'proposed' | 'special';

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
	/** How the person was found. */
	readonly person_from: PersonSource | null;
	readonly department: string | null;
	readonly site: string | null;
	readonly amount_fen: number;
	/** In which the limit ran out, 'YYYY-MM'. */
	readonly month: string;
	readonly start_at: string | null;
	readonly due_at: string | null;
	/** Null: nothing is recorded. */
	readonly actual_at: string | null;
	/** Over the limit, up to as_of where nothing is recorded; null where there was none. */
	readonly seconds_over: number | null;
	/** What tells the line apart where its number can move: the empty field, the recorded breach. */
	readonly mark: string | null;
	readonly status: FineStatus;
	/** Its status had nobody waived it. */
	readonly stands: FineStatus;
	readonly waived_reason: string | null;
	readonly waived_by: string | null;
	readonly waived_at: string | null;
	/** `start=…;due=…;actual=…`; worded when shown. */
	readonly evidence: string;
}

const plain =
	`fine_id complaint_id complaint_no article clause instance role person person_from department site month
	start_at due_at actual_at mark status stands waived_reason waived_by waived_at evidence`.split(/\s+/);

/** SQL: the columns of a FineRow, of mart_fines as `f`. */
export const fineColumns = [
	...plain.map((name) =>
		/^(clause|role|person_from|status|stands)$/.test(name) ? `f.${name}::varchar as ${name}` : `f.${name}`
	),
	'f.amount_fen::double as amount_fen',
	'f.seconds_over::double as seconds_over'
].join(', ');

export const fineDimensions = ['article', 'person', 'department', 'month', 'site', 'role', 'clause'] as const;
export type FineDimension = (typeof fineDimensions)[number];

export interface FineGroup {
	readonly key: string | null;
	readonly lines: number;
	readonly amountFen: number;
	readonly complaints: number;
}

const orders = {
	due: 'f.due_at',
	amount: 'f.amount_fen',
	over: 'f.seconds_over',
	person: 'f.person',
	article: 'try_cast(f.article as integer)',
	number: 'f.complaint_no',
	department: 'f.department'
} as const;
export type LedgerOrder = keyof typeof orders;
export const ledgerOrders = Object.keys(orders) as readonly LedgerOrder[];

export interface LedgerOptions extends LedgerFilter {
	/** By due time unless said otherwise; what is empty comes last. */
	readonly by?: LedgerOrder;
	readonly descending?: boolean;
	readonly offset?: number;
	readonly limit?: number;
}

/** The ledger of the complaints of a filter, in order of due time unless said otherwise. */
export async function ledger(
	engine: Engine,
	filter: Filter = {},
	{ by = 'due', descending = false, offset = 0, limit = 200, ...lines }: LedgerOptions = {},
	signal?: AbortSignal
): Promise<FineRow[]> {
	const places = {
		columns: fineColumns,
		which: ledgerScope(filter),
		lines: compileLedgerFilter(lines),
		order: `${orders[by] ?? orders.due} ${descending ? 'desc' : 'asc'} nulls last,`,
		offset: Math.max(0, Math.trunc(offset) || 0),
		limit: Math.max(0, Math.trunc(limit) || 0)
	};
	return ask<FineRow>(engine, ledgerSql, filter, places, signal);
}

/** How many lines there are of each status, and what they come to. */
export interface LedgerTotal {
	readonly status: FineStatus;
	readonly lines: number;
	readonly amountFen: number;
}

const totalsSql = `-- One row per status. Key: status.
with picked as (
	select complaint_id from mart_complaints where true /*filter*/
)
select f.status::varchar as status, count(*)::integer as lines, sum(f.amount_fen)::double as "amountFen"
from mart_fines as f
where $which and $lines
group by f.status
order by f.status`;

/** The lines that `ledger` would give, counted by status: nothing is added up twice, nothing left out. */
export async function ledgerTotals(
	engine: Engine,
	filter: Filter = {},
	lines: LedgerFilter = {},
	signal?: AbortSignal
): Promise<LedgerTotal[]> {
	const places = { which: ledgerScope(filter), lines: compileLedgerFilter(lines) };
	return ask<LedgerTotal>(engine, totalsSql, filter, places, signal);
}

/** Applied fines by article, person, department, due month, site, role or clause; the largest sum first. */
export async function fineTable(
	engine: Engine,
	filter: Filter,
	by: FineDimension,
	lines: LedgerFilter = {},
	signal?: AbortSignal
): Promise<FineGroup[]> {
	if (!fineDimensions.includes(by)) return [];
	const places = { key: `f.${by}`, which: ledgerScope(filter), lines: compileLedgerFilter(lines) };
	const found = await ask<{ key: string | null; lines: number; amount_fen: number; complaints: number }>(
		engine,
		tableSql,
		filter,
		places,
		signal
	);
	return found.map(({ amount_fen, ...row }) => ({ ...row, amountFen: amount_fen }));
}
