import { anyOf, before, dateOnlyOf, firstOf, nameOf } from '../expressions.ts';
import type { ReasonCode } from '../reasons.ts';
import { provedBy } from '../reasons.ts';
import { laterStages, proven } from '../stages.ts';
import type { Columns } from './kind.ts';

export const has = (fields: readonly string[]): string => anyOf(fields.map((f) => `has_${f}`));

/** Start and stop of a clause: the first filled field of each, whether it lacks a clock, and which start it was. */
export function startAndStop(id: string, start: readonly string[], stop: readonly string[]): Columns {
	return {
		[`${id}_start_at`]: firstOf(start),
		[`${id}_start_date_only`]: dateOnlyOf(start),
		...(start.length > 1 ? { [`${id}_start_from`]: nameOf(start) } : {}),
		[`${id}_actual_at`]: firstOf(stop),
		[`${id}_actual_date_only`]: dateOnlyOf(stop)
	};
}

export const startKept = (id: string, start: readonly string[]) =>
	start.length > 1 ? { [`${id}_start_from`]: start } : {};

/** The stop that a later stage can prove. */
export const provable = (stop: readonly string[]): string => stop.at(-1)!;

/** The stages that stand after every stop of the clause. */
export const proofsOf = (stop: readonly string[]) => laterStages(provable(stop));

/**
 * SQL: the earliest later stage that is not before the start. Where `exact` holds (a limit with a clock), a stage
 * without a clock proves that the stop happened but never when.
 */
export function proofAt(id: string, stop: readonly string[], exact: string): string {
	const candidates = proofsOf(stop).map((stage) => {
		const notBefore = `not ${before(stage, `${stage}_date_only`, `${id}_start_at`)}`;
		const clock =
			exact === 'false'
				? ''
				: exact === 'true'
					? ` and not ${stage}_date_only`
					: ` and not (${exact} and ${stage}_date_only)`;
		return `case when ${notBefore}${clock} then ${stage} end`;
	});
	if (candidates.length === 0) return 'null::timestamp';
	return candidates.length === 1 ? candidates[0]! : `least(${candidates.join(', ')})`;
}

/** The start is not there: it has not happened, or the data do not say when it did. */
export function startUnknown(id: string, start: readonly string[]) {
	const happened = start.includes('received_at') ? 'true' : proven(start.at(-1)!);
	return {
		notStarted: happened === 'true' ? null : `${id}_start_at is null and ${has(start)} and not ${happened}`,
		missing: `${id}_start_at is null`,
		missingCode: `case when ${has(start)} then 'start_missing' else 'start_not_imported' end`
	};
}

export type When = readonly [condition: string | null, reason: ReasonCode | { readonly sql: string }];

/** A case expression over reasons, in this order; conditions that are null do not exist. */
export function reasonCase(whens: readonly When[], otherwise: ReasonCode | 'null'): string {
	const lines = whens.flatMap(([condition, reason]) =>
		condition === null
			? []
			: [`when ${condition} then ${typeof reason === 'string' ? `'${reason}'` : reason.sql}`]
	);
	return `case\n\t\t\t${lines.join('\n\t\t\t')}\n\t\t\t${otherwise === 'null' ? '' : `else '${otherwise}' `}end`;
}

interface Judged {
	readonly id: string;
	readonly start: readonly string[];
	readonly stop: readonly string[];
	/** Reasons by which the clause does not concern the row; first of all. */
	readonly notConcerned?: readonly When[];
	/** SQL: the due has a clock. */
	readonly exact: string;
	/** SQL: the due was counted from the start, so a start without a clock spoils it. */
	readonly dueFromStart: string;
	/** Where a promise took the place of the limit: SQL of its time and of its lack of a clock. */
	readonly promised?: { readonly at: string; readonly dateOnly: string };
}

/** The order of judgement of DOMAIN 4 for every clause that goes from a start to a stop. */
export function judge({ id, start, stop, notConcerned = [], exact, dueFromStart, promised }: Judged): string {
	const from = startUnknown(id, start);
	const stages = proofsOf(stop);
	const withoutClock =
		exact === 'false'
			? null
			: exact === 'true'
				? `${id}_start_date_only or ${id}_actual_date_only`
				: `${exact} and ((${dueFromStart} and ${id}_start_date_only) or ${id}_actual_date_only)`;
	const proof = stages.map((s) => `when ${s} then '${provedBy(s)}'`).join(' ');
	return reasonCase(
		[
			...notConcerned,
			[from.notStarted, 'not_started'],
			[before(`${id}_actual_at`, `${id}_actual_date_only`, `${id}_start_at`), 'stop_before_start'],
			[promised ? before(promised.at, promised.dateOnly, `${id}_start_at`) : null, 'promise_before_start'],
			[`not ${has(stop)}`, 'stop_not_imported'],
			[from.missing, { sql: from.missingCode }],
			[withoutClock, 'date_only'],
			[`${id}_actual_at <= ${id}_due_at`, 'in_time'],
			[`${id}_actual_at > ${id}_due_at`, 'late'],
			[
				stages.length > 0 ? `${id}_proof_at <= ${id}_due_at` : null,
				{ sql: `case ${id}_proof_at ${proof} end` }
			],
			[stages.length > 0 ? anyOf(stages.map((s) => `${s} is not null`)) : null, 'proved_late'],
			[stages.length > 0 ? proven(provable(stop)) : null, 'proved_by_status'],
			[`as_of > ${id}_due_at`, 'overdue']
		],
		'waiting'
	);
}
