import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { ask, askOne } from './ask.ts';
import type { Filter } from './filter.ts';

/** What a log can tell of duties that no time limit judges. What is not written down is not known, and never counted as neglected. */
export interface FurtherDuties {
	/** Weeks, Monday to Sunday, in which something came in by the suggestion box. */
	readonly boxWeeks: number;
	/** Major complaints; of these, how many have a time at which they were reported up, or put before the general manager. */
	readonly major: number;
	readonly reportedUp: number;
	/** Visits whose topic or purpose is satisfaction. */
	readonly surveys: number;
}

const sql = `-- One row over all.
select count(distinct date_trunc('week', received_at)) filter (where regexp_matches(channel, '意见箱|意見箱|suggestion ?box', 'i'))::integer as box_weeks,
	count(*) filter (where severity = 'major')::integer as major,
	count(*) filter (where severity = 'major' and (escalated_at is not null or gm_submitted_at is not null))::integer as reported_up
from mart_complaints
where true /*filter*/`;

const surveysSql = `-- One row over all.
select count(*)::integer as surveys
from mart_visits
where visited_at::date between $from and $to
	and (regexp_matches(coalesce(topic, '') || ' ' || coalesce(purpose, ''), '满意|滿意|satisf', 'i'))`;

/** Duties beside the time limits, of the complaints of a filter and of the visits between two days, both within. */
export async function furtherDuties(
	engine: Engine,
	filter: Filter,
	visited: { readonly from: string; readonly to: string },
	signal?: AbortSignal
): Promise<FurtherDuties> {
	const found = await askOne<{ box_weeks: number; major: number; reported_up: number }>(
		engine,
		sql,
		filter,
		{},
		signal
	);
	const day = (on: string) => `date ${literal(on)}`;
	const { surveys } = await askOne<{ surveys: number }>(
		engine,
		surveysSql,
		{},
		{ from: day(visited.from), to: day(visited.to) },
		signal
	);
	return { boxWeeks: found.box_weeks, major: found.major, reportedUp: found.reported_up, surveys };
}

/** What was written down in a stretch of time: complaints received, customer visits. */
export interface Written {
	readonly complaints: number;
	readonly visits: number;
}

const writtenSql = `-- One row over all.
select (select count(*) from mart_complaints where received_at::date between $from and $to)::integer as complaints,
	(select count(*) from mart_visits where visited_at::date between $from and $to)::integer as visits`;

/** How many complaints and visits are on record between two days, both within, whatever the filter: files are kept by their day. */
export async function written(
	engine: Engine,
	{ from, to }: { readonly from: string; readonly to: string },
	signal?: AbortSignal
): Promise<Written> {
	const [found] = await ask<Written>(
		engine,
		writtenSql,
		{},
		{ from: `date ${literal(from)}`, to: `date ${literal(to)}` },
		signal
	);
	return found ?? { complaints: 0, visits: 0 };
}
