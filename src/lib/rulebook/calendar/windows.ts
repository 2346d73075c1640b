import { literal } from '#lib/engine/sql.ts';
import { reasonType } from '#lib/rulebook/enums.ts';
import type { Edition, Rulebook } from '#lib/rulebook/shape.ts';
import { dialOf, dialSql, heldUntil, pausesOn, pausesSince } from './held.ts';
import { countedClauses, type CountedClause } from './starts.ts';

const lastMoment = "interval '23:59:59.999999'";

/**
 * Steps that tell the reporting windows of clauses that count working time or stop while paused, and the names of those that hold them: one row per
 * window that has fully passed, as fct_progress_windows has them. None where windows are on the wall clock.
 */
export function countedWindows(rulebook: Rulebook): {
	readonly steps: readonly string[];
	readonly judged: readonly string[];
} {
	const counted = rulebook.editions.flatMap((edition) =>
		countedClauses(rulebook, edition)
			.filter((c) => c.amounts.windows)
			.map((c) => [edition, c] as const)
	);
	return {
		steps: [
			...pausesOn(
				counted.flatMap(([, { clock, amounts }]) =>
					clock.pauses ? [{ calendarNo: clock.calendarNo, unit: amounts.unit }] : []
				)
			),
			...counted.flatMap(([edition, c], i) =>
				windowSteps(c, rulebook.editions.length > 1 ? edition : null, `_${i + 1}`)
			)
		],
		judged: counted.map((_, i) => `judged_${i + 1}`)
	};
}

function windowSteps(c: CountedClause, edition: Edition | null, n: string): string[] {
	const { after, every } = c.amounts.windows!;
	const { pauses } = c.clock;
	const ofEdition = edition
		? `\n\t\tand w.complaint_id in (select complaint_id from fct_rows where edition = ${literal(edition.id)})`
		: '';
	const counted = `a.place - a.start_place${pauses ? ' - coalesce(h.held, 0)' : ''} - ${after} - if(${pauses ? 'a.running and not coalesce(h.stopped, false)' : 'a.running'}, 1, 0)`;
	const target = `k.start_place + ${after} + k.nth * ${every}${pauses ? ' + coalesce(h.held, 0)' : ''}`;
	return [
		`passed${n} as (
	select w.complaint_id, w.${c.id}_from_place as start_place, w.${c.id}_passed as passed
	from fct_working_limits as w
	join fct_clauses as f on f.complaint_id = w.complaint_id
	where f.${c.id}_reason is null and w.${c.id}_passed > 0${ofEdition}
)`,
		`moments${n} as (
	select distinct p.complaint_id, p.start_place, r.reported_at, unnest([
		r.reported_at,
		r.reported_at + case when r.reported_at_date_only then ${lastMoment} else interval 0 second end
	]) as at
	from passed${n} as p
	join fct_progress as r using (complaint_id)
	where r.reported_at is not null
)`,
		`placed${n} as (
	select m.complaint_id, m.start_place, m.reported_at, m.at, ${c.sql.place('e', 'm.at')} as place, ${c.sql.running('e', 'm.at')} as running
	from moments${n} as m${c.sql.join('e', 'm.at')}
)`,
		...(pauses
			? [`stood${n} as (${heldUntil(dialSql(dialOf(c)), `placed${n}`, ['complaint_id', 'at'])}\n)`]
			: []),
		`reports${n} as (
	select a.complaint_id, a.reported_at, case when ${counted} < 0 then 0 else (${counted}) // ${every} + 1 end as instance
	from placed${n} as a${pauses ? `\n\tleft join stood${n} as h on h.complaint_id = a.complaint_id and h.at = a.at` : ''}
)`,
		`reached${n} as (
	select complaint_id, reported_at, unnest([min(instance), max(instance)]) as instance, min(instance) = max(instance) as sure
	from reports${n}
	group by complaint_id, reported_at
)`,
		`reported${n} as (
	select complaint_id, instance, min(reported_at) filter (where sure) as reported_at
	from reached${n}
	group by complaint_id, instance
)`,
		`numbered${n} as (
	select complaint_id, start_place, unnest(range(0, passed + 1)) as nth from passed${n}
)`,
		...(pauses
			? [
					`since${n} as (${pausesSince(dialSql(dialOf(c)), `passed${n}`, ['complaint_id'])}\n)`,
					`held${n} as (
	select k.complaint_id, k.nth, sum(s.length)::bigint as held
	from numbered${n} as k
	join since${n} as s on s.complaint_id = k.complaint_id and s.elapsed < ${after} + k.nth * ${every}
	group by k.complaint_id, k.nth
)`
				]
			: []),
		`targets${n} as (
	select k.complaint_id, k.nth, ${target} as place
	from numbered${n} as k${pauses ? `\n\tleft join held${n} as h on h.complaint_id = k.complaint_id and h.nth = k.nth` : ''}
)`,
		`ends${n} as (
	select t.complaint_id, t.nth::integer as instance, ${c.sql.moment('e', 't.place')} as due_at
	from targets${n} as t${c.sql.reach('e', 't.place')}
)`,
		`judged${n} as (
	select
		w.complaint_id, w.instance,
		b.due_at as start_at, w.due_at, r.reported_at as actual_at,
		cast(case
			when r.reported_at is not null then 'reported'
			when r.complaint_id is not null then 'date_only'
			else 'no_report' end as ${reasonType}) as reason
	from ends${n} as w
	join ends${n} as b on b.complaint_id = w.complaint_id and b.instance = w.instance - 1
	left join reported${n} as r on r.complaint_id = w.complaint_id and r.instance = w.instance
	where w.instance > 0
)`
	];
}
