import type { Engine } from '#lib/engine/engine.ts';
import { meanInterval, type Mean } from '#lib/stats/meanInterval.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import { durations, type Durations } from './durations.ts';
import type { Filter } from './filter.ts';
import { finesApart } from './finesApart.ts';
import sql from './headline.sql?raw';
import { countsOne } from './tally/counts.ts';

export interface Handling extends Durations {
	/** Left out of the figures, and why: order impossible, done without a time, a date without a time. */
	readonly excluded: number;
	readonly excludedNegative: number;
	readonly excludedNoTime: number;
	readonly excludedDateOnly: number;
}

export interface Headline {
	/** All complaints of the filter, and those of them that have a time of receipt. */
	readonly complaints: number;
	readonly received: number;
	readonly withoutReceived: number;
	/** Valid of those that are judged; undetermined stand outside and are shown. */
	readonly valid: Proportion;
	readonly undetermined: number;
	/** Done of those of which the log can tell. */
	readonly completion: Proportion;
	/** Done without a time of completion. */
	readonly doneFlagged: number;
	/** Null where the log has no column that tells what is open. */
	readonly open: number | null;
	readonly handling: Handling;
	/** From receipt to the answer (replied_at); n is 0 where the log has no such column. */
	readonly reply: Durations;
	/** Satisfied of the answers given; no answer is not "dissatisfied". */
	readonly satisfaction: Proportion & {
		readonly answers: number;
		readonly nonResponse: number;
		readonly score: Mean;
	};
	/** Followed up of the completed, where the log has such a column. */
	readonly followup: Proportion;
	/** Repeats of all, where the log can tell who complains. */
	readonly repeat: Proportion;
	/** Applied fines of these complaints, and those of the period that belong to no complaint. */
	readonly finesFen: number;
	readonly fineLines: number;
}

export type HeadlineCounts = Readonly<
	Record<
		| 'complaints'
		| 'received'
		| 'valid'
		| 'determined'
		| 'undetermined'
		| 'done'
		| 'done_flagged'
		| 'told_done'
		| 'open'
		| 'excluded'
		| 'negative'
		| 'no_time'
		| 'date_only'
		| 'followup_asked'
		| 'followed_up'
		| 'answers'
		| 'satisfied'
		| 'no_answer'
		| 'scored'
		| 'score_sum'
		| 'score_squares'
		| 'told_repeat'
		| 'repeats'
		| 'fines_fen'
		| 'fine_lines',
		number
	>
>;

/** The key figures of the complaints of a filter, each with what it was counted from. */
export async function headline(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<Headline> {
	const [c, handling, reply, apart] = await Promise.all([
		countsOne<HeadlineCounts>(engine, sql, filter, {}, signal),
		durations(engine, filter, 'handling', signal),
		durations(engine, filter, 'reply', signal),
		finesApart(engine, filter, signal)
	]);
	return {
		complaints: c.complaints,
		received: c.received,
		withoutReceived: c.complaints - c.received,
		valid: proportion(c.valid, c.determined),
		undetermined: c.undetermined,
		completion: proportion(c.done, c.told_done),
		doneFlagged: c.done_flagged,
		open: c.told_done > 0 ? c.open : null,
		handling: {
			...handling,
			excluded: c.excluded,
			excludedNegative: c.negative,
			excludedNoTime: c.no_time,
			excludedDateOnly: c.date_only
		},
		reply,
		satisfaction: {
			...proportion(c.satisfied, c.answers),
			answers: c.answers,
			nonResponse: c.no_answer,
			score: scoreOf(c)
		},
		followup: proportion(c.followed_up, c.followup_asked),
		repeat: proportion(c.told_repeat > 0 ? c.repeats : 0, c.told_repeat),
		finesFen: c.fines_fen + apart.reduce((sum, { fen }) => sum + fen, 0),
		fineLines: c.fine_lines + apart.reduce((sum, { lines }) => sum + lines, 0)
	};
}

/** The mean score with its interval. Scores run from 0 to 100. */
export const scoreOf = (c: Pick<HeadlineCounts, 'scored' | 'score_sum' | 'score_squares'>): Mean =>
	meanInterval({ n: c.scored, sum: c.score_sum, sumOfSquares: c.score_squares }, [0, 100]);

/** The mean score alone, for where nobody looks at its interval, which takes a hundred times as long. */
export const meanScoreOf = (c: Pick<HeadlineCounts, 'scored' | 'score_sum'>): number | null =>
	c.scored > 0 ? c.score_sum / c.scored : null;
