-- One row per complaint of a log that has a column of fines, recorded beside computed. Key: complaint_id.
with told as (
	select batch_no from mart_batch_columns where field = 'recorded_penalty'
), compared as (
	select complaint_id, complaint_no, received_at, received_at_date_only, department, handler,
		recorded_penalty_fen as recorded_fen, fines_fen as computed_fen,
		case when coalesce(recorded_penalty_fen, 0) = 0 and fines_fen = 0 then 'neither'
			when recorded_penalty_fen = fines_fen then 'agree'
			when coalesce(recorded_penalty_fen, 0) = 0 then 'only_computed'
			when fines_fen = 0 then 'only_recorded'
			else 'different' end as verdict
	from mart_complaints
	where batch_no in (select batch_no from told) /*filter*/
)
