-- One row per complaint of which a person settled the category. Key: complaint_id.
select complaint_id, given_l1 as category_l1, given_rule as category_rule, given_l2 as category_l2,
	if(given_l2 is not null, 'recorded', null) as category_l2_rule
from fct_judged
where category_rule = 'confirmed' or category_l2_rule = 'confirmed'
