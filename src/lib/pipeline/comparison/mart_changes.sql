-- One row per complaint, or event of another table, of which something changes. Key: complaint_no.
with clauses as (
	select complaint_no, any_value(complaint_id) as complaint_id, any_value(site) as site,
		count(*)::integer as clause_changes,
		count(*) filter (where after_outcome = 'breached' and before_outcome is distinct from 'breached')::integer as more_breaches,
		count(*) filter (where before_outcome = 'breached' and after_outcome is distinct from 'breached')::integer as fewer_breaches
	from mart_clause_changes group by complaint_no
), fines as (
	select complaint_no, any_value(complaint_id) as complaint_id, any_value(coalesce(after_site, before_site)) as site,
		count(*)::integer as fine_changes,
		sum(before_applied_fen)::bigint as before_fen, sum(after_applied_fen)::bigint as after_fen
	from mart_fine_changes group by complaint_no
), classes as (
	select complaint_no, any_value(complaint_id) as complaint_id, count(*)::integer as class_changes
	from mart_class_changes group by complaint_no
), named as (
	select complaint_no from clauses
	union
	select complaint_no from fines
	union
	select complaint_no from classes
)
select
	n.complaint_no, coalesce(k.complaint_id, f.complaint_id, s.complaint_id) as complaint_id,
	c.received_at, coalesce(c.site, k.site, f.site) as site, c.department, c.handler, c.category_l1, c.content,
	coalesce(k.clause_changes, 0) as clause_changes,
	coalesce(f.fine_changes, 0) as fine_changes,
	coalesce(s.class_changes, 0) as class_changes,
	coalesce(k.more_breaches, 0) as more_breaches, coalesce(k.fewer_breaches, 0) as fewer_breaches,
	coalesce(f.before_fen, 0)::bigint as before_fen, coalesce(f.after_fen, 0)::bigint as after_fen,
	(row_number() over (
		order by abs(coalesce(f.after_fen, 0) - coalesce(f.before_fen, 0)) desc, c.received_at, n.complaint_no
	))::integer as change_no
from named as n
left join clauses as k using (complaint_no)
left join fines as f using (complaint_no)
left join classes as s using (complaint_no)
left join mart_complaints as c
	on c.complaint_id = coalesce(k.complaint_id, f.complaint_id, s.complaint_id) and c.complaint_no = n.complaint_no
