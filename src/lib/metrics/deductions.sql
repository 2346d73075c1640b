-- One row per person and month with applied fines. Key: month, person.
with fined as (
	select month, person, sum(amount_fen)::bigint as fines_fen, count(*)::integer as lines
	from mart_fines
	where status = 'applied' and role <> 'contractor' and $when
	group by all
)
select f.month, f.person, f.lines,
	(f.fines_fen / 100)::double as fines_yuan,
	(coalesce(b.bonus_fen, a.bonus_fen) / 100)::double as bonus_yuan,
	(least(f.fines_fen, coalesce(b.bonus_fen, a.bonus_fen, f.fines_fen)) / 100)::double as deducted_yuan,
	coalesce(f.fines_fen > coalesce(b.bonus_fen, a.bonus_fen), false) as capped
from fined as f
left join mart_bonuses as b on b.person = f.person and b.month = f.month
left join mart_bonuses as a on a.person = f.person and a.month is null
order by f.month nulls last, f.person nulls last
