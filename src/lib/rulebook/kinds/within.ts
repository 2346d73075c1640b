import { anyOf, dateOnlyOf, endOfDay, firstOf, interval, nameOf } from '#lib/rulebook/expressions.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import { judge, startAndStop, startKept } from './judge.ts';
import type { ClauseSql } from './kind.ts';

/** From start to stop within a length of time, or by a promised time where there is one. */
export function within(clause: ClauseOf<'within'>): ClauseSql {
	const { id, start, stop, limit, promised, onlyWhere } = clause;
	const byLimit = `${id}_start_at + ${interval(limit)}`;
	const hasPromise = promised.length > 0;
	const exact = hasPromise ? `${id}_exact` : 'true';
	const notAsked = onlyWhere ? ([[`${onlyWhere} is not true`, 'not_asked']] as const) : [];
	const at = `${id}_promised_at`;
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
			[`${id}_due_at`]: hasPromise
				? `case when ${at} is null then ${byLimit} when ${id}_exact then ${at} else ${endOfDay(at)} end`
				: byLimit
		},
		reason: judge({
			id,
			start,
			stop,
			notConcerned: notAsked,
			exact,
			dueFromStart: hasPromise ? `${at} is null` : 'true',
			...(hasPromise && { promised: { at, dateOnly: `not ${id}_exact` } })
		}),
		kept: [...startKept(id, start), ...(hasPromise ? [`${id}_due_from`] : [])]
	};
}

/** By the end of the day that is so many days after the day of the start. */
export function byDay(
	id: string,
	start: readonly string[],
	stop: readonly string[],
	days: number,
	exemptRole?: string
): ClauseSql {
	return {
		given: startAndStop(id, start, stop),
		derived: {
			[`${id}_due_at`]: endOfDay(`${id}_start_at`, days)
		},
		reason: judge({
			id,
			start,
			stop,
			notConcerned: exemptRole ? [[anyOf([`recorder_is_${exemptRole}`]), 'exempt_recorder']] : [],
			exact: 'false',
			dueFromStart: 'true'
		}),
		kept: startKept(id, start)
	};
}
