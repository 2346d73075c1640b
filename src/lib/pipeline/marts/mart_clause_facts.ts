import type { Context } from '#lib/pipeline/model.ts';
import { complaintClauses } from '#lib/rulebook/compile.ts';
import { clauseSql } from '#lib/rulebook/kinds/index.ts';
import { singleClauses } from './clauses.ts';

/** What is told of one clause of one complaint, in the order of columns. */
export const clauseParts = [
	'start_at',
	'due_at',
	'actual_at',
	'outcome',
	'reason',
	'start_from',
	'due_from'
] as const;

/** mart_clause_facts: the single clauses side by side; which start and which limit counted, where there is a choice. */
export function martClauseFacts({ rulebook }: Context): string {
	const kept = new Set(rulebook.editions.flatMap(complaintClauses).flatMap((c) => clauseSql(c).kept));
	const column = (name: string, part: string) => {
		if (part === 'reason') return `${name}::varchar as ${name}`;
		if (!part.endsWith('_from')) return name;
		return `${kept.has(name) ? name : 'null'}::varchar as ${name}`;
	};
	const columns = singleClauses.flatMap((c) => clauseParts.map((part) => column(`${c}_${part}`, part)));
	return `-- One row per judged complaint. Key: complaint_id.
select complaint_id, ${columns.join(', ')}
from fct_clauses`;
}
