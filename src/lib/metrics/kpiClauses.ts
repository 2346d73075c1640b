import { clauseCountColumns, eventCountColumns } from './clauseTable.ts';

/** The clause counts of each month of receipt, and of each site where asked for. */
export const kpiClausesSql = `-- One row per month of receipt and, where asked for, site. Key: month, site.
select received_month as month, $site as site,
	${clauseCountColumns}
from mart_complaints
where received_month is not null /*filter*/
group by all
order by month, site`;

/** The same for events of other tables, by the month of the event and the site of the complaint that it belongs to. */
export const kpiEventsSql = `-- One row per month of the event and, where asked for, site. Key: month, site.
select event_month as month, $site as site,
	${eventCountColumns}
from mart_events
where event_month is not null $events
group by all
order by month, site`;
