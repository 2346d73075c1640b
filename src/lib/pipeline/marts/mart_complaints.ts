import { fieldsOf } from '#lib/model/columns.ts';
import { columnsOfField } from '#lib/pipeline/staging/columns.ts';
import type { Context } from '#lib/pipeline/model.ts';
import { presenceOf } from '#lib/rulebook/presence.ts';
import { outcomes, outcomeType, repeatedClauses, singleClauses } from './clauses.ts';

const classes = [
	'category_l1_recorded',
	'category_l2_recorded',
	'category_rule',
	'category_confidence',
	'validity_recorded',
	'validity_rule',
	'severity_recorded',
	'severity_rule',
	'repeat_of',
	'category_l2_rule'
];

/** Fields that the rules make where no sheet has them. */
const recomputedFields: readonly string[] = [
	'complaint_no',
	'category_l1',
	'category_l2',
	'validity',
	'severity'
];

/** Every column of a judged complaint that the marts hand on; progress reports have a table of their own. */
export const complaintColumns: readonly string[] = [
	'complaint_id',
	'complaint_no',
	'batch_no',
	'source_row',
	'edition',
	'proven_done',
	...fieldsOf('complaints')
		.filter((f) => f.name !== 'complaint_no' && !f.name.startsWith('progress_'))
		.flatMap(columnsOfField)
		.map((c) => c.name),
	...classes
];

/** Columns that are judged after the clauses. */
const fromClasses: readonly string[] = ['validity', 'validity_rule', 'severity', 'severity_rule'];

/** Stages in the order in which they follow one another: the last known one stands in for a missing completion. */
const stages = [
	'received_at',
	'forwarded_at',
	'dispatched_at',
	'accepted_at',
	'result_feedback_at',
	'followup_at',
	'closed_at'
];

/** Columns whose empty cells say that a complaint is not done yet; a status says so only where it could be read. */
const tellsDone = ['completed_at', 'result_feedback_at', 'followup_at', 'closed_at'];

/** Seconds from receipt to `end`, where both are times, not dates, and in order. */
const seconds = (end: string) =>
	`case when not received_at_date_only and not ${end}_date_only and ${end} >= received_at
			then date_diff('second', received_at, ${end}) end`;

/** Seconds from receipt to as_of of what has not ended yet. */
const waiting = `case when not received_at_date_only and as_of >= received_at
			then date_diff('second', received_at, as_of) end`;

/** How a duration counts: ended, still running at as_of (censored), or left out because the data cannot tell. */
const state = (end: string, running: string) =>
	`case when ${end} is not null then if(${seconds(end)} is null, 'excluded', 'closed')
		when ${running} then if(${waiting} is null, 'excluded', 'censored')
		else 'excluded' end::enum('closed', 'censored', 'excluded')`;

const duration = (end: string, running: string) =>
	`case when ${end} is not null then ${seconds(end)} when ${running} then ${waiting} end`;

/** The worst of the instances: one breach is a breach; unknown is never counted as met. */
const worst = (clause: string) =>
	`case when ${clause}_breached > 0 then 'breached' when ${clause}_unknown > 0 then 'unknown'
		when ${clause}_pending > 0 then 'pending' when ${clause}_met > 0 then 'met' else 'not_applicable' end`;

const counted = (clause: string, fact: string) => `${clause}_instances as (
	select complaint_id, ${outcomes
		.filter((o) => o !== 'not_applicable')
		.map((o) => `count(*) filter (where outcome = '${o}')::smallint as ${clause}_${o}`)
		.join(', ')}
	from ${fact} group by complaint_id
)`;

const repeated = Object.keys(repeatedClauses);
const instanceCounts = repeated.flatMap((c) =>
	outcomes.filter((o) => o !== 'not_applicable').map((o) => `${c}_${o}`)
);

/** What is made of a complaint beside its own columns. */
const made = [
	...['source_file', 'source_sheet', 'tells_followup', 'tells_satisfaction', 'tells_repeat'],
	...['received_on', 'received_month', 'is_done', 'done_at', 'done_flagged', 'is_open', 'flow_done_at'],
	...['handling_seconds', 'handling_state', 'reply_seconds', 'reply_state', 'age_days'],
	...['satisfied', 'satisfaction_score', 'fines_fen', 'fine_count'],
	...[...singleClauses, ...repeated].map((c) => `${c}_outcome`),
	...instanceCounts,
	'breached_count'
];

/** The columns that no sheet has, with their types: nothing in every row, so the table does without them. */
function absent({ batches }: Context): ReadonlyMap<string, string> {
	const presence = presenceOf(batches);
	return new Map(
		fieldsOf('complaints')
			.filter(({ name }) => presence[name] === 'none' && !recomputedFields.includes(name))
			.flatMap(columnsOfField)
			.map(({ name, type }) => [name, type])
	);
}

/** mart_complaints: everything that is asked of one complaint, in one wide row. */
export function martComplaints(context: Context): string {
	const missing = absent(context);
	const columns = complaintColumns.map((name) =>
		missing.has(name) ? `null::${missing.get(name)} as ${name}` : name
	);
	return `-- One row per judged complaint. Key: complaint_id.
select ${[...columns, ...made].join(', ')}
from mart_complaint_cells`;
}

/** mart_complaint_cells: the columns of mart_complaints that can hold something. */
export function martComplaintCells(context: Context): string {
	const missing = absent(context);
	const columns = complaintColumns.filter((name) => !missing.has(name));
	return `-- One row per judged complaint. Key: complaint_id.
with ${Object.entries(repeatedClauses)
		.map(([clause, fact]) => counted(clause, fact))
		.join(', ')}, fines as (
	select complaint_id, sum(amount_fen)::bigint as fines_fen, count(*)::integer as fine_count
	from fct_fines where status = 'applied' and complaint_id is not null group by complaint_id
), told as (
	select batch_no, source_file, source_sheet, ${tellsDone.map((f) => `has_${f}`).join(' or ')} as tells_done, has_replied_at, has_followup_at as tells_followup,
		has_satisfaction as tells_satisfaction, has_unit or has_phone or has_complainant as tells_repeat
	from stg_batches
), done as (
	select ${complaintColumns.map((c) => `${fromClasses.includes(c) ? 'q' : 'c'}.${c}`).join(', ')},
		source_file, source_sheet, as_of, has_replied_at, tells_followup, tells_satisfaction, tells_repeat,
		completed_at is not null or coalesce(proven_done, false) as is_done,
		case when completed_at is not null then completed_at
			when proven_done then greatest(${stages.join(', ')}) end as done_at,
		case when completed_at is not null or proven_done then false when tells_done or status is not null then true end as is_open
	from fct_complaints as c join fct_classes as q on q.complaint_id = c.complaint_id
		join told using (batch_no) cross join stg_run
), measured as (
	select k.complaint_id,
		coalesce(fines_fen, 0)::bigint as fines_fen, coalesce(fine_count, 0)::integer as fine_count,
		${singleClauses.map((c) => `k.${c}_outcome::${outcomeType} as ${c}_outcome`).join(',\n\t\t')},
		${instanceCounts.map((c) => `coalesce(${c}, 0)::smallint as ${c}`).join(',\n\t\t')},
		${repeated.map((c) => `(${worst(c)})::${outcomeType} as ${c}_outcome`).join(',\n\t\t')},
		(${[
			...singleClauses.map((c) => `coalesce((k.${c}_outcome = 'breached')::integer, 0)`),
			...repeated.map((c) => `coalesce(${c}_breached, 0)`)
		].join(' + ')})::integer as breached_count
	from fct_clauses as k
	${repeated.map((c) => `left join ${c}_instances using (complaint_id)`).join('\n\t')}
	left join fines using (complaint_id)
)
select ${columns.map((c) => `d.${c}`).join(', ')},
	source_file, source_sheet, tells_followup, tells_satisfaction, tells_repeat,
	received_at::date as received_on,
	strftime(received_at, '%Y-%m') as received_month,
	is_done, done_at, completed_at is null and is_done as done_flagged, is_open,
	case when received_at is not null and done_at is not null then greatest(received_at, done_at) end as flow_done_at,
	${duration('completed_at', 'is_open')} as handling_seconds,
	${state('completed_at', 'is_open')} as handling_state,
	${duration('replied_at', 'has_replied_at')} as reply_seconds,
	${state('replied_at', 'has_replied_at')} as reply_state,
	case when is_open and as_of >= received_at
		then (date_diff('second', received_at, as_of) // 86400)::integer end as age_days,
	s.satisfied, s.score as satisfaction_score,
	m.fines_fen, m.fine_count,
	${[...singleClauses, ...repeated].map((c) => `m.${c}_outcome`).join(', ')},
	${instanceCounts.map((c) => `m.${c}`).join(', ')},
	m.breached_count
from done as d
join measured as m using (complaint_id)
left join stg_satisfaction as s on s.edition = d.edition and s.code = d.satisfaction`;
}
