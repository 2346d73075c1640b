import { anyOf, dateOnlyOf, endOfDay, firstOf, interval, nameOf } from '#lib/rulebook/expressions.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import { judge, startAndStop, startKept } from './judge.ts';
import type { ClauseSql } from './kind.ts';
import { limitAt, limitOf, plainLimit, type Limit } from '#lib/rulebook/calendar/limit.ts';

/** From start to stop within a length of time, or by a promised time where there is one. */
export function within(clause: ClauseOf<'within'>): ClauseSql {
	const { id, start, stop, limit, promised, onlyWhere } = clause;
	const byLimit = limitAt(clause, `${id}_start_at + ${interval(limit)}`);
	const counted = limitOf(clause);
	const hasPromise = promised.length > 0;
	const exact = hasPromise ? `${id}_exact` : 'true';
	const notAsked = onlyWhere ? ([[`${onlyWhere} is not true`, 'not_asked']] as const) : [];
	const at = `${id}_promised_at`;
	const byPromise = `when ${id}_exact then ${at} else ${endOfDay(at)} end`;
	// What was promised is certain, however the limit is counted.
	const own: Limit = { until: `${id}_until_at`, unsure: `${id}_limit_unsure` };
	const judgedBy = counted.unsure === null ? plainLimit(id) : hasPromise ? own : counted;
	return {
		given: {
			...startAndStop(id, start, stop),
			...(hasPromise && {
				[at]: firstOf(promised),
				[`${id}_exact`]: `not coalesce(${dateOnlyOf(promised)}, false)`,
				[`${id}_due_from`]: `coalesce(${nameOf(promised)}, 'limit')`
			})
		},
		derived: {
			[`${id}_due_at`]: hasPromise ? `case when ${at} is null then ${byLimit} ${byPromise}` : byLimit,
			...(judgedBy === own && {
				[own.until]: `case when ${at} is null then ${counted.until} ${byPromise}`,
				[`${id}_limit_unsure`]: `case when ${at} is null then ${counted.unsure} end`
			})
		},
		reason: judge({
			id,
			start,
			stop,
			notConcerned: notAsked,
			exact,
			dueFromStart: hasPromise ? `${at} is null` : 'true',
			...(hasPromise && { promised: { at, dateOnly: `not ${id}_exact` } }),
			limit: judgedBy
		}),
		kept: [...startKept(id, start), ...(hasPromise ? [`${id}_due_from`] : [])]
	};
}

/** By the end of the day that is so many days after the day of the start. */
export function byDay(
	clause: ClauseOf<'same_day' | 'days_after'>,
	days: number,
	exemptRole?: string
): ClauseSql {
	const { id, start, stop } = clause;
	return {
		given: startAndStop(id, start, stop),
		derived: {
			[`${id}_due_at`]: limitAt(clause, endOfDay(`${id}_start_at`, days))
		},
		reason: judge({
			id,
			start,
			stop,
			notConcerned: exemptRole ? [[anyOf([`recorder_is_${exemptRole}`]), 'exempt_recorder']] : [],
			exact: 'false',
			dueFromStart: 'true',
			limit: limitOf(clause)
		}),
		kept: startKept(id, start)
	};
}
