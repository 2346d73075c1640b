import { before, interval } from '#lib/rulebook/expressions.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import { proven } from '#lib/rulebook/stages.ts';
import { has, provedInTime, reasonCase, startAndStop, startUnknown, stillUnsure } from './judge.ts';
import type { ClauseSql } from './kind.ts';
import { limitAt, limitOf } from '#lib/rulebook/calendar/limit.ts';

/**
 * What is not done within the limit must be escalated, in the clause's own order of judgement.
 * An escalation later than the limit is met all the same: the minutes over are shown, not fined.
 */
export function escalation(clause: ClauseOf<'escalation'>): ClauseSql {
	const { id, start, done, stop, limit } = clause;
	const counted = limitOf(clause);
	const at = (part: string) => `${id}_${part}`;
	const from = startUnknown(id, start);
	const doneInTime = `not ${at('start_date_only')} and not ${done}_date_only and ${done} <= ${counted.until}`;
	return {
		given: startAndStop(id, start, stop),
		derived: {
			[at('due_at')]: limitAt(clause, `${at('start_at')} + ${interval(limit)}`)
		},
		reason: reasonCase(
			[
				[before(done, `${done}_date_only`, at('start_at')), 'done_before_start'],
				[before(at('actual_at'), at('actual_date_only'), at('start_at')), 'stop_before_start'],
				[doneInTime, 'done_in_time'],
				...provedInTime(id, [done], 'true', counted.until).map(
					([proof]) =>
						[`${done} is null and not ${at('start_date_only')} and ${proof}`, 'done_in_time'] as const
				),
				[`not ${has(stop)}`, 'stop_not_imported'],
				[from.missing, { sql: from.missingCode }],
				[`${done} is null and ${proven(done)}`, 'done_time_missing'],
				[`not has_${done}`, 'done_not_imported'],
				[`${at('start_date_only')} or ${done}_date_only or ${at('actual_date_only')}`, 'date_only'],
				[`as_of <= ${counted.until}`, 'waiting'],
				...stillUnsure(counted, 'true'),
				[`${at('actual_at')} <= coalesce(${done}, as_of)`, 'escalated'],
				[`${at('actual_at')} is not null`, 'escalated_after_completion']
			],
			'not_escalated'
		),
		kept: []
	};
}
