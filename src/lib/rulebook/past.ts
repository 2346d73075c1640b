import { isCounted } from './calendar/counted.ts';
import { dateOnlyOf } from './expressions.ts';
import { hasField } from './inputs.ts';
import type { Presence } from './presence.ts';
import type { ClauseOf } from './shape.ts';
import { laterStages } from './stages.ts';

/** Why an escalation can be unknown although the complaint's own times say whether its limit ran out. */
const openReasons = "('stop_not_imported', 'stop_before_start', 'date_only')";

/**
 * SQL over a complaint `c`, its batch `b` and its clauses `k`: the limit of an escalation ran out with the complaint open, escalated or not.
 * Where nothing tells whether it was escalated, its own times tell: completed after the limit, or still open when it ran out. Null where
 * they do not say; a date without a clock counts only where every moment of its day says the same.
 */
export function pastLimit(clause: ClauseOf<'escalation'>, presence: Presence): string {
	const of = (part: string) => `k.${clause.id}_${part}`;
	const done = `c.${clause.done}`;
	const proofs = [
		...laterStages(clause.done).map((stage) => `c.${stage} is not null`),
		"coalesce(c.status in ('done', 'closed'), false)"
	];
	const onDate = `coalesce(${dateOnlyOf(clause.start.map((name) => `c.${name}`))}, false)`;
	const end = `coalesce(${done}, (select as_of from seed_run))`;
	const unsure = isCounted(clause)
		? `when c.complaint_id in (select complaint_id from fct_working_limits where ${clause.id}_unsure) then null\n\t`
		: '';
	return `case
	when ${of('outcome')} <> 'unknown' then ${of('outcome')} in ('met', 'breached')
	when ${of('reason')} not in ${openReasons} then null
	${unsure}when ${done} is null and (not ${hasField(presence, clause.done)} or ${proofs.join(' or ')}) then null
	when ${end} > ${of('due_at')} + if(${onDate}, interval 1 day, interval 0 day) then true
	when ${onDate} or coalesce(${done}_date_only, false) then null
	else ${end} > ${of('due_at')} end`;
}
