import type { Context } from '#lib/pipeline/model.ts';
import { presenceOf } from '#lib/rulebook/presence.ts';
import { keptCells } from './complaintColumns.ts';

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

/** SQL: a row for each row of `rows`, and an empty one for each staged row that is not judged, in the order of stg_complaint_cells. */
export const inStagedOrder = (rows: string): string => `select * from ${rows}
union all by name
select s.cell_no from stg_complaint_rows as s anti join fct_rows as i on i.cell_no = s.cell_no
order by cell_no`;

/**
 * mart_complaint_cells: of mart_complaints what is neither as it was staged nor an outcome. Its rows stand in the order of stg_complaint_cells, to be
 * read beside them.
 */
export function martComplaintCells({ batches }: Context): string {
	return `-- One row per imported row of complaints, empty but for cell_no where it is not judged. Key: cell_no.
with told as (
	select batch_no, source_file, source_sheet, ${tellsDone.map((f) => `has_${f}`).join(' or ')} as tells_done, has_replied_at, has_followup_at as tells_followup,
		has_satisfaction as tells_satisfaction, has_unit or has_phone or has_complainant as tells_repeat
	from stg_batches
), done as (
	select c.*, source_file, source_sheet, as_of, has_replied_at, tells_followup, tells_satisfaction, tells_repeat,
		completed_at is not null or coalesce(proven_done, false) as is_done,
		case when completed_at is not null then completed_at
			when proven_done then greatest(${stages.join(', ')}) end as done_at,
		case when completed_at is not null or proven_done then false when tells_done or status is not null then true end as is_open
	from fct_complaints as c join told using (batch_no) cross join stg_run
), judged as (
	select d.cell_no, ${keptCells(presenceOf(batches))
		.map((c) => `d.${c}`)
		.join(', ')},
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
		s.satisfied, s.score as satisfaction_score
	from done as d
	left join stg_satisfaction as s on s.edition = d.edition and s.code = d.satisfaction
)
${inStagedOrder('judged')}`;
}
