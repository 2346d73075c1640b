import { before, dateOnlyOf, endOfDay, firstOf } from '#lib/rulebook/expressions.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import { has, notRecorded, reasonCase } from './judge.ts';
import type { ClauseSql } from './kind.ts';

/** What holds for the whole complaint: whether anything was promised at all. */
export function promise({ id, start, promises }: ClauseOf<'promise'>): ClauseSql {
	return {
		given: { [`${id}_start_at`]: firstOf(start), [`${id}_actual_at`]: 'null::timestamp' },
		derived: { [`${id}_due_at`]: 'null::timestamp' },
		reason: reasonCase([[promises.map((p) => `${p} is null`).join(' and '), 'no_promise']], 'null'),
		kept: []
	};
}

/** One promised date: kept where the stop is recorded by it; a date without a clock runs to the end of its day. */
export function onePromise({ id, start, stop }: ClauseOf<'promise'>, field: string): ClauseSql {
	const [actual, due] = [`${id}_actual_at`, `${id}_due_at`];
	return {
		given: {
			[`${id}_start_at`]: firstOf(start),
			[actual]: firstOf(stop),
			[`${id}_actual_date_only`]: dateOnlyOf(stop)
		},
		derived: {
			[due]: `case when ${field}_date_only then ${endOfDay(field)} else ${field} end`
		},
		reason: reasonCase(
			[
				[before(actual, `${id}_actual_date_only`, `${id}_start_at`), 'stop_before_start'],
				[before(field, `${field}_date_only`, `${id}_start_at`), 'promise_before_start'],
				[`not ${has(stop)}`, 'stop_not_imported'],
				[`${id}_actual_date_only and not ${field}_date_only`, 'date_only'],
				[`${actual} <= ${due}`, 'in_time'],
				[`${actual} > ${due}`, 'late'],
				...notRecorded(id, stop, `not ${field}_date_only`)
			],
			'waiting'
		),
		kept: []
	};
}
