import { literal } from '#lib/engine/sql.ts';
import type { ActionScope } from '#lib/model/actions.ts';
import { brokenSql } from '#lib/metrics/recurring/contractors.ts';

/** The null character ends SQL text, and no cell holds one. */
const is = (column: string, value: string | undefined): string =>
	value === undefined ? '' : ` and ${column} = ${literal(value.replaceAll('\0', ''))}`;

/** The conditions of a scope on mart_complaints, each led by `and`. Any text is safe. */
export const scopeConditions = (scope: ActionScope): string =>
	is('site', scope.site) +
	is('category_l1', scope.category_l1) +
	is('category_l2', scope.category_l2) +
	is('target_person', scope.target_person) +
	is('contractor', scope.contractor) +
	(scope.counts === 'repeats' ? ' and repeat_of is not null' : '');

/** What a scope counts, day by day: SQL for `day` and `n`, one row a day that has any. */
export const scopeDays = (scope: ActionScope): string =>
	scope.counts === 'notices'
		? `-- One row per day. Key: day.
with ${brokenSql}
select broken_at::date as day, count(*)::integer as n
from broken
where broken_at is not null${is('contractor', scope.contractor)}
group by all
order by day`
		: `-- One row per day. Key: day.
select received_on as day, count(*)::integer as n
from mart_complaints
where received_on is not null${scopeConditions(scope)}
group by all
order by day`;

/** Whether more households would mean more of what is counted: not for one person's or one contractor's. */
export const perHousehold = ({ counts, target_person, contractor }: ActionScope): boolean =>
	counts !== 'notices' && target_person === undefined && contractor === undefined;
