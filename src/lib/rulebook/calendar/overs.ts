import { literal } from '#lib/engine/sql.ts';
import { clauseIds, instanceClauses, isEventClause } from '#lib/rulebook/clauses.ts';
import { inForce } from '#lib/rulebook/events/index.ts';
import { enumOf, isOutcome } from '#lib/rulebook/enums.ts';
import type { Clause, Edition, Rulebook } from '#lib/rulebook/shape.ts';
import { clockSql } from './clock.ts';
import { clockOf, isCounted, namedCalendars, type Clock } from './counted.ts';
import { dialSql, heldUntil, pausesOn } from './held.ts';

interface Counted {
	readonly id: Clause['id'];
	readonly edition: Edition;
	readonly clock: Clock;
}

const clauseType = enumOf(clauseIds);
const unfolds = ({ id }: Counted): boolean => (instanceClauses as readonly string[]).includes(id);
const head =
	'-- One row per overrun of a clause that is not on the wall clock. Key: clause, complaint_id, event_id, instance.';

/**
 * fct_working_overs: by how many seconds of its own time a clause was overrun that does not run on the wall clock. Work done
 * in closed hours after the limit is late by nothing. What came late is gathered from all clauses and placed on its clock at once.
 */
export function compileOvers(rulebook: Rulebook): string {
	const named = namedCalendars(rulebook);
	const all = rulebook.editions.flatMap((edition) =>
		edition.clauses
			.filter(isCounted)
			.map((clause): Counted => ({ id: clause.id, edition, clock: clockOf(clause, edition, named) }))
	);
	if (all.length === 0)
		return `${head}\nselect cast(null as ${clauseType}) as clause, null::integer as complaint_id, null::varchar as event_id, null::integer as instance, null::bigint as seconds_over where false`;
	const pausing = all.filter(({ clock }) => clock.pauses);
	const groups = [
		{ name: 'working', on: all.filter(({ clock }) => clock.calendarNo !== null), no: 'l.calendar_no' },
		{ name: 'wall', on: all.filter(({ clock }) => clock.calendarNo === null), no: null }
	].filter(({ on }) => on.length > 0);
	const steps = [
		...judgedSteps(rulebook, all),
		...groups.flatMap(({ name, on, no }) => {
			const sql = clockSql('time', no);
			return [
				`late_${name} as (${on.map((c) => `\n\t${lateRows(c, rulebook)}`).join('\n\tunion all')}\n)`,
				`placed_${name} as (
	select
		l.clause, l.complaint_id, l.event_id, l.instance,${pausing.length > 0 ? ' l.dial, l.at,' : ''}
		${sql.place('s', 'l.due_at')} as start_place, ${sql.place('e', 'l.at')} as place
	from late_${name} as l${sql.join('s', 'l.due_at')}${sql.join('e', 'l.at')}
)`
			];
		}),
		`placed as (\n\t${groups.map(({ name }) => `select * from placed_${name}`).join(' union all ')}\n)`,
		...pausesOn(pausing.map(({ clock }) => ({ unit: 'time', calendarNo: clock.calendarNo }))),
		...(pausing.length > 0
			? [`stood as (${heldUntil('r.dial', 'placed', ['clause', 'complaint_id', 'instance'])}\n)`]
			: [])
	];
	const held = pausing.length > 0 ? ' - coalesce(h.held, 0)' : '';
	const join =
		pausing.length > 0
			? '\n\tleft join stood as h on h.complaint_id = a.complaint_id and h.clause = a.clause and h.instance = a.instance'
			: '';
	return `${head}\nwith ${steps.join(', ')}
select a.clause, a.complaint_id, a.event_id, a.instance, (a.place - a.start_place${held}) // 1000000 as seconds_over
from placed as a${join}`;
}

/** The step `judged`: due, end and lateness of the clauses on complaints, read once for all of them. */
function judgedSteps(rulebook: Rulebook, all: readonly Counted[]): string[] {
	const ids = [...new Set(all.filter((c) => !isEventClause(c.id) && !unfolds(c)).map(({ id }) => id))];
	if (ids.length === 0) return [];
	const columns = ids.map((id) => {
		const end = `coalesce(f.${id}_actual_at, r.as_of)`;
		return `f.${id}_due_at, ${end} as ${id}_at, ${isOutcome(`f.${id}_reason`, 'breached')} and ${end} >= f.${id}_due_at as ${id}_late`;
	});
	const several = rulebook.editions.length > 1;
	return [
		`judged as materialized (
	select f.complaint_id, ${several ? 'i.edition, ' : ''}${columns.join(', ')}
	from fct_clauses as f${several ? '\n\tjoin fct_rows as i on i.complaint_id = f.complaint_id' : ''}
	cross join seed_run as r
)`
	];
}

/** SQL: what came late by this clause, or has not come. */
function lateRows(counted: Counted, rulebook: Rulebook): string {
	const { id, edition, clock } = counted;
	const { calendarNo, pauses } = clock;
	const dial = pauses ? dialSql({ unit: 'time', calendarNo }) : 'null::varchar';
	const several = rulebook.editions.length > 1;
	const told = `cast('${id}' as ${clauseType}) as clause, ${calendarNo === null ? 'null::integer' : calendarNo} as calendar_no, ${dial} as dial`;
	if (!isEventClause(id) && !unfolds(counted)) {
		const ofEdition = several ? ` and edition = ${literal(edition.id)}` : '';
		return `select ${told}, complaint_id, null::varchar as event_id, 1 as instance, ${id}_due_at as due_at, ${id}_at as at
	from judged where ${id}_late${ofEdition}`;
	}
	const end = 'coalesce(f.actual_at, r.as_of)';
	const late = `f.outcome = 'breached' and ${end} >= f.due_at`;
	if (!isEventClause(id))
		return `select ${told}, f.complaint_id, null::varchar as event_id, f.instance, f.due_at, ${end} as at
	from fct_progress_windows as f cross join seed_run as r
	where ${late}${several ? ` and f.complaint_id in (select complaint_id from fct_rows where edition = ${literal(edition.id)})` : ''}`;
	const began = inForce(rulebook, edition, 'coalesce(f.start_at, f.due_at, r.as_of)');
	return `select ${told}, f.complaint_id, f.event_id, f.instance, f.due_at, ${end} as at
	from fct_event_clauses as f cross join seed_run as r
	where ${late} and f.clause = '${id}'${began && ` and ${began}`}`;
}
