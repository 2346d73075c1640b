import { complaintClauses, repeatedClauses } from '#lib/pipeline/marts/clauses.ts';
import type { ComplaintClauseId } from '#lib/rulebook/index.ts';

/** A share by which groups can be compared: of what, out of what; `met:` and `breached:` are those of a clause. */
export type ShareMeasure =
	| 'valid'
	| 'severe'
	| 'repeat'
	| 'followup'
	| 'satisfaction'
	| 'answered'
	| `met:${ComplaintClauseId}`
	| `breached:${ComplaintClauseId}`;

interface Counted {
	/** SQL aggregates over mart_complaints. */
	readonly of: string;
	readonly outOf: string;
}

const plain: Readonly<Record<string, Counted>> = {
	valid: {
		of: "count(*) filter (where validity = 'valid')",
		outOf: "count(*) filter (where validity in ('valid', 'coordination', 'invalid'))"
	},
	severe: {
		of: "count(*) filter (where severity in ('important', 'major'))",
		outOf: 'count(severity)'
	},
	repeat: {
		of: 'count(*) filter (where tells_repeat and repeat_of is not null)',
		outOf: 'count(*) filter (where tells_repeat)'
	},
	followup: {
		of: 'count(*) filter (where is_done and tells_followup and followup_at is not null)',
		outOf: 'count(*) filter (where is_done and tells_followup)'
	},
	answered: {
		of: 'count(satisfaction)',
		outOf: 'count(*) filter (where satisfaction is not null or (is_done and tells_satisfaction))'
	},
	satisfaction: { of: 'count(*) filter (where satisfied)', outOf: 'count(satisfaction)' }
};

/** How often a clause had an outcome: in instances where a complaint can have several, as in the table of clauses. */
const times = (clause: ComplaintClauseId, outcome: string) =>
	clause in repeatedClauses
		? `coalesce(sum(${clause}_${outcome}), 0)`
		: `count(*) filter (where ${clause}_outcome = '${outcome}')`;

/** What a measure counts; null for what is none, whoever asks. */
export function countedBy(measure: string): Counted | null {
	const simple = Object.hasOwn(plain, measure) ? plain[measure] : undefined;
	if (simple) return simple;
	const [side, clause] = measure.split(':') as [string, ComplaintClauseId];
	if ((side !== 'met' && side !== 'breached') || !complaintClauses.includes(clause)) return null;
	return { of: times(clause, side), outOf: `(${times(clause, 'met')} + ${times(clause, 'breached')})` };
}
