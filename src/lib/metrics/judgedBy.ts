import type { Engine } from '#lib/engine/engine.ts';
import { editionOn, isEventClause, type Edition, type Rulebook } from '#lib/rulebook/index.ts';
import { ask } from './ask.ts';
import { compileEventFilter, type Filter } from './filter.ts';

const sql = `-- One row per edition that judges a complaint in view. Key: edition.
select distinct edition
from mart_complaints
where true /*filter*/`;

/** An event is judged by the edition in force when it began; where that is not known, at as_of. */
const eventSql = `-- One row per day on which an event in view began. Key: day.
select distinct coalesce(e.start_at, e.due_at, r.as_of)::date::varchar as day
from mart_events as e
cross join mart_run as r
where e.clause = '$clause' $events`;

/** The editions by which what is in view of a clause is judged, the oldest first; none where nothing is in view. */
export async function judgedBy(
	engine: Engine,
	rulebook: Rulebook,
	filter: Filter,
	clause: string,
	signal?: AbortSignal
): Promise<readonly Edition[]> {
	const ids = new Set<string>();
	if (isEventClause(clause)) {
		const places = { clause, events: compileEventFilter(filter) };
		for (const { day } of await ask<{ day: string }>(engine, eventSql, {}, places, signal))
			ids.add(editionOn(rulebook, day).id);
	} else {
		for (const { edition } of await ask<{ edition: string }>(engine, sql, filter, {}, signal))
			ids.add(edition);
	}
	return rulebook.editions.filter(({ id }) => ids.has(id));
}
