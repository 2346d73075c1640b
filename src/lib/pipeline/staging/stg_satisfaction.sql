-- One row per answer of an edition's scale. Key: edition, code.
select edition, code, satisfied, score
from seed_satisfaction
