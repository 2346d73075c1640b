-- One row per question. Key: complaints.
select
	count(*)::integer as complaints,
	count(received_at)::integer as received,
	count(*) filter (where validity = 'valid')::integer as valid,
	count(*) filter (where validity in ('valid', 'coordination', 'invalid'))::integer as determined,
	count(*) filter (where validity is null or validity = 'undetermined')::integer as undetermined,
	count(*) filter (where is_done)::integer as done,
	count(*) filter (where done_flagged)::integer as done_flagged,
	count(is_open)::integer as told_done,
	count(*) filter (where is_open)::integer as open,
	count(*) filter (where handling_state = 'excluded' and is_open is not null)::integer as excluded,
	count(*) filter (where completed_at < received_at and handling_state = 'excluded')::integer as negative,
	count(*) filter (where done_flagged)::integer as no_time,
	count(*) filter (
		where handling_state = 'excluded' and not done_flagged and is_open is not null
			and (received_at_date_only or completed_at_date_only)
	)::integer as date_only,
	count(*) filter (where is_done and tells_followup)::integer as followup_asked,
	count(*) filter (where is_done and tells_followup and followup_at is not null)::integer as followed_up,
	count(satisfaction)::integer as answers,
	count(*) filter (where satisfied)::integer as satisfied,
	count(*) filter (where satisfaction is null and is_done and tells_satisfaction)::integer as no_answer,
	count(satisfaction_score)::integer as scored,
	coalesce(sum(satisfaction_score), 0)::double as score_sum,
	coalesce(sum(satisfaction_score * satisfaction_score), 0)::double as score_squares,
	count(*) filter (where tells_repeat)::integer as told_repeat,
	count(repeat_of)::integer as repeats,
	coalesce(sum(fines_fen), 0)::double as fines_fen,
	coalesce(sum(fine_count), 0)::integer as fine_lines
from mart_complaints
where true /*filter*/
