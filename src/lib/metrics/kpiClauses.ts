import { clauseCountColumns } from './clauseTable.ts';

/** The clause counts of each month of receipt, and of each site where asked for. */
export const kpiClausesSql = `-- One row per month of receipt and, where asked for, site. Key: month, site.
select received_month as month, $site as site,
	${clauseCountColumns}
from mart_complaints
where received_month is not null /*filter*/
group by all
order by month, site`;
