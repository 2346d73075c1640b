import type { Engine } from '#lib/engine/engine.ts';
import { ask } from '#lib/metrics/ask.ts';
import { comparisonOf } from '#lib/metrics/fair/comparison.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { complaintClauses } from '#lib/pipeline/marts/clauses.ts';
import type { Standing } from '#lib/stats/funnel.ts';
import { proportion, type Proportion } from '#lib/stats/wilson.ts';
import { placeOf } from './clauseCounts.ts';
import { conditionsFor } from './clauseTrend.ts';

/** One hour of one day of the week. */
export interface HourCount {
	/** 1 Monday to 7 Sunday. */
	readonly weekday: number;
	readonly hour: number;
	/** Received in it; of a clause: judged. */
	readonly n: number;
	/** Of those, with a limit that was not kept. */
	readonly breached: Proportion;
	/** Beside all hours together, with false alarms held down over all cells. */
	readonly standing: Standing | null;
}

export interface Hours {
	readonly cells: readonly HourCount[];
	/** Those of which no hour is known. */
	readonly undated: number;
}

const sql = `-- One row per day of the week and hour; null where the hour is not known. Key: weekday, hour.
select
	if($dateOnly, null, isodow($at))::integer as weekday,
	if($dateOnly, null, hour($at))::integer as hour,
	count(*)::integer as n, ($judged)::integer as judged, ($breached)::integer as breached
from $from
where $where and $at is not null $conditions
group by all
order by weekday, hour`;

interface Found {
	readonly weekday: number | null;
	readonly hour: number | null;
	readonly n: number;
	readonly judged: number;
	readonly breached: number;
}

const told = complaintClauses.map((clause) => `${clause}_outcome in ('met', 'breached')`).join(' or ');

/** When complaints come in, by the hours of the week, and how many of those that could be judged broke a limit. */
export async function receiptHours(engine: Engine, filter: Filter, signal?: AbortSignal): Promise<Hours> {
	const place = placeOf('dispatch')!;
	return hours(
		engine,
		filter,
		'dispatch',
		{
			...place,
			judged: `count(*) filter (where ${told})`,
			breached: 'count(*) filter (where breached_count > 0)'
		},
		signal
	);
}

/** When what a clause was broken on came in: the hours of the week, each with the share that broke it. */
export async function clauseHours(
	engine: Engine,
	filter: Filter,
	clause: string,
	signal?: AbortSignal
): Promise<Hours | null> {
	const place = placeOf(clause);
	if (!place) return null;
	const [met, breached] = [place.count('met'), place.count('breached')];
	return hours(engine, filter, clause, { ...place, judged: `${met} + ${breached}`, breached }, signal);
}

async function hours(
	engine: Engine,
	filter: Filter,
	clause: string,
	{
		from,
		where,
		at,
		dateOnly,
		judged,
		breached
	}: Record<'from' | 'where' | 'at' | 'dateOnly' | 'judged' | 'breached', string>,
	signal?: AbortSignal
): Promise<Hours> {
	const places = { from, where, at, dateOnly, judged, breached, conditions: conditionsFor(clause, filter) };
	const found = await ask<Found>(engine, sql, {}, places, signal);
	const timed = found.flatMap(({ weekday, hour, ...counts }) =>
		weekday === null || hour === null ? [] : [{ weekday, hour, ...counts }]
	);
	const name = (cell: { weekday: number; hour: number }) => `${cell.weekday}:${cell.hour}`;
	const { groups } = comparisonOf(
		'share',
		timed.map((cell) => ({ key: name(cell), k: cell.breached, size: cell.judged }))
	);
	const standings = new Map(groups.map(({ key, standing }) => [key, standing]));
	return {
		cells: timed.map((cell) => ({
			weekday: cell.weekday,
			hour: cell.hour,
			n: cell.n,
			breached: proportion(cell.breached, cell.judged),
			standing: standings.get(name(cell)) ?? null
		})),
		undated: found.filter(({ hour }) => hour === null).reduce((sum, { n }) => sum + n, 0)
	};
}
