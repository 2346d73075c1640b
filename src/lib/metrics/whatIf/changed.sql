-- One row per complaint or event of the page. Key: change_no.
select change_no, complaint_no, complaint_id, received_at, site, department, handler, category_l1,
	before_fen::double as before_fen, after_fen::double as after_fen, more_breaches, fewer_breaches
from mart_changes
where $which
order by change_no
limit $limit offset $offset
