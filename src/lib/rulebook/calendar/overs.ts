import { literal } from '#lib/engine/sql.ts';
import { clauseIds, instanceClauses, isEventClause } from '#lib/rulebook/clauses.ts';
import { inForce } from '#lib/rulebook/events/index.ts';
import { enumOf } from '#lib/rulebook/enums.ts';
import type { Edition, Rulebook } from '#lib/rulebook/shape.ts';
import { clockSql } from './clock.ts';
import { clockOf, isCounted, namedCalendars } from './counted.ts';
import { heldUntil, pausesOn, type Dial } from './held.ts';

interface Late {
	readonly clause: string;
	readonly dial: Dial;
	readonly pauses: boolean;
	/** SQL: complaint_id, event_id, instance, due_at and end_at of what came late, or has not come. */
	readonly rows: string;
}

/**
 * fct_working_overs: by how many seconds of its own time a clause was overrun that does not run on the wall clock. Work done
 * in closed hours after the limit is late by nothing.
 */
export function compileOvers(rulebook: Rulebook): string {
	const named = namedCalendars(rulebook);
	const lates = rulebook.editions.flatMap((edition) =>
		edition.clauses.filter(isCounted).map((clause): Late => {
			const { calendarNo, pauses } = clockOf(clause, edition, named);
			const rows = lateRows(clause.id, rulebook, edition);
			return { clause: clause.id, dial: { unit: 'time', calendarNo }, pauses, rows };
		})
	);
	const steps = [
		...pausesOn(lates.flatMap(({ pauses, dial }) => (pauses ? [dial] : []))),
		...lates.flatMap(lateSteps)
	];
	const none = `select cast(null as ${enumOf(clauseIds)}) as clause, null::integer as complaint_id, null::varchar as event_id, null::integer as instance, null::bigint as seconds_over where false`;
	const selects = lates.map(({ clause, pauses }, i) => {
		const held = pauses ? ' - coalesce(h.held, 0)' : '';
		const join = pauses
			? `\n\tleft join stood_${i} as h on h.complaint_id = a.complaint_id and h.instance = a.instance`
			: '';
		return `select cast('${clause}' as ${enumOf(clauseIds)}), a.complaint_id, a.event_id, a.instance, (a.place - a.start_place${held}) // 1000000 from placed_${i} as a${join}`;
	});
	const head =
		'-- One row per overrun of a clause that is not on the wall clock. Key: clause, complaint_id, event_id, instance.\n';
	return `${head}${steps.length > 0 ? `with ${steps.join(', ')}\n` : ''}${[none, ...selects].join('\nunion all\n')}`;
}

function lateRows(clause: string, rulebook: Rulebook, edition: Edition): string {
	const began = inForce(rulebook, edition, 'coalesce(f.start_at, f.due_at, r.as_of)');
	const instances = (instanceClauses as readonly string[]).includes(clause);
	const [table, prefix] = isEventClause(clause)
		? ['fct_event_clauses', '']
		: instances
			? ['fct_progress_windows', '']
			: ['fct_clauses', `${clause}_`];
	const ids = isEventClause(clause)
		? 'f.complaint_id, f.event_id, f.instance'
		: `f.complaint_id, null::varchar as event_id, ${instances ? 'f.instance' : '1'} as instance`;
	const which = isEventClause(clause)
		? ` and f.clause = '${clause}'${began && ` and ${began}`}`
		: rulebook.editions.length > 1
			? ` and f.complaint_id in (select complaint_id from fct_rows where edition = ${literal(edition.id)})`
			: '';
	const end = `coalesce(f.${prefix}actual_at, r.as_of)`;
	return `select ${ids}, f.${prefix}due_at as due_at, ${end} as at
	from ${table} as f cross join seed_run as r
	where f.${prefix}outcome = 'breached' and ${end} >= f.${prefix}due_at${which}`;
}

function lateSteps({ dial, pauses, rows }: Late, i: number): string[] {
	const sql = clockSql('time', dial.calendarNo);
	return [
		`late_${i} as (\n\t${rows}\n)`,
		`placed_${i} as (
	select l.complaint_id, l.event_id, l.instance, l.at, ${sql.place('s', 'l.due_at')} as start_place, ${sql.place('e', 'l.at')} as place
	from late_${i} as l${sql.join('s', 'l.due_at')}${sql.join('e', 'l.at')}
)`,
		...(pauses ? [`stood_${i} as (${heldUntil(dial, `placed_${i}`, ['complaint_id', 'instance'])}\n)`] : [])
	];
}
