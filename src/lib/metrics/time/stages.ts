import type { Engine } from '#lib/engine/engine.ts';
import { askOne, compose } from '#lib/metrics/ask.ts';
import { durationsOf, noLifetimes } from '#lib/metrics/durations.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { lifetimes } from '#lib/metrics/lifetimes.ts';
import { standingIs, standings, stretch, type Stage } from './stageIs.ts';

/** How complaints stand to one stage; inOrder + disordered + skipped + ahead are all of them. */
export interface StageStanding {
	readonly stage: Stage;
	/** Recorded, and not before a stage that comes earlier. */
	readonly inOrder: number;
	readonly disordered: number;
	/** Not recorded, though a later stage is, or is proved by the status. */
	readonly skipped: number;
	readonly ahead: number;
	/** Open, and this is the last stage there is. */
	readonly here: number;
}

/** One stretch: from the last stage that is recorded to this one. */
export interface StageTime {
	readonly stage: Stage;
	/** Of all time that was spent between recorded stages, the waiting of what is open included. */
	readonly share: number;
	/** Kaplan–Meier, in seconds. */
	readonly median: number | null;
	readonly p90: number | null;
	readonly ended: number;
	readonly open: number;
}

/** How many complaints have each of these stages, in order or not, skipped it, or stand at it. */
export async function stageStandings(
	engine: Engine,
	filter: Filter,
	present: readonly Stage[],
	signal?: AbortSignal
): Promise<StageStanding[]> {
	if (present.length === 0) return [];
	const columns = present.flatMap((stage) =>
		standings.map(
			(standing) =>
				`count(*) filter (where ${standingIs(stage, standing, present)})::integer as ${stage}_${standing}`
		)
	);
	const sql = `-- One row per question. Key: ${present[0]}_inOrder.
select
	${columns.join(',\n\t')}
from mart_complaints
where true /*filter*/`;
	const row = await askOne<Record<string, number>>(engine, sql, filter, {}, signal);
	return present.map((stage) => ({
		stage,
		inOrder: row[`${stage}_inOrder`]!,
		disordered: row[`${stage}_disordered`]!,
		skipped: row[`${stage}_skipped`]!,
		ahead: row[`${stage}_ahead`]!,
		here: row[`${stage}_here`]!
	}));
}

/**
 * SQL for the stretches of every complaint. A stretch begins at the last stage before it that is recorded; times out of order and
 * dates without a time are left out. What is open waits, up to as_of, in the stretch after its last stage.
 */
function stretches(present: readonly Stage[], filter: Filter): string {
	const parts = present.slice(1).map((stage, i) => {
		const { begun, ended, waits } = stretch(present[i]!, stage, present);
		return `select ${i + 1} as group_no, ${begun} as begun, ${ended} as ended, ${waits} as waits
		from mart_complaints where true /*filter*/`;
	});
	return compose(
		`select group_no, date_diff('second', begun, coalesce(ended, as_of))::integer as seconds, ended is not null as closed
	from (${parts.join('\n\tunion all\n\t')})
	cross join mart_run
	where (ended is not null or waits) and begun <= coalesce(ended, as_of)`,
		filter
	);
}

/** Where the time goes: each stretch with its share of all time and its median. */
export async function stageTimes(
	engine: Engine,
	filter: Filter,
	present: readonly Stage[],
	signal?: AbortSignal
): Promise<StageTime[]> {
	if (present.length < 2) return [];
	const lives = stretches(present, filter);
	const found = await lifetimes(engine, lives, signal);
	const sums = present
		.slice(1)
		.map((_, i) => `coalesce(sum(seconds) filter (where group_no = ${i + 1}), 0)::double as s${i + 1}`);
	const sumSql = `-- One row per question. Key: s1.
with lives as (
	$lives
)
select ${sums.join(', ')} from lives`;
	const spent = await askOne<Record<string, number>>(engine, sumSql, {}, { lives }, signal);
	const all = Object.values(spent).reduce((sum, s) => sum + s, 0);
	const seconds = (hours: number | null) => (hours === null ? null : hours * 3600);
	return present.slice(1).map((stage, i) => {
		const d = durationsOf(found.get(i + 1) ?? noLifetimes);
		return {
			stage,
			share: all > 0 ? spent[`s${i + 1}`]! / all : 0,
			median: seconds(d.medianHours),
			p90: seconds(d.p90Hours),
			ended: d.naiveN,
			open: d.censored
		};
	});
}
