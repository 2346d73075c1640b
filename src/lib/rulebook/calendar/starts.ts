import { isEventClause, type ComplaintClauseId } from '#lib/rulebook/clauses.ts';
import type { ComplaintClause, Edition, Rulebook } from '#lib/rulebook/shape.ts';
import { clockSql, type ClockSql } from './clock.ts';
import { amountsOf, clockOf, namedCalendars, type Amounts, type Clock } from './counted.ts';

/** A clause of an edition that does not simply run on the wall clock, and how its time is counted. */
export interface CountedClause {
	readonly id: ComplaintClauseId;
	readonly kind: ComplaintClause['kind'];
	readonly clock: Clock;
	readonly amounts: Amounts;
	readonly sql: ClockSql;
}

/** The clauses on complaints of an edition that count working time or stop while paused. */
export function countedClauses(rulebook: Rulebook, edition: Edition): readonly CountedClause[] {
	const named = namedCalendars(rulebook);
	return edition.clauses
		.filter((clause): clause is ComplaintClause => !isEventClause(clause.kind))
		.flatMap((clause) => {
			const amounts = amountsOf(clause);
			const clock = clockOf(clause, edition, named);
			const sql = amounts && clockSql(amounts.unit, clock.calendarNo);
			return amounts && sql ? [{ id: clause.id, kind: clause.kind, clock, amounts, sql }] : [];
		});
}

/** A moment from which clauses of one calendar count, read and looked up once for all of them. */
export interface Start {
	readonly nth: number;
	readonly fields: readonly string[];
	readonly calendarNo: number | null;
	readonly units: ReadonlySet<Unit>;
}
type Unit = CountedClause['amounts']['unit'];

/** Clauses of the same key share their start. */
export const startKey = ({ amounts, clock }: CountedClause): string =>
	`${clock.calendarNo} ${amounts.start.join(' ')}`;

/** The starts of these clauses by `startKey`. */
export function startsOf(clauses: readonly CountedClause[]): ReadonlyMap<string, Start> {
	const starts = new Map<string, Start>();
	for (const c of clauses) {
		const { nth = starts.size + 1, units = [] } = starts.get(startKey(c)) ?? {};
		const { calendarNo } = c.clock;
		const both = new Set([...units, c.amounts.unit]);
		starts.set(startKey(c), { nth, fields: c.amounts.start, calendarNo, units: both });
	}
	return starts;
}

/** SQL: joins the row of the calendar that a start belongs to; that which tells the time tells the day as well. */
export const startJoin = ({ nth, units, calendarNo }: Start): string =>
	clockSql(units.has('time') ? 'time' : 'days', calendarNo).join(`s${nth}`, `b.start_${nth}`);
/** The place of a start on its clock, as the steps of fct_working_limits name it. */
export const placeName = ({ nth }: Start, unit: Unit): string => `${unit}_${nth}`;
