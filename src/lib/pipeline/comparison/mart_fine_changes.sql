-- One row per ledger line that comes, goes or changes. Key: complaint_no, article, clause, instance, role.
with compared as (
	select
		coalesce(a.complaint_no, b.complaint_no) as complaint_no,
		coalesce(a.complaint_id, b.complaint_id) as complaint_id,
		coalesce(a.article, b.article) as article,
		coalesce(a.clause, b.clause)::varchar as clause,
		coalesce(a.instance, b.instance) as instance,
		coalesce(a.role, b.role)::varchar as role,
		case when b.article is null then 'added' when a.article is null then 'removed' else 'changed' end as kind,
		b.person as before_person, b.department as before_department, b.site as before_site,
		b.amount_fen as before_fen, b.month as before_month, b.due_at as before_due_at,
		b.status::varchar as before_status, b.evidence as before_evidence,
		a.person as after_person, a.department as after_department, a.site as after_site,
		a.amount_fen as after_fen, a.month as after_month, a.due_at as after_due_at,
		a.status::varchar as after_status, a.evidence as after_evidence
	from mart_fines as a
	full join $before.mart_fines as b
		on b.complaint_no = a.complaint_no and b.article = a.article and b.clause::varchar = a.clause::varchar
			and b.instance = a.instance and b.role::varchar = a.role::varchar
)
select
	(row_number() over (
		order by coalesce(before_due_at, after_due_at), try_cast(article as integer) nulls last, article, complaint_no, clause, instance, role
	))::integer as line_no,
	complaint_no, complaint_id, article, clause, instance, role, kind,
	before_person, before_department, before_site, before_fen, before_month, before_due_at, before_status, before_evidence,
	after_person, after_department, after_site, after_fen, after_month, after_due_at, after_status, after_evidence,
	if(before_status = 'applied', before_fen, 0)::bigint as before_applied_fen,
	if(after_status = 'applied', after_fen, 0)::bigint as after_applied_fen
from compared
where kind <> 'changed' or before_fen is distinct from after_fen or before_status <> after_status
	or before_person is distinct from after_person or before_month is distinct from after_month
