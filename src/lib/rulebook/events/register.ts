import { endOfDay } from '#lib/rulebook/expressions.ts';
import { reasonCase } from '#lib/rulebook/kinds/judge.ts';
import type { Presence } from '#lib/rulebook/presence.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import type { EventSql } from './kind.ts';

/** SQL: the time of a line of the register: the earliest of what it holds. */
const lineAt = 'least(day, reviewed_at, spot_checked_at, report_sent_at)';

/**
 * SQL: one row: when the register of these lines (with the columns of fct_register) began. What lies more than 31 days before the
 * 0.1st percentile of all lines is an error of typing, as it is at the other end of the data: it must not make years of missed days.
 */
export const registerBegan = (lines: string): string => `select min(line_at) as began_at
	from (select ${lineAt} as line_at, quantile_cont(${lineAt}, 0.001) over () as early from ${lines})
	where line_at >= early - interval 31 day`;

/**
 * The register of the dispatch centre counts from where it began to as_of: a day without a line is a day without a
 * review. fct_register has its lines as they stood at as_of.
 */
const began = `began as (
	${registerBegan('fct_register')}
)`;
const months = `months as (
	select unnest(range(date_trunc('month', began_at)::timestamp, date_trunc('month', as_of)::timestamp + interval 1 month, interval 1 month)) as month
	from began, seed_run where began_at is not null
)`;
const has = (presence: Presence, field: string) => (presence[`duty.${field}`] === 'none' ? 'false' : 'true');

/** By a day of its own month; the period runs from the day after, a month before. */
export function monthlyReport({ byDay }: ClauseOf<'monthly_report'>, presence: Presence): EventSql {
	const due = (month: string) =>
		`least(${month} + interval '${byDay.value - 1} days', ${month} + interval 1 month - interval 1 day) + interval '23:59:59.999'`;
	return {
		steps: [
			began,
			months,
			`sent as (
	select report_month as month, min(report_sent_at) as sent_at, arg_min(report_sent_at_date_only, report_sent_at) as sent_at_date_only
	from fct_register where report_month is not null group by report_month
)`,
			`reports as (
	select coalesce(m.month, s.month) as month, s.sent_at
	from months as m full join sent as s on s.month = m.month cross join began
	where s.month is not null or ${due('m.month')} >= began.began_at
)`
		],
		from: 'reports as m',
		event: { id: "strftime(m.month, '%Y-%m')", on: 'm.month' },
		start: `m.month - interval 1 month + interval '${byDay.value} days'`,
		due: due('m.month'),
		actual: 'm.sent_at',
		further: { has_sent: has(presence, 'report_sent_at') },
		reason: reasonCase(
			[
				['actual_at < start_at', 'stop_before_start'],
				['not has_sent', 'stop_not_imported'],
				['actual_at <= due_at', 'in_time'],
				['actual_at > due_at', 'late'],
				['as_of > due_at', 'overdue']
			],
			'waiting'
		)
	};
}

/** Every day of the register is reviewed on that day; on a calendar, every day that works. */
export function dailyReview(
	_: ClauseOf<'daily_review'>,
	presence: Presence,
	calendarNo: number | null
): EventSql {
	const counted = calendarNo !== null;
	return {
		steps: [
			began,
			`days as (
	select unnest(range(date_trunc('day', began_at)::timestamp, date_trunc('day', as_of)::timestamp + interval 1 day, interval 1 day)) as day
	from began, seed_run where began_at is not null
)`,
			`reviews as (
	select d.day, coalesce(min(g.reviewed_at) filter (where g.reviewed_at >= d.day), min(g.reviewed_at)) as reviewed_at
	from days as d
	left join fct_register as g on g.reviewed_at is not null and date_trunc('day', coalesce(g.day, g.reviewed_at)) = d.day
	group by d.day
)`
		],
		from: counted
			? `reviews as d\n\tjoin fct_calendar_days as k on k.calendar_no = ${calendarNo} and k.day = d.day::date and (k.works or not k.known)`
			: 'reviews as d',
		event: { id: "strftime(d.day, '%Y-%m-%d')", on: 'd.day' },
		start: 'd.day',
		due: endOfDay('d.day'),
		actual: 'd.reviewed_at',
		further: { has_reviewed: has(presence, 'reviewed_at'), ...(counted && { known: 'k.known' }) },
		reason: reasonCase(
			[
				['actual_at < start_at', 'stop_before_start'],
				['not has_reviewed', 'stop_not_imported'],
				['actual_at <= due_at', 'in_time'],
				...(counted ? ([['not known', 'calendar_unknown']] as const) : []),
				['actual_at > due_at', 'late'],
				['as_of > due_at', 'overdue']
			],
			'waiting'
		)
	};
}

/** At least so many spot checks in a calendar month; the one that makes the number is the actual. */
export function spotCheck({ least }: ClauseOf<'spot_check'>, presence: Presence): EventSql {
	return {
		steps: [
			began,
			months,
			`checks as (
	select m.month, list_sort(list(g.spot_checked_at) filter (where g.spot_checked_at is not null)) as checked
	from months as m
	left join fct_register as g on date_trunc('month', g.spot_checked_at) = m.month
	group by m.month
)`
		],
		from: 'checks as m',
		event: { id: "strftime(m.month, '%Y-%m')", on: 'm.month' },
		start: 'm.month',
		due: endOfDay('m.month + interval 1 month - interval 1 day'),
		actual: least.value === 0 ? 'm.month' : `m.checked[${least.value}]`,
		further: { has_checks: has(presence, 'spot_checked_at') },
		reason: reasonCase(
			[
				['not has_checks', 'stop_not_imported'],
				['actual_at is not null', 'in_time'],
				['as_of > due_at', 'too_few_checks']
			],
			'waiting'
		)
	};
}
