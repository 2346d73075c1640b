import { outcomes, outcomeType, repeatedClauses, singleClauses } from './clauses.ts';
import { fromClasses, instanceCounts, repeated } from './complaintColumns.ts';
import { inStagedOrder } from './mart_complaint_cells.ts';

/** The worst of the instances: one breach is a breach; unknown is never counted as met. */
const worst = (clause: string) =>
	`case when ${clause}_breached > 0 then 'breached' when ${clause}_unknown > 0 then 'unknown'
		when ${clause}_pending > 0 then 'pending' when ${clause}_met > 0 then 'met' else 'not_applicable' end`;

const counted = (clause: string, fact: string) => `${clause}_instances as (
	select complaint_id, ${outcomes
		.filter((o) => o !== 'not_applicable')
		.map((o) => `count(*) filter (where outcome = '${o}')::smallint as ${clause}_${o}`)
		.join(', ')}
	from ${fact} group by complaint_id
)`;

/** mart_complaint_outcomes: the rest of mart_complaints, its rows in the same order as those of mart_complaint_cells. */
export const martComplaintOutcomes = `-- One row per imported row of complaints, empty but for cell_no where it is not judged. Key: cell_no.
with ${Object.entries(repeatedClauses)
	.map(([clause, fact]) => counted(clause, fact))
	.join(', ')}, fines as (
	select complaint_id, sum(amount_fen)::bigint as fines_fen, count(*)::integer as fine_count
	from fct_fines where status = 'applied' and complaint_id is not null group by complaint_id
), judged as (
	select i.cell_no, ${fromClasses.map((c) => `q.${c}`).join(', ')},
		coalesce(fines_fen, 0)::bigint as fines_fen, coalesce(fine_count, 0)::integer as fine_count,
		${singleClauses.map((c) => `k.${c}_outcome::${outcomeType} as ${c}_outcome`).join(',\n\t\t')},
		${instanceCounts.map((c) => `coalesce(${c}, 0)::smallint as ${c}`).join(',\n\t\t')},
		${repeated.map((c) => `(${worst(c)})::${outcomeType} as ${c}_outcome`).join(',\n\t\t')},
		(${[
			...singleClauses.map((c) => `coalesce((k.${c}_outcome = 'breached')::integer, 0)`),
			...repeated.map((c) => `coalesce(${c}_breached, 0)`)
		].join(' + ')})::integer as breached_count
	from fct_clauses as k
	join fct_rows as i on i.complaint_id = k.complaint_id
	join fct_classes as q on q.complaint_id = k.complaint_id
	${repeated.map((c) => `left join ${c}_instances on ${c}_instances.complaint_id = k.complaint_id`).join('\n\t')}
	left join fines on fines.complaint_id = k.complaint_id
)
${inStagedOrder('judged')}`;
