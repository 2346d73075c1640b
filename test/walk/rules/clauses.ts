import { clauseIds } from '#lib/rulebook/index.ts';
import { clauseName } from '#lib/workspace/pages/sentences.ts';
import { share, sum, wilson } from '../facts.ts';
import type { Expected, RuleOf, Walk } from '../walk.ts';
import { complaintNo, quarters, zh } from './shared.ts';

const clauseOf = new Map<string, string>(clauseIds.map((id) => [clauseName(id, zh), id]));

/** Times that a limit was met, and times that it could be judged, as the monthly figures of `run` have them. */
export function judgements(
	{ facts }: Walk,
	clause: string,
	months: readonly string[]
): readonly [number, number] {
	const found = facts.kpis.filter(
		(row) => row['site'] === '' && row['metric'] === `sla_${clause}_rate` && months.includes(row['month']!)
	);
	return [sum(found, 'numerator'), sum(found, 'denominator')];
}

/** Outcomes as the table of clauses has them, of complaints received or events that began in these months. */
function outcomes({ facts }: Walk, clause: string, months: readonly string[]): Record<string, number> {
	const received = new Map(
		facts.complaints.map((row) => [row['complaint_no'], row['received_at']!.slice(0, 7)])
	);
	const found: Record<string, number> = {};
	for (const row of facts.clauses) {
		if (row['clause'] !== clause) continue;
		const month = received.get(row['complaint_no']!) ?? (row['due_at'] || row['start_at'])!.slice(0, 7);
		if (months.includes(month)) found[row['outcome']!] = (found[row['outcome']!] ?? 0) + 1;
	}
	return found;
}

const outcomeNames = ['met', 'breached', 'pending', 'unknown', 'not_applicable'] as const;

export const clauseTable =
	(withRates: boolean): RuleOf =>
	(walk) => ({
		row: ([name]) => {
			const clause = clauseOf.get(String(name))!;
			const found = outcomes(walk, clause, walk.months);
			const counts = outcomeNames.map((outcome) => found[outcome] ?? 0);
			const [met, all] = judgements(walk, clause, walk.months);
			if (met !== counts[0] || all - met !== counts[1])
				return [name, met, all - met, 'kpis.csv and clauses.csv differ'];
			if (!withRates) return [name, ...counts];
			return [
				name,
				...counts,
				share(met, all),
				wilson(met, all),
				share(...judgements(walk, clause, walk.monthsBefore))
			] as Expected[];
		}
	});

export const clauseQuarters: RuleOf = (walk) => ({
	row: ([name]) => {
		const clause = clauseOf.get(String(name))!;
		const all = judgements(walk, clause, walk.months);
		const each = quarters(walk.months).map((months) => share(...judgements(walk, clause, months)));
		return [
			name,
			...each,
			share(...all),
			wilson(...all),
			share(...judgements(walk, clause, walk.monthsLastYear))
		] as Expected[];
	}
});

/** Limits of the complaints whose forms these are, line by line as the table of clauses has them. */
export const limits: RuleOf = (walk) => {
	const fields = walk.paper.blocks.flatMap((block) => (block.kind === 'form' ? block.rows.flat() : []));
	const nos = new Set(fields.map(({ value }) => value).filter((value) => complaintNo(walk, value)));
	const lines = new Set(
		walk.facts.clauses
			.filter((row) => nos.has(row['complaint_no']!))
			.map((row) => ['start_at', 'due_at', 'actual_at'].map((name) => row[name]).join(' | '))
	);
	return {
		row: ([clause, ...times]) => {
			const line = times
				.slice(0, 3)
				.map((time) => time ?? '')
				.join(' | ');
			return [
				clause,
				...times.slice(0, 3).map((time) => (lines.has(line) ? time : `no line of clauses.csv has ${line}`))
			];
		}
	};
};
