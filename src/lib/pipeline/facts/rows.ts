import { byEdition } from '#lib/rulebook/compileClasses.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';
import { literal } from '#lib/engine/sql.ts';
import { unclassified } from '#lib/model/labels.ts';

/**
 * fct_rows: the category of every judged row, and the repeats among them. What is given counts before keywords before what was learnt, and
 * that only where it is as sure, and the text as known, as the edition asks; else a row is unclassified. A repeat has the same unit of the same site (else phone, else
 * complainant and site) and the same category, and came while an earlier complaint was open or within so many days of its completion;
 * where that time is unknown, of its last known stage.
 */
export function rowsSql({ rulebook }: { rulebook: Rulebook }): string {
	return `-- One row per judged row. Key: complaint_id.
with learnt as (
	select j.complaint_id, g.category_l1, g.confidence
	from fct_judged as j
	join stg_complaint_rows as s using (batch_no, source_row)
	join seed_learnt as g on g.content = s.content
	anti join fct_keywords as k on k.complaint_id = j.complaint_id
	where j.category_l1 is null
		and g.confidence * 100 >= ${byEdition(rulebook, 'j.edition', (e) => String(e.classification.confidence.value))}
		and g.known * 100 >= ${byEdition(rulebook, 'j.edition', (e) => String(e.classification.known?.value ?? 0))}
), numbered as (
	select
		j.complaint_id, j.complaint_no, j.batch_no, j.source_row, j.cell_no, j.received_at, j.edition, j.repeat_days, j.ended_at,
		coalesce(j.category_l1, k.category_l1, g.category_l1) as category_l1,
		coalesce(j.category_rule, k.rule, if(g.category_l1 is not null, 'model', null)) as category_rule,
		coalesce(j.category_l2, k.category_l2) as category_l2,
		coalesce(j.category_l2_rule, if(k.category_l2 is not null, k.rule, null)) as category_l2_rule,
		g.confidence,
		hash(j.who, coalesce(j.category_l1, k.category_l1, g.category_l1)) as pair,
		j.who is not null and coalesce(j.category_l1, k.category_l1, g.category_l1) is not null
			and j.received_at is not null as comparable
	from fct_judged as j
	left join fct_keywords as k on k.complaint_id = j.complaint_id
	left join learnt as g on g.complaint_id = j.complaint_id
), pairs as (
	select pair from numbered where comparable group by pair having count(*) > 1
), earlier as (
	select
		complaint_id, received_at, repeat_days,
		lag(complaint_id) over same as before_id,
		lag(ended_at) over same as before_ended_at,
		arg_max(complaint_id, ended_at) over (same rows between unbounded preceding and 1 preceding) as longest_id,
		max(ended_at) over (same rows between unbounded preceding and 1 preceding) as longest_ended_at
	from numbered
	where comparable and pair in (select pair from pairs)
	window same as (partition by pair order by received_at, complaint_no, complaint_id)
), repeats as (
	select
		complaint_id,
		case when before_ended_at + to_days(repeat_days) >= received_at then before_id else longest_id end as repeat_of_id
	from earlier
	where longest_ended_at + to_days(repeat_days) >= received_at
), named as (
	select p.complaint_id, p.repeat_of_id, n.complaint_no as repeat_of
	from repeats as p
	join numbered as n on n.complaint_id = p.repeat_of_id
)
select
	n.complaint_id, n.complaint_no, n.batch_no, n.source_row, n.cell_no, n.edition,
	coalesce(n.category_l1, ${literal(unclassified)}) as category_l1,
	n.category_l2,
	coalesce(n.category_rule, ${literal(unclassified)}) as category_rule,
	n.category_l2_rule,
	n.confidence as category_confidence,
	p.repeat_of_id, p.repeat_of
from numbered as n
left join named as p on p.complaint_id = n.complaint_id
`;
}
