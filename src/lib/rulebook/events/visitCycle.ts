import { reasonCase } from '#lib/rulebook/kinds/judge.ts';
import type { Presence } from '#lib/rulebook/presence.ts';
import type { ClauseOf } from '#lib/rulebook/shape.ts';
import type { EventSql } from './kind.ts';

/**
 * Every customer is visited within each so many months, counted from the day on which he first appears in the visits
 * or in the complaints; a customer is known by his name. A window that is not over yet waits.
 */
export function visitCycle({ months }: ClauseOf<'visit_cycle'>, presence: Presence): EventSql {
	const complainants =
		presence['complainant'] === 'none'
			? ''
			: `
	union all
	select complainant, received_at from fct_complaints where complainant is not null and received_at is not null`;
	const after = (count: string) => `c.first_at + to_months(cast(${count} as integer) * ${months.value})`;
	return {
		steps: [
			`made as (
	select v.customer, v.visited_at
	from stg_visit_rows as v cross join seed_run as r
	where v.customer is not null and v.visited_at <= r.as_of
)`,
			`seen as (
	select customer, visited_at as seen_at from made${complainants}
)`,
			`customers as (
	select customer, date_trunc('day', min(seen_at))::timestamp as first_at from seen group by customer
)`,
			`cycles as (
	select c.customer, c.first_at, unnest(range(1, datediff('month', c.first_at, r.as_of) // ${months.value} + 2))::integer as nth
	from customers as c cross join seed_run as r
)`,
			`windows as (
	select c.customer, c.nth, ${after('c.nth - 1')} as from_at, ${after('c.nth')} as until_at from cycles as c
)`,
			`visited as (
	select w.customer, w.nth, min(m.visited_at) as visited_at
	from windows as w
	join made as m on m.customer = w.customer and m.visited_at >= w.from_at and m.visited_at < w.until_at
	group by w.customer, w.nth
)`
		],
		from: `windows as w
	left join visited as v on v.customer = w.customer and v.nth = w.nth
	semi join seed_run as now on w.from_at <= now.as_of`,
		event: { id: 'w.customer', instance: 'w.nth', subject: 'w.customer', on: 'w.until_at - interval 1 day' },
		start: 'w.from_at',
		due: "w.until_at - interval '0.001 seconds'",
		actual: 'v.visited_at',
		further: { has_visited: presence['visits.visited_at'] === 'none' ? 'false' : 'true' },
		reason: reasonCase(
			[
				['not has_visited', 'stop_not_imported'],
				['actual_at is not null', 'in_time'],
				['as_of > due_at', 'no_visit']
			],
			'waiting'
		)
	};
}
