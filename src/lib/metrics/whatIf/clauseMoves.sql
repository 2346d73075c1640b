-- One row per clause and pair of outcomes of what is judged otherwise. Key: clause, before_outcome, after_outcome.
select clause, before_outcome, after_outcome, count(*)::integer as n
from mart_clause_changes
group by clause, before_outcome, after_outcome
order by clause, before_outcome, after_outcome
