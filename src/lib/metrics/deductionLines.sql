-- One row per applied line of a month, in the order in which a person's lines eat his bonus. Key: fine_id.
with fined as (
	select f.fine_id, f.person, f.amount_fen, coalesce(b.bonus_fen, a.bonus_fen) as bonus_fen,
		coalesce(sum(f.amount_fen) over (
			partition by f.person order by f.fine_id rows between unbounded preceding and 1 preceding
		), 0) as before_fen
	from mart_fines as f
	left join mart_bonuses as b on b.person = f.person and b.month = f.month
	left join mart_bonuses as a on a.person = f.person and a.month is null
	where f.status = 'applied' and f.role <> 'contractor' and f.month = $month and $who
)
select $columns,
	d.bonus_fen::double as bonus_fen,
	if(d.bonus_fen is null, d.amount_fen, greatest(0, least(d.amount_fen, d.bonus_fen - d.before_fen)))::double as taken_fen,
	if(d.bonus_fen is null, null, greatest(0, d.bonus_fen - d.before_fen - d.amount_fen))::double as left_fen
from fined as d
join mart_fines as f on f.fine_id = d.fine_id
order by f.person nulls last, d.fine_id
