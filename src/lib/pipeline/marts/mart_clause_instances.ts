import { repeatedClauses } from './clauses.ts';

/** mart_clause_instances: clauses that can come several times; a complaint without any has one line that says why. */
export const martClauseInstances = `-- One row per complaint, clause and instance. Key: complaint_id, clause, instance.
${Object.entries(repeatedClauses)
	.map(
		([
			clause,
			fact
		]) => `select complaint_id, '${clause}' as clause, instance, start_at, due_at, actual_at, outcome,
	reason::varchar as reason, null::varchar as start_from, null::varchar as due_from
from ${fact}`
	)
	.join('\nunion all\n')}`;
