import type { Batch } from '#lib/model/batch.ts';
import { articleNumber } from '#lib/pipeline/facts/breaches.ts';
import type { TableName } from '#lib/model/columns.ts';
import { literal } from '#lib/engine/sql.ts';
import { registerBegan } from '#lib/rulebook/events/register.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { eventColumns } from '#lib/pipeline/asOf.ts';
import type { Context } from '#lib/pipeline/model.ts';
import { emptySelect } from '#lib/pipeline/staging/columns.ts';
import { stagedName } from '#lib/pipeline/staging/index.ts';
import { orderRules, type OrderRule } from './order.ts';

const columns = [
	{ name: 'batch_no', type: 'integer' },
	{ name: 'source_row', type: 'integer' },
	{ name: 'field', type: 'varchar' },
	{ name: 'raw', type: 'varchar' },
	{ name: 'problem', type: 'varchar' },
	{ name: 'severity', type: 'varchar' }
];

const text = (field: string) =>
	`if(${field}_date_only, strftime(${field}, '%Y-%m-%d'), strftime(${field}, '%Y-%m-%d %H:%M:%S'))`;

/** A date without a time is compared by the day: it may be any moment of it. */
const before = (later: string, earlier: string) =>
	`${later} < ${earlier} and (not ${later}_date_only and not ${earlier}_date_only or ${later}::date < ${earlier}::date)`;

type Sheets = readonly Pick<Batch, 'table' | 'columns'>[];

/** The orders that these sheets can break. */
function ordersOf(batches: Sheets): readonly OrderRule[] {
	const seen = new Set(
		batches.filter((b) => b.table === 'complaints').flatMap((b) => b.columns.map((c) => c.field))
	);
	return orderRules.filter((r) => seen.has(r.earlier as never) && seen.has(r.later as never));
}

/** SQL: one select for each order that these sheets can break, over rows of complaints. */
export const orderErrors = (batches: Sheets, from: string): string[] =>
	ordersOf(batches).map(
		({ code, earlier, later, between }) =>
			`select batch_no, source_row, '${later}', ${text(later)} || ' < ' || ${text(earlier)}, '${code}', 'warning'
from ${from} where ${[before(later, earlier), ...between.map((stage) => `${stage} is null`)].join(' and ')}`
	);

/** Where a table's rows are looked for: of the complaints only those that can have anything wrong. */
const rowsOf = (table: TableName) => (table === 'complaints' ? 'doubtful' : stagedName[table]);

const lateEvents = (batches: readonly Batch[]): string[] =>
	eventColumns(batches).map(
		({ table, field }) =>
			`select batch_no, source_row, '${field}', ${text(field)},
	if(${field} > outlier_after, 'outlier_date', 'after_as_of'), if(${field} > outlier_after, 'warning', 'note')
from ${rowsOf(table)} cross join stg_run where ${field} > as_of or ${field} > outlier_after`
	);

/** SQL: the rows of complaints with dates that some check could list: gone through once, for all checks, since few rows are left. */
function doubtful(batches: readonly Batch[]): string {
	const events = eventColumns(batches).flatMap(({ table, field }) => (table === 'complaints' ? [field] : []));
	const orders = ordersOf(batches);
	const asked = new Set([...events, ...orders.flatMap((r) => [r.earlier, r.later, ...r.between])]);
	const columns = [...asked].flatMap((field) => [`s.${field}`, `s.${field}_date_only`]);
	const late =
		events.length > 0
			? [`greatest(${events.map((field) => `s.${field}`).join(', ')}) > least(as_of, outlier_after)`]
			: [];
	const wrong = [...late, ...orders.map((r) => `s.${r.later} < s.${r.earlier}`)];
	return `with doubtful as materialized (
	select ${['s.batch_no', 's.source_row', ...columns].join(', ')}
	from stg_complaint_rows as s cross join stg_run
	where ${wrong.join('\n\t\tor ') || 'false'}
)`;
}

/** Rows of the progress table that reach no complaint: the same report again, and a number that no row has. */
const strayReports = [
	`select batch_no, source_row, null, complaint_no, 'duplicate', 'note'
from stg_progress_rows
where row_hash in (select row_hash from stg_progress_rows group by row_hash having count(*) > 1)
qualify row_number() over (partition by row_hash order by batch_no, source_row) > 1`,
	`select batch_no, source_row, 'complaint_no', complaint_no, 'no_such_complaint', 'warning'
from stg_progress_rows as p
where not exists (select 1 from stg_complaint_rows as c where c.complaint_no = p.complaint_no)`
];

/** Rows that a later sheet corrects; those of the complaints are among the versions. */
const correctedRows = `select origin_batch_no, origin_source_row, null, null, 'corrected', 'note'
from stg_corrections where origin_batch_no is not null and table_name <> 'complaints' group by all
union
select batch_no, source_row, null, null, 'corrected', 'note'
from stg_corrections where not is_last and table_name <> 'complaints'`;

/**
 * Recorded breaches that the rulebook cannot place: an article without fines for what is written down, a role that the
 * article does not fine (the person then stands as the first that it does), a complaint that no row has.
 */
function strayBreaches(rulebook: Rulebook): string[] {
	const roles = new Map<string, Set<string>>();
	for (const { article, triggers } of rulebook.editions.flatMap((e) => e.articles))
		for (const trigger of triggers)
			if (trigger.on === 'recorded') {
				const known = roles.get(article) ?? new Set();
				for (const fine of trigger.fines) known.add(fine.role);
				roles.set(article, known);
			}
	const number = articleNumber('v.article');
	const named = [...roles.keys()].map(literal).join(', ') || 'null';
	const fined = [...roles].flatMap(([article, of]) =>
		// Whoever is responsible may have any role of the roster.
		of.has('responsible')
			? []
			: [`(${number} = ${literal(article)} and v.role not in (${[...of].map(literal).join(', ') || "''"}))`]
	);
	return [
		`select batch_no, source_row, 'article', v.article, 'breach_without_article', 'warning'
from stg_violation_rows as v where v.article is null or ${number} not in (${named})`,
		...(fined.length > 0
			? [
					`select batch_no, source_row, 'role', v.role, 'breach_of_another_role', 'warning'
from stg_violation_rows as v where ${fined.join(' or ')}`
				]
			: []),
		`select batch_no, source_row, 'complaint_no', v.complaint_no, 'breach_without_complaint', 'note'
from stg_violation_rows as v
where v.complaint_no is not null and not exists (select 1 from stg_complaint_rows as c where c.complaint_no = v.complaint_no)`
	];
}

/** Lines of the duty register that lie so far before all others that it is not taken to have begun there. */
const earlyLines = `select batch_no, source_row, 'day', strftime(line_at, '%Y-%m-%d'), 'before_register', 'warning'
from (select batch_no, source_row, least(day, reviewed_at, spot_checked_at, report_sent_at) as line_at from stg_duty_rows)
where line_at < (
	${registerBegan(`(
		select if(day <= as_of, day, null) as day, if(reviewed_at <= as_of, reviewed_at, null) as reviewed_at,
			if(spot_checked_at <= as_of, spot_checked_at, null) as spot_checked_at, if(report_sent_at <= as_of, report_sent_at, null) as report_sent_at
		from stg_duty_rows cross join stg_run
	)`)}
)`;

/** Pauses that end before they begin, and those of a number that no complaint has. */
const strayPauses = [
	`select batch_no, source_row, 'resumed_at', ${text('resumed_at')} || ' < ' || ${text('paused_at')}, 'resumed_before_paused', 'warning'
from stg_pause_rows where ${before('resumed_at', 'paused_at')}`,
	`select batch_no, source_row, 'complaint_no', complaint_no, 'no_such_complaint', 'warning'
from stg_pause_rows as p
where p.complaint_no is not null and not exists (select 1 from stg_complaint_rows as c where c.complaint_no = p.complaint_no)`
];

/** fct_checks: what is wrong with values that can be read: stages out of order, dates beyond the end of the data, stray reports. */
export function factChecks({ batches, rulebook }: Context): string {
	return [
		'-- One row per doubtful value. Key: batch_no, source_row, field, problem.',
		doubtful(batches),
		[
			emptySelect(columns),
			...orderErrors(batches, 'doubtful'),
			...lateEvents(batches),
			...strayReports,
			...(batches.some((b) => b.table === 'pauses') ? strayPauses : []),
			...(batches.some((b) => b.table === 'violations') ? strayBreaches(rulebook) : []),
			...(batches.some((b) => b.table === 'duty') ? [earlyLines] : []),
			`select * from (${correctedRows})`
		].join('\nunion all\n')
	].join('\n');
}
