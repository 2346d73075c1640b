import { monthCount, type Arrival } from './arrivals.ts';
import type { Case } from './case.ts';
import { day, hour, minute, startOfDay, type Seconds } from './civil.ts';
import { progressWords } from './phrases.ts';
import type { Random } from './random.ts';
import { contractors, handlersOf, sites } from './world.ts';

/** Dispatch slips in these last months: the other change that is really there. */
const slipsFrom = monthCount - 4;

/** From the desk to the handler: forwarded, dispatched, accepted. */
export function dispatch(
	random: Random,
	arrival: Arrival,
	month: number
): Pick<Case, 'forwardedAt' | 'dispatchedAt' | 'acceptedAt'> {
	const at = arrival.at;
	const late = random.chance(month >= slipsFrom ? 0.23 : 0.13);
	// Exactly five minutes is still in time.
	const wait = late
		? 5 * minute + 1 + Math.round(random.around(6 * minute, 0.9))
		: random.between(20, 5 * minute);
	const forwarded = at + Math.round(random.around(3 * minute, 0.75));
	const dispatched = random.chance(0.012) ? null : at + wait;
	return {
		forwardedAt: random.chance(0.03)
			? null
			: late && dispatched !== null
				? dispatched - 20
				: Math.min(forwarded, dispatched ?? forwarded),
		dispatchedAt: dispatched,
		acceptedAt:
			dispatched === null || random.chance(0.02)
				? null
				: dispatched + Math.round(random.around(18 * minute, 0.9))
	};
}

/** Seconds of work: most of it is short, some waits for parts, some for a contractor. */
function duration(random: Random, arrival: Arrival): Seconds {
	const slow = sites[arrival.site]?.slow ?? 1;
	const { medianHours } = arrival.kind;
	const kind = random.next();
	if (kind < 0.82) return random.around(medianHours * 0.55 * slow * hour, 0.55);
	if (kind < 0.94) return random.around(24 * slow * hour, 0.7);
	return random.around(8 * slow * day, 0.8);
}

/** The work itself: promises, progress, escalation and completion, as they would be with no end in sight. */
export function handling(
	random: Random,
	arrival: Arrival,
	start: Seconds
): Pick<
	Case,
	| 'handler'
	| 'supervisor'
	| 'departmentHead'
	| 'contractor'
	| 'handlingPromisedAt'
	| 'promises'
	| 'gmSubmittedAt'
	| 'escalatedAt'
	| 'firstFeedbackAt'
	| 'completedAt'
	| 'result'
	| 'progress'
> {
	const { kind, at } = arrival;
	const handler = random.pick(handlersOf[kind.department] ?? []);
	const stuck = random.chance(0.035);
	const completedAt = stuck
		? start + random.between(20 * 24, 80 * 24) * hour + random.below(hour)
		: start + Math.round(duration(random, arrival)) + 4 * minute;
	const end = completedAt;
	const progress: Case['progress'] = [];
	for (let from = start + 12 * hour; from + day <= end && progress.length < 60; from += day)
		if (random.chance(0.74))
			progress.push({
				at: from + random.between(hour, 23 * hour),
				by: handler.name,
				note: random.pick(progressWords)
			});
	const promises: Seconds[] = [];
	if (random.chance(0.3)) {
		promises.push(startOfDay(at) + random.between(1, 3) * day + random.pick([9, 10, 12, 15, 17, 18]) * hour);
		while (promises.length < 5 && (promises[promises.length - 1] as number) < end && random.chance(0.55))
			promises.push((promises[promises.length - 1] as number) + random.between(1, 5) * day);
	}
	const second = promises[1];
	const escalated =
		at + (random.chance(0.82) ? random.between(16 * hour, 24 * hour) : random.between(24 * hour, 60 * hour));
	const lateInTheDay = at - startOfDay(at) > 20 * hour;
	const feedback = at + Math.round(random.around((lateInTheDay ? 3 : 1.4) * hour, 1));
	return {
		handler: random.chance(0.015) ? '' : handler.name,
		supervisor: random.chance(0.6) ? handler.supervisor : '',
		departmentHead: random.chance(0.5) ? handler.head : '',
		contractor: kind.l1 === '工程质量' && random.chance(0.42) ? random.pick(contractors) : '',
		handlingPromisedAt: random.chance(0.08) ? start + random.between(8, 72) * hour : null,
		promises,
		gmSubmittedAt:
			second !== undefined && second < end && random.chance(0.55)
				? second + random.between(hour, 20 * hour)
				: null,
		escalatedAt: end > at + 24 * hour && end > escalated && random.chance(0.76) ? escalated : null,
		firstFeedbackAt: random.chance(0.04) ? null : feedback,
		completedAt,
		result: `${random.pick(kind.done)}，${random.pick(['客户在场确认', '已拍照留存', '已电话告知客户', '后续继续观察'])}`,
		progress
	};
}

/** What a supervisor wrote into the log's own penalty column: right more often than not. */
export function recordedPenalty(random: Random, late: boolean): number | null {
	if (late) return random.chance(0.55) ? random.pick([30, 50, 50, 80, 100]) : null;
	return random.chance(0.01) ? 50 : null;
}
