import { dateOnlyOf, firstOf, interval, microseconds, nameOf } from '#lib/rulebook/expressions.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import { proven } from '#lib/rulebook/stages.ts';
import { provedInTime, reasonCase, startKept, startUnknown, stillUnsure } from './judge.ts';
import type { ClauseSql } from './kind.ts';
import { limitAt, limitOf } from '#lib/rulebook/calendar/limit.ts';

/**
 * While not done: a report in each further length of time. Here only what holds for the whole complaint: how many
 * windows have fully passed before completion or as_of, and why there are none or why it cannot be said.
 * A window that ends in the very moment of completion, or of as_of, has not passed.
 */
export function windows(clause: ClauseOf<'windows'>): ClauseSql {
	const { id, start, done, after, every } = clause;
	const counted = limitOf(clause);
	const plain = counted.unsure === null;
	const at = (part: string) => `${id}_${part}`;
	const from = startUnknown(id, start);
	const first = `${at('window_at')} + ${interval(every)}`;
	return {
		given: {
			[at('start_at')]: firstOf(start),
			[at('start_date_only')]: dateOnlyOf(start),
			...(start.length > 1 ? { [at('start_from')]: nameOf(start) } : {}),
			[at('window_at')]: plain ? `${firstOf(start)} + ${interval(after)}` : 'null::timestamp',
			[at('actual_at')]: 'null::timestamp'
		},
		derived: {
			[at('due_at')]: limitAt(clause, first),
			[at('window_seconds')]: `${microseconds(every) / 1_000_000}::integer`,
			[at('windows')]:
				`greatest(0, (date_diff('microsecond', ${at('window_at')}, least(as_of, ${done})) - 1) // ${microseconds(every)})::integer`
		},
		reason: reasonCase(
			[
				[`least(as_of, ${done}) <= ${counted.until} and not coalesce(${done}_date_only, false)`, 'no_window'],
				[`as_of <= ${counted.until}`, 'no_window'],
				...provedInTime(id, [done], 'true', counted.until).map(
					([proof]) => [`${done} is null and ${proof}`, 'no_window'] as const
				),
				['not has_progress', 'stop_not_imported'],
				[from.missing, { sql: from.missingCode }],
				[`${done} is null and ${proven(done)}`, 'done_time_missing'],
				[`not has_${done}`, 'done_not_imported'],
				[`${at('start_date_only')} or ${done}_date_only`, 'date_only'],
				...stillUnsure(counted, 'true')
			],
			'null'
		),
		kept: startKept(id, start)
	};
}

/** Columns of fct_clauses from which the windows themselves are unfolded. */
export const windowColumns = (id: string) =>
	({
		[`${id}_window_at`]: 'timestamp',
		[`${id}_window_seconds`]: 'integer',
		[`${id}_windows`]: 'integer'
	}) as const;
