import { eventLimit } from '#lib/rulebook/calendar/eventLimit.ts';
import { before, endOfDay, interval, microseconds } from '#lib/rulebook/expressions.ts';
import { reasonCase, stillUnsure } from '#lib/rulebook/kinds/judge.ts';
import { hasEventField, type Presence } from '#lib/rulebook/presence.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import type { EventSql } from './kind.ts';

/** What every clause on notices to contractors tells of the notice. */
const notice = {
	id: 'n.notice_no',
	complaintId: 'n.complaint_id',
	subject: 'n.contractor',
	on: 'coalesce(n.notified_at, n.phoned_at, n.finished_at)'
};
const read = (...names: string[]) =>
	Object.fromEntries(
		names.flatMap((name) => [
			[name, `n.${name}`],
			[`${name}_date_only`, `coalesce(n.${name}_date_only, false)`]
		])
	);
const has = (presence: Presence, ...fields: string[]) =>
	Object.fromEntries(
		fields.map((field) => [`has_${field}`, hasEventField(presence, 'rectifications', field, 'n')])
	);

/** From the notice, or the call if that was earlier, to being on site with a plan; late with a reason is excused. */
export function onSite(
	{ limit }: ClauseOf<'on_site'>,
	presence: Presence,
	calendarNo: number | null
): EventSql {
	const start = 'least(n.notified_at, n.phoned_at)';
	const own = eventLimit({
		calendarNo,
		unit: 'time',
		amount: microseconds(limit),
		from: 'fct_notices as n',
		key: 'n.notice_no',
		start,
		plain: `${start} + ${interval(limit)}`
	});
	const { until } = own.limit;
	return {
		steps: own.steps,
		from: `fct_notices as n${own.join}`,
		event: notice,
		start,
		due: own.due,
		actual:
			'case when n.arrived_at is not null and n.planned_at is not null then greatest(n.arrived_at, n.planned_at) end',
		further: {
			...read('notified_at', 'phoned_at', 'arrived_at', 'planned_at', 'finished_at'),
			...has(presence, 'notified_at', 'phoned_at', 'arrived_at', 'planned_at'),
			given_reason: 'n.reason is not null',
			...own.further
		},
		reason: reasonCase(
			[
				[before('arrived_at', 'arrived_at_date_only', 'start_at'), 'arrived_before_start'],
				[before('planned_at', 'planned_at_date_only', 'start_at'), 'arrived_before_start'],
				['not has_arrived_at or not has_planned_at', 'stop_not_imported'],
				[
					'start_at is null',
					{
						sql: "case when has_notified_at or has_phoned_at then 'start_missing' else 'start_not_imported' end"
					}
				],
				[
					'notified_at_date_only or phoned_at_date_only or arrived_at_date_only or planned_at_date_only',
					'date_only'
				],
				[`actual_at <= ${until}`, 'in_time'],
				...stillUnsure(own.limit, 'actual_at is not null'),
				['actual_at > due_at and given_reason', 'excused'],
				['actual_at > due_at', 'late'],
				[
					`finished_at <= ${until} and not finished_at_date_only and not ${before('finished_at', 'finished_at_date_only', 'start_at')}`,
					'proved_by_finish'
				],
				['finished_at is not null', 'proved_late'],
				...stillUnsure(own.limit, `not coalesce(as_of <= ${until}, false)`),
				['as_of > due_at and given_reason', 'excused'],
				['as_of > due_at', 'overdue']
			],
			'waiting'
		)
	};
}

/** Finished and accepted by the limit of the notice, to the building code and with the owner satisfied. */
export function rectify(_: ClauseOf<'rectify'>, presence: Presence): EventSql {
	return {
		steps: [],
		from: 'fct_notices as n',
		event: notice,
		start: 'n.notified_at',
		due: `case when n.limit_at_date_only then ${endOfDay('n.limit_at')} else n.limit_at end`,
		actual: 'n.finished_at',
		further: {
			...read('limit_at', 'finished_at'),
			...has(presence, 'limit_at', 'finished_at', 'accepted'),
			returned: 'n.returned_at is not null',
			accepted: 'n.accepted',
			to_code: 'n.to_code',
			owner_satisfied: 'n.owner_satisfied'
		},
		reason: reasonCase(
			[
				[before('actual_at', 'finished_at_date_only', 'start_at'), 'stop_before_start'],
				[before('limit_at', 'limit_at_date_only', 'start_at'), 'promise_before_start'],
				['not has_finished_at or not has_accepted or not has_limit_at', 'stop_not_imported'],
				['due_at is null', 'no_limit'],
				['finished_at_date_only and not limit_at_date_only', 'date_only'],
				['actual_at > due_at', 'late'],
				['actual_at is null and returned', 'proved_late'],
				['actual_at is null and as_of > due_at', 'overdue'],
				['actual_at is null', 'waiting'],
				['accepted is not true and as_of > due_at', 'not_accepted'],
				['accepted is not true', 'waiting'],
				['to_code is false', 'not_to_code'],
				['owner_satisfied is false', 'owner_dissatisfied']
			],
			'in_time'
		)
	};
}

/** The notice comes back by the end of the day so many days after the work was finished. */
export function noticeReturn(
	{ days }: ClauseOf<'notice_return'>,
	presence: Presence,
	calendarNo: number | null
): EventSql {
	const own = eventLimit({
		calendarNo,
		unit: 'days',
		amount: days.value + 1,
		from: 'fct_notices as n',
		key: 'n.notice_no',
		start: 'n.finished_at',
		plain: endOfDay('n.finished_at', days.value)
	});
	const { until } = own.limit;
	return {
		steps: own.steps,
		from: `fct_notices as n${own.join}`,
		event: notice,
		start: 'n.finished_at',
		due: own.due,
		actual: 'n.returned_at',
		further: {
			...read('returned_at'),
			...has(presence, 'finished_at', 'returned_at'),
			...own.further
		},
		reason: reasonCase(
			[
				['start_at is null and has_finished_at and actual_at is null', 'not_started'],
				[before('actual_at', 'returned_at_date_only', 'start_at'), 'stop_before_start'],
				['not has_returned_at', 'stop_not_imported'],
				['start_at is null and has_finished_at', 'start_missing'],
				['start_at is null', 'start_not_imported'],
				[`actual_at <= ${until}`, 'in_time'],
				...stillUnsure(own.limit, `not coalesce(coalesce(actual_at, as_of) <= ${until}, false)`),
				['actual_at > due_at', 'late'],
				['as_of > due_at', 'overdue']
			],
			'waiting'
		)
	};
}
