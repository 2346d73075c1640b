import { singleClauses } from '#lib/rulebook/clauses.ts';
import { provedBy } from '#lib/rulebook/reasons.ts';
import { provingStages } from '#lib/rulebook/stages.ts';

/** What is told of a clause on either side. */
const parts = ['start_at', 'due_at', 'actual_at', 'outcome', 'reason', 'start_from', 'due_from'] as const;

const sides = [
	['before', 'b'],
	['after', 'a']
] as const;

/** `b.dispatch_due_at as before_due_at, …`, and where a side has no such clause, nulls. */
const told = (column: (side: string, part: string) => string, between: string) =>
	sides
		.flatMap(([side, alias]) => parts.map((part) => `${column(alias, part)}${between}${side}_${part}`))
		.join(', ');
const names = sides.flatMap(([side]) => parts.map((part) => `${side}_${part}`)).join(', ');

const unfolded = singleClauses.map(
	(clause) =>
		`{clause: '${clause}', ${sides
			.flatMap(([side, alias]) =>
				parts.map(
					(part) => `${side}_${part}: ${alias}.${clause}_${part}${part === 'outcome' ? '::varchar' : ''}`
				)
			)
			.join(', ')}}`
);

const instanceTold = told(
	(alias, part) => `${alias}.${part}${part === 'outcome' ? '::varchar' : ''}`,
	' as '
);
const eventTold = told(
	(alias, part) =>
		part.endsWith('_from') ? 'null::varchar' : `${alias}.${part}${part === 'outcome' ? '::varchar' : ''}`,
	' as '
);

/** When the later stage was that proves the event, where the reason names one. */
const stageAt = (side: string) =>
	`case ${side}_reason ${provingStages.map((stage) => `when '${provedBy(stage)}' then c.${stage}`).join(' ')} end as ${side}_stage_at`;

/**
 * mart_clause_changes: what is judged otherwise, with both judgements. The outcome follows from the reason, so the reason is compared; a
 * limit that moves and leaves both as they were is not a change. An instance or event that only one side has stands with nulls on the other.
 */
export const martClauseChanges = `-- One row per complaint or event, clause and instance that is judged otherwise. Key: complaint_no, clause, instance.
with unfolded as (
	select a.complaint_id, unnest([
		${unfolded.join(',\n\t\t')}
	], recursive := true)
	from mart_clause_facts as a
	join $before.mart_clause_facts as b using (complaint_id)
	where ${singleClauses.map((c) => `a.${c}_reason is distinct from b.${c}_reason`).join('\n\t\tor ')}
), instances as (
	select coalesce(a.complaint_id, b.complaint_id) as complaint_id, coalesce(a.clause, b.clause) as clause,
		coalesce(a.instance, b.instance)::integer as instance, ${instanceTold}
	from mart_clause_instances as a
	full join $before.mart_clause_instances as b
		on b.complaint_id = a.complaint_id and b.clause = a.clause and b.instance = a.instance
	where a.reason is distinct from b.reason or a.complaint_id is null or b.complaint_id is null
), ofcomplaints as (
	select complaint_id, clause, 1::integer as instance, ${names} from unfolded where before_reason is distinct from after_reason
	union all
	select complaint_id, clause, instance, ${names} from instances
), ofevents as (
	select coalesce(a.event_id, b.event_id) as complaint_no, coalesce(a.complaint_id, b.complaint_id) as complaint_id,
		coalesce(a.site, b.site) as site, coalesce(a.clause, b.clause) as clause,
		coalesce(a.instance, b.instance) as instance, ${eventTold}
	from mart_events as a
	full join $before.mart_events as b
		on b.clause = a.clause and b.event_id = a.event_id and b.instance = a.instance
	where a.reason is distinct from b.reason or a.event_id is null or b.event_id is null
)
select c.complaint_no, complaint_id, c.site, clause, instance, ${names},
	${stageAt('before')},
	${stageAt('after')}
from ofcomplaints
join mart_complaints as c using (complaint_id)
union all
select complaint_no, complaint_id, site, clause, instance, ${names}, null::timestamp, null::timestamp
from ofevents`;
