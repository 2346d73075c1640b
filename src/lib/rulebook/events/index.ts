import { literal } from '#lib/engine/sql.ts';
import type { TableName } from '#lib/model/columns.ts';
import { eventClauseIds, isEventClause, type EventClauseId } from '#lib/rulebook/clauses.ts';
import { enumOf, outcomeOf, outcomeType, reasonType } from '#lib/rulebook/enums.ts';
import { anyPresence, type Presence } from '#lib/rulebook/presence.ts';
import type { Edition, EventClause, Rulebook } from '#lib/rulebook/shape.ts';
import { clockOf, namedCalendars } from '#lib/rulebook/calendar/counted.ts';
import { eventSelect, type EventSql } from './kind.ts';
import { noticeReturn, onSite, rectify } from './notices.ts';
import { dailyReview, monthlyReport, spotCheck } from './register.ts';
import { visitCycle } from './visitCycle.ts';

/** The table whose rows a clause on events judges: without it, nothing can be said. */
export const eventTables: Readonly<Record<EventClauseId, TableName>> = {
	on_site: 'rectifications',
	rectify: 'rectifications',
	notice_return: 'rectifications',
	monthly_report: 'duty',
	daily_review: 'duty',
	spot_check: 'duty',
	visit_cycle: 'visits'
};

function sqlOf(clause: EventClause, presence: Presence, calendarNo: number | null): EventSql {
	switch (clause.kind) {
		case 'on_site':
			return onSite(clause, presence, calendarNo);
		case 'rectify':
			return rectify(clause, presence);
		case 'notice_return':
			return noticeReturn(clause, presence, calendarNo);
		case 'monthly_report':
			return monthlyReport(clause, presence);
		case 'daily_review':
			return dailyReview(clause, presence, calendarNo);
		case 'spot_check':
			return spotCheck(clause, presence);
		case 'visit_cycle':
			return visitCycle(clause, presence);
	}
}

const columns = {
	clause: enumOf(eventClauseIds),
	event_id: 'varchar',
	instance: 'integer',
	complaint_id: 'integer',
	subject: 'varchar',
	event_on: 'date',
	start_at: 'timestamp',
	due_at: 'timestamp',
	actual_at: 'timestamp',
	reason: reasonType
};

/** SQL: an event that the edition judges: the one in force when it began, or where that is not known, at as_of. */
export function inForce(rulebook: Rulebook, edition: Edition, at: string): string {
	const next = rulebook.editions[rulebook.editions.indexOf(edition) + 1];
	return [
		...(edition.from === null ? [] : [`${at} >= timestamp ${literal(edition.from)}`]),
		...(next?.from ? [`${at} < timestamp ${literal(next.from)}`] : [])
	].join(' and ');
}

/** fct_event_clauses: every clause on events of tables that were imported. */
export function compileEvents(rulebook: Rulebook, presence: Presence = anyPresence): string {
	const none = `select ${Object.entries(columns)
		.map(([name, type]) => `cast(null as ${type}) as ${name}`)
		.join(', ')} where false`;
	const names = Object.keys(columns).join(', ');
	const named = namedCalendars(rulebook);
	/** Each edition counts a customer's cycles from his first day; where two take turns, they are counted through. */
	const counted =
		rulebook.editions.length === 1
			? names
			: names.replace(
					'instance',
					"if(clause = 'visit_cycle', row_number() over (partition by clause, event_id order by start_at, instance), instance)::integer as instance"
				);
	const selects = rulebook.editions.flatMap((edition) =>
		edition.clauses
			.filter((clause): clause is EventClause => isEventClause(clause.kind))
			.filter((clause) => presence[eventTables[clause.id]] !== 'none')
			.map((clause) => {
				const when = inForce(rulebook, edition, 'coalesce(start_at, due_at, (select as_of from seed_run))');
				return `select ${names} from (\n${eventSelect(clause.id, sqlOf(clause, presence, clockOf(clause, edition, named).calendarNo))}\n)${when && ` where ${when}`}`;
			})
	);
	return `-- One row per event, clause and instance. Key: clause, event_id, instance.
select ${counted}, cast(${outcomeOf('reason')} as ${outcomeType}) as outcome
from (
${[none, ...selects].join('\nunion all\n')}
)`;
}
