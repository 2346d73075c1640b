-- One row per month of receipt and, where asked for, site. Key: month, site.
select
	received_month as month, $site as site,
	count(*)::integer as received,
	count(*) filter (where validity = 'valid')::integer as valid,
	count(*) filter (where validity in ('valid', 'coordination', 'invalid'))::integer as determined,
	count(*) filter (where is_done)::integer as done,
	count(is_open)::integer as told_done,
	count(*) filter (where is_open)::integer as open,
	count(*) filter (where is_done and tells_followup)::integer as followup_asked,
	count(*) filter (where is_done and tells_followup and followup_at is not null)::integer as followed_up,
	count(satisfaction)::integer as answers,
	count(*) filter (where satisfied)::integer as satisfied,
	count(satisfaction_score)::integer as scored,
	coalesce(sum(satisfaction_score), 0)::double as score_sum,
	coalesce(sum(satisfaction_score * satisfaction_score), 0)::double as score_squares,
	count(*) filter (where tells_repeat)::integer as told_repeat,
	count(*) filter (where tells_repeat and repeat_of is not null)::integer as repeats,
	count(*) filter (where dispatch_outcome = 'met')::integer as dispatch_met,
	count(*) filter (where dispatch_outcome in ('met', 'breached'))::integer as dispatch_judged,
	count(*) filter (where severity = 'major')::integer as major,
	coalesce(sum(fines_fen), 0)::double as fines_fen
from mart_complaints
where received_month is not null /*filter*/
group by all
order by month, site
