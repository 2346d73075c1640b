import { anyOf, before, dateOnlyOf, firstOf, nameOf } from '#lib/rulebook/expressions.ts';
import { provedBy, type ReasonCode } from '#lib/rulebook/reasons.ts';
import { laterStages, proven } from '#lib/rulebook/stages.ts';
import type { Columns } from '#lib/rulebook/layers.ts';
import { plainLimit, type Limit } from '#lib/rulebook/calendar/limit.ts';

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

/** Which start counted, where there is a choice. */
export const startKept = (id: string, start: readonly string[]): readonly string[] =>
	start.length > 1 ? [`${id}_start_from`] : [];

/** The stop that a later stage can prove. */
export const provable = (stop: readonly string[]): string => stop.at(-1)!;

/** The stages that stand after every stop of the clause. */
export const proofsOf = (stop: readonly string[]) => laterStages(provable(stop));

/**
 * The later stages by which the event is proved in time: not before the start, and within the limit. Where `exact`
 * holds (a limit with a clock), a stage without a clock proves that it happened but never when.
 */
export function provedInTime(
	id: string,
	stop: readonly string[],
	exact: string,
	until = `${id}_due_at`
): readonly (readonly [string, ReasonCode])[] {
	const clock = (stage: string) =>
		exact === 'false'
			? ''
			: ` and not ${exact === 'true' ? `${stage}_date_only` : `(${exact} and ${stage}_date_only)`}`;
	return proofsOf(stop).map((stage) => {
		const notBefore = `not ${before(stage, `${stage}_date_only`, `${id}_start_at`)}`;
		return [`${stage} <= ${until}${clock(stage)} and coalesce(${notBefore}, true)`, provedBy(stage)] as const;
	});
}

/** What is left to say where nothing is recorded: proved but not in time, overdue, or waiting. */
export function notRecorded(
	id: string,
	stop: readonly string[],
	exact: string,
	limit: Limit = plainLimit(id)
): readonly When[] {
	const stages = proofsOf(stop);
	const { until } = limit;
	return [
		...provedInTime(id, stop, exact, until),
		...(stages.length > 0
			? ([
					[anyOf(stages.map((s) => `${s} is not null`)), 'proved_late'],
					[proven(provable(stop)), 'proved_by_status']
				] as const)
			: []),
		...stillUnsure(limit, `not coalesce(as_of <= ${until}, false)`),
		[`as_of > ${id}_due_at`, 'overdue']
	];
}

/** Where it cannot be said when the limit runs out, and what is known does not decide. */
export const stillUnsure = ({ unsure }: Limit, undecided: string): readonly When[] =>
	unsure === null ? [] : [[`${unsure} is not null and ${undecided}`, { sql: unsure }]];

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
	readonly limit?: Limit;
}

/** The order of judgement for every clause that goes from a start to a stop. */
export function judge({
	id,
	start,
	stop,
	notConcerned = [],
	exact,
	dueFromStart,
	promised,
	limit = plainLimit(id)
}: Judged): string {
	const from = startUnknown(id, start);
	const withoutClock =
		exact === 'false'
			? null
			: exact === 'true'
				? `${id}_start_date_only or ${id}_actual_date_only`
				: `${exact} and ((${dueFromStart} and ${id}_start_date_only) or ${id}_actual_date_only)`;
	return reasonCase(
		[
			...notConcerned,
			[from.notStarted, 'not_started'],
			[before(`${id}_actual_at`, `${id}_actual_date_only`, `${id}_start_at`), 'stop_before_start'],
			[promised ? before(promised.at, promised.dateOnly, `${id}_start_at`) : null, 'promise_before_start'],
			[`not ${has(stop)}`, 'stop_not_imported'],
			[from.missing, { sql: from.missingCode }],
			[withoutClock, 'date_only'],
			[`${id}_actual_at <= ${limit.until}`, 'in_time'],
			...stillUnsure(limit, `${id}_actual_at is not null`),
			[`${id}_actual_at > ${id}_due_at`, 'late'],
			...notRecorded(id, stop, exact, limit)
		],
		'waiting'
	);
}
