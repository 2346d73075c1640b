import { aborted } from '#lib/engine/queue.ts';
import { lives, orderOf } from './lives.ts';
import type { Answer, Asked, Counter, Given } from './protocol.ts';
import { Tables } from './tables.ts';

export function takeGiven(tables: Tables, given: Given): void {
	switch (given.kind) {
		case 'begin':
			return tables.begin(given.table, given.rows, given.parent);
		case 'codes':
			return tables.takeCodes(given.table, given.column, given);
		case 'measures':
			return tables.takeMeasures(given.table, given.name, given);
		case 'durations':
			// to put them in order takes longer than to count them
			orderOf(given);
			return tables.takeDurations(given.table, given.name, given);
	}
}

export function answerTo(tables: Tables, asked: Asked): Answer {
	try {
		return asked.kind === 'count'
			? { kind: 'count', ...tables.count(asked) }
			: { kind: 'lives', ...lives(tables, asked) };
	} catch (error) {
		return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
	}
}

/** A counter in this thread. */
export function counterHere(): Counter {
	const tables = new Tables();
	return {
		take: (given) => takeGiven(tables, given),
		ask: (asked, signal) =>
			signal?.aborted ? Promise.reject(aborted()) : Promise.resolve(answerTo(tables, asked)),
		close: () => undefined
	};
}
