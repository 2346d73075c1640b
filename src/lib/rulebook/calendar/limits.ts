import type { ComplaintClauseId } from '#lib/rulebook/clauses.ts';
import { isEventClause } from '#lib/rulebook/clauses.ts';
import { literal } from '#lib/engine/sql.ts';
import { reasonType } from '#lib/rulebook/enums.ts';
import { firstOf } from '#lib/rulebook/expressions.ts';
import { complaintsFrom } from '#lib/rulebook/inputs.ts';
import type { ReasonCode } from '#lib/rulebook/reasons.ts';
import type { ComplaintClause, Edition, Rulebook } from '#lib/rulebook/shape.ts';
import { clockSql, type ClockSql } from './clock.ts';
import { amountsOf, clockOf, namedCalendars, type Amounts, type Clock } from './counted.ts';
import { dialOf, heldSql, heldUntil, pausesOn } from './held.ts';

/** A clause of an edition that does not simply run on the wall clock, and how its time is counted. */
export interface CountedClause {
	readonly id: ComplaintClauseId;
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
			return amounts && sql ? [{ id: clause.id, clock, amounts, sql }] : [];
		});
}

/** A reason as a constant: a text is not to be looked up among all reasons in every row. */
const code = (reason: ReasonCode) => `cast('${reason}' as ${reasonType})`;

/** Columns of fct_working_limits of one clause. */
export const limitColumns = {
	/** When the limit runs out; of windows, the first. */
	limit_at: 'timestamp',
	/** Until when it is certain that it has not run out. */
	sure_at: 'timestamp',
	/** Why more cannot be said; null where it can. */
	unsure: reasonType
} as const;
export const windowColumns = { from_place: 'bigint', passed: 'integer' } as const;

const columnsOf = (windows: boolean): Readonly<Record<string, string>> =>
	windows ? { ...limitColumns, ...windowColumns } : limitColumns;

/** fct_working_limits: when the limits run out that are not on the wall clock; no rows where every clause is. */
export function compileLimits(rulebook: Rulebook): string {
	const counted = rulebook.editions.map((edition) => [edition, countedClauses(rulebook, edition)] as const);
	const all = new Map<string, string>();
	for (const { id, amounts } of counted.flatMap(([, clauses]) => clauses))
		for (const [name, type] of Object.entries(columnsOf(amounts.windows !== undefined)))
			all.set(`${id}_${name}`, type);
	const selects = counted
		.filter(([, clauses]) => clauses.length > 0)
		.map(([edition, clauses]) => {
			const where = rulebook.editions.length > 1 ? `\n\twhere c.edition = ${literal(edition.id)}` : '';
			return `(${ofClauses(clauses, where, all)})`;
		});
	const none = `select null::integer as complaint_id${[...all].map(([name, type]) => `, null::${type} as ${name}`).join('')} where false`;
	return `-- One row per complaint that a clause on working time or with pauses judges. Key: complaint_id.\n${[none, ...selects].join('\nunion all\n')}`;
}

function ofClauses(
	clauses: readonly CountedClause[],
	where: string,
	all: ReadonlyMap<string, string>
): string {
	const starts = new Map<string, { alias: string; at: string; clause: CountedClause }>();
	const startOf = ({ amounts, clock }: CountedClause): string =>
		`${amounts.unit} ${clock.calendarNo} ${amounts.start.join(' ')}`;
	for (const clause of clauses) {
		const key = startOf(clause);
		if (!starts.has(key))
			starts.set(key, { alias: `s${starts.size + 1}`, at: `start_${starts.size + 1}`, clause });
	}
	const start = (clause: CountedClause) => starts.get(startOf(clause))!;
	const pausing = clauses.filter((c) => c.clock.pauses);
	const windows = clauses.filter((c) => c.amounts.windows);
	const ends = (c: CountedClause) => `${c.id}_end_at`;

	const read = [
		...[...starts.values()].map(
			({ at, clause }) => `${firstOf(clause.amounts.start.map((f) => `c.${f}`))} as ${at}`
		),
		...windows.map((c) => `least(r.as_of, c.${c.amounts.windows!.done}) as ${ends(c)}`)
	];
	const places = [...starts.values()].flatMap(({ alias, at, clause }) => [
		`${clause.sql.place(alias, `b.${at}`)} as ${alias}_place`,
		`${clause.sql.sureUntil(alias)} as ${alias}_sure_until`
	]);
	const held = (c: CountedClause) => (c.clock.pauses ? ` + coalesce(h_${c.id}.held, 0)` : '');
	const target = (c: CountedClause) => `${c.id}_place`;

	const steps = [
		`base as (
	select c.complaint_id, ${read.join(', ')}
	from ${complaintsFrom}${where}
)`,
		`begun as (
	select b.*, ${places.join(', ')}
	from base as b${[...starts.values()].map(({ alias, at, clause }) => clause.sql.join(alias, `b.${at}`)).join('')}
)`,
		...pausesOn(pausing.map(({ clock, amounts }) => ({ calendarNo: clock.calendarNo, unit: amounts.unit }))),
		...pausing.map(
			(c) => `held_${c.id} as (${heldSql(c, `${start(c).alias}_place`)}
)`
		),
		...windows.flatMap((c) => passedSteps(c, `${start(c).alias}_place`)),
		`targets as (
	select b.*, ${clauses.map((c) => `b.${start(c).alias}_place + ${c.amounts.limit}${held(c)} as ${target(c)}`).join(', ')}
	from begun as b${pausing.map((c) => `\n\tleft join held_${c.id} as h_${c.id} on h_${c.id}.complaint_id = b.complaint_id`).join('')}
)`
	];
	if (pausing.length > 0)
		steps.push('doubts as (\n\tselect distinct complaint_id from fct_pauses where doubtful\n)');
	const due = (c: CountedClause) => c.sql.moment(`r_${c.id}`, `t.${target(c)}`);
	const told = new Map<string, string>(
		clauses.flatMap((c) => {
			const sure = `t.${start(c).alias}_sure_until`;
			const last = c.amounts.windows ? `t.${ends(c)}` : `(${due(c)})`;
			const doubt = c.clock.pauses ? ` when d.complaint_id is not null then ${code('pause_unknown')}` : '';
			const unsure = `case when (${due(c)}) is null or ${last} > ${sure} then ${code('calendar_unknown')}${doubt} end`;
			return [
				[`${c.id}_limit_at`, due(c)],
				[`${c.id}_sure_at`, `least(${due(c)}, ${sure})`],
				[`${c.id}_unsure`, unsure],
				...(c.amounts.windows
					? ([
							[`${c.id}_from_place`, `t.${start(c).alias}_place`],
							[`${c.id}_passed`, `p_${c.id}.passed`]
						] as const)
					: [])
			] as const;
		})
	);
	const columns = [...all].map(([name, type]) => `${told.get(name) ?? `null::${type}`} as ${name}`);
	return `with ${steps.join(', ')}
select t.complaint_id, ${columns.join(', ')}
from targets as t${clauses.map((c) => c.sql.reach(`r_${c.id}`, `t.${target(c)}`)).join('')}${windows
		.map((c) => `\n\tleft join ended_${c.id} as p_${c.id} on p_${c.id}.complaint_id = t.complaint_id`)
		.join('')}${pausing.length > 0 ? '\n\tleft join doubts as d on d.complaint_id = t.complaint_id' : ''}`;
}

/**
 * How many windows have fully passed before completion or as_of. One that ends in that very moment has not: on a clock that stands still
 * it ended earlier, when the clock reached its end.
 */
function passedSteps(c: CountedClause, start: string): string[] {
	const at = `b.${c.id}_end_at`;
	const { after, every } = c.amounts.windows!;
	const [reached, stood] = [`reached_${c.id}`, `stood_${c.id}`];
	const { pauses } = c.clock;
	const running = pauses ? 'r.running and not coalesce(h.stopped, false)' : 'r.running';
	return [
		`${reached} as (
	select b.complaint_id, b.${start} as start_place, ${at} as at, ${c.sql.place('e', at)} as place, ${c.sql.running('e', at)} as running
	from begun as b${c.sql.join('e', at)}
)`,
		...(pauses ? [`${stood} as (${heldUntil(dialOf(c), reached, ['complaint_id'])}\n)`] : []),
		`ended_${c.id} as (
	select
		r.complaint_id,
		greatest(0, (r.place - r.start_place${pauses ? ' - coalesce(h.held, 0)' : ''} - ${after} - if(${running}, 1, 0)) // ${every})::integer as passed
	from ${reached} as r${pauses ? `\n\tleft join ${stood} as h on h.complaint_id = r.complaint_id` : ''}
)`
	];
}
