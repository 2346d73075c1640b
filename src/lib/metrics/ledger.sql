-- One row per ledger line of the page. Key: fine_id.
with picked as (
	select complaint_id from mart_complaints where true /*filter*/
)
select $columns
from mart_fines as f
where $which and $lines
order by $order f.fine_id
limit $limit offset $offset
