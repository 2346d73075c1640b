-- One row per run. Key: as_of.
select as_of, outlier_after, as_of_given, rulebook_id, edition
from seed_run
