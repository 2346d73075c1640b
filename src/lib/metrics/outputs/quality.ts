import { paged } from './output.ts';

/** quality.csv: everything that was wrong with the data, by file and row. `problem` is a code. */
export const qualityOutput = paged('quality', {
	mart: 'mart_problems',
	key: 'problem_id',
	columns: ['file', 'sheet', 'row', 'column', 'raw', 'problem', 'severity'],
	sql: `-- One row per problem. Key: problem_id.
select file, sheet, row, "column", raw, problem, severity
from mart_problems
where $range
order by problem_id`
});
