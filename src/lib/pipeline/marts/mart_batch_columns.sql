-- One row per column of a batch. Key: batch_no, column_index.
select batch_no, column_index, header, field
from stg_batch_columns
