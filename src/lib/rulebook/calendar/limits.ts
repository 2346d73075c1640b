import { literal } from '#lib/engine/sql.ts';
import { reasonType } from '#lib/rulebook/enums.ts';
import { firstOf } from '#lib/rulebook/expressions.ts';
import { complaintsFrom } from '#lib/rulebook/inputs.ts';
import type { ReasonCode } from '#lib/rulebook/reasons.ts';
import type { Edition, Rulebook } from '#lib/rulebook/shape.ts';
import { clockSql } from './clock.ts';
import { dialOf, dialSql, heldUntil, pausesOn, pausesSince } from './held.ts';
import {
	countedClauses,
	placeName,
	startJoin,
	startKey,
	startsOf,
	type CountedClause,
	type Start
} from './starts.ts';

/** A reason as a constant: a text is not to be looked up among all reasons in every row. */
const code = (reason: ReasonCode) => `cast('${reason}' as ${reasonType})`;

const sureUntil = ({ nth }: Start): string => `sure_until_${nth}`;
const lastOf = (c: CountedClause): string => `least(r.as_of, c.${c.amounts.windows!.done})`;

/**
 * What the judgement of a complaint reads of fct_working_limits (w), by clause: when the limit runs out, of windows the first; until
 * when it is certain that it has not run out; why more cannot be said, or null. Computed where it is read, so that it need not be kept.
 */
export function limitInputs(rulebook: Rulebook, edition: Edition): Readonly<Record<string, string>> {
	const clauses = countedClauses(rulebook, edition);
	const starts = startsOf(clauses);
	return Object.fromEntries(
		clauses.flatMap((c) => {
			const due = `w.${c.id}_limit_at`;
			const sure = `w.${sureUntil(starts.get(startKey(c))!)}`;
			const doubt = c.clock.pauses ? ` when w.doubtful then ${code('pause_unknown')}` : '';
			const last = c.amounts.windows ? lastOf(c) : due;
			return [
				[`${c.id}_limit_at`, due],
				[`${c.id}_sure_at`, `least(${due}, ${sure})`],
				[
					`${c.id}_unsure`,
					`case when ${due} is null or ${last} > ${sure} then ${code('calendar_unknown')}${doubt} end`
				]
			] as const;
		})
	);
}

/** fct_working_limits: when the limits run out that are not on the wall clock; no rows where every clause is. */
export function compileLimits(rulebook: Rulebook): string {
	const counted = rulebook.editions.map((edition) => [edition, countedClauses(rulebook, edition)] as const);
	const all = new Map<string, string>();
	for (const [, clauses] of counted) {
		for (const { id, kind, amounts } of clauses) {
			all.set(`${id}_limit_at`, 'timestamp');
			if (kind === 'escalation') all.set(`${id}_unsure`, 'boolean');
			if (amounts.windows) all.set(`${id}_from_place`, 'bigint').set(`${id}_passed`, 'integer');
		}
		for (const start of startsOf(clauses).values()) all.set(sureUntil(start), 'timestamp');
		if (clauses.some((c) => c.clock.pauses)) all.set('doubtful', 'boolean');
	}
	const selects = counted
		.filter(([, clauses]) => clauses.length > 0)
		.map(([edition, clauses]) => {
			const where = rulebook.editions.length > 1 ? `\n\twhere c.edition = ${literal(edition.id)}` : '';
			return ofClauses(clauses, where, all);
		});
	const rows =
		selects.length > 1
			? selects.map((s) => `(${s})`).join('\nunion all\n')
			: (selects[0] ?? 'select null::integer as complaint_id where false');
	return `-- One row per complaint that a clause on working time or with pauses judges. Key: complaint_id.\n${rows}`;
}

function ofClauses(
	clauses: readonly CountedClause[],
	where: string,
	all: ReadonlyMap<string, string>
): string {
	const starts = startsOf(clauses);
	const place = (c: CountedClause) => placeName(starts.get(startKey(c))!, c.amounts.unit);
	const pausing = clauses.filter((c) => c.clock.pauses);
	const windows = clauses.filter((c) => c.amounts.windows);
	const target = (c: CountedClause) => `${c.id}_place`;

	const read = [
		...[...starts.values()].map(
			({ nth, fields }) => `${firstOf(fields.map((f) => `c.${f}`))} as start_${nth}`
		),
		...windows.map((c) => `${lastOf(c)} as ${c.id}_end_at`)
	];
	const places = [
		...[...starts.values()].flatMap((start) => [
			...[...start.units].map(
				(unit) =>
					`${clockSql(unit, start.calendarNo).place(`s${start.nth}`, `b.start_${start.nth}`)} as ${placeName(start, unit)}`
			),
			`${clockSql('time', start.calendarNo).sureUntil(`s${start.nth}`)} as ${sureUntil(start)}`
		]),
		...windows.flatMap((c) => [
			`b.${c.id}_end_at`,
			`${c.sql.place(`e_${c.id}`, `b.${c.id}_end_at`)} as ${c.id}_end_place`,
			`${c.sql.running(`e_${c.id}`, `b.${c.id}_end_at`)} as ${c.id}_end_running`
		])
	];
	const joins = [
		...[...starts.values()].map(startJoin),
		...windows.map((c) => c.sql.join(`e_${c.id}`, `b.${c.id}_end_at`))
	];
	const targets = clauses.map(
		(c) =>
			`b.${place(c)} + ${c.amounts.limit}${c.clock.pauses ? ` + coalesce(h.${c.id}_held, 0)` : ''} as ${target(c)}`
	);
	const steps = [
		`base as (
	select c.complaint_id, ${read.join(', ')}
	from ${complaintsFrom}${where}
)`,
		`begun as (
	select b.complaint_id, ${places.join(', ')}
	from base as b${joins.join('')}
)`,
		...pausesOn(pausing.map(dialOf)),
		...(pausing.length > 0 ? heldSteps(pausing, place) : []),
		...windows.filter((c) => c.clock.pauses).map((c) => stoodStep(c, place(c))),
		`targets as (
	select b.*, ${targets.join(', ')}
	from begun as b${pausing.length > 0 ? '\n\tleft join held as h on h.complaint_id = b.complaint_id' : ''}
)`,
		...(pausing.length > 0
			? ['doubts as (\n\tselect distinct complaint_id from fct_pauses where doubtful\n)']
			: [])
	];
	const told = new Map<string, string>([
		...clauses.map((c) => [`${c.id}_limit_at`, c.sql.moment(`r_${c.id}`, `t.${target(c)}`)] as const),
		...windows.flatMap((c) => [
			[`${c.id}_from_place`, `t.${place(c)}`] as const,
			[`${c.id}_passed`, passed(c, `t.${place(c)}`)] as const
		]),
		...clauses
			.filter(({ kind }) => kind === 'escalation')
			.map((c) => {
				const due = `(${c.sql.moment(`r_${c.id}`, `t.${target(c)}`)})`;
				const unsure = `${due} is null or coalesce(${due} > t.${sureUntil(starts.get(startKey(c))!)}, false)`;
				return [
					`${c.id}_unsure`,
					c.clock.pauses ? `${unsure} or d.complaint_id is not null` : unsure
				] as const;
			}),
		...[...starts.values()].map((start) => [sureUntil(start), `t.${sureUntil(start)}`] as const),
		...(pausing.length > 0 ? [['doubtful', 'd.complaint_id is not null'] as const] : [])
	]);
	const columns = [...all].map(([name, type]) => `${told.get(name) ?? `null::${type}`} as ${name}`);
	return `with ${steps.join(', ')}
select t.complaint_id, ${columns.join(', ')}
from targets as t${clauses.map((c) => c.sql.reach(`r_${c.id}`, `t.${target(c)}`)).join('')}${windows
		.filter((c) => c.clock.pauses)
		.map((c) => `\n\tleft join stood_${c.id} as p_${c.id} on p_${c.id}.complaint_id = t.complaint_id`)
		.join('')}${pausing.length > 0 ? '\n\tleft join doubts as d on d.complaint_id = t.complaint_id' : ''}`;
}

/** What the pauses add to the limit of each clause, of the few complaints that were paused. Clauses that start together are asked together. */
function heldSteps(pausing: readonly CountedClause[], place: (c: CountedClause) => string): string[] {
	const dials = new Map(pausing.map((c) => [place(c), dialSql(dialOf(c))]));
	const asked = [...dials].map(
		([name, dial]) => `
	select complaint_id, '${name}' as start, ${dial} as dial, ${name} as start_place from stopped`
	);
	const held = pausing.map(
		(c) =>
			`sum(length) filter (where start = '${place(c)}' and elapsed < ${c.amounts.limit})::bigint as ${c.id}_held`
	);
	return [
		`stopped as (
	select complaint_id, ${[...dials.keys()].join(', ')} from begun where complaint_id in (select complaint_id from paused)
)`,
		`asked as (${asked.join('\n\tunion all')}\n)`,
		`since as (${pausesSince('b.dial', 'asked', ['complaint_id', 'start'])}\n)`,
		`held as (
	select complaint_id, ${held.join(', ')} from since group by complaint_id
)`
	];
}

/** How long the clock stood before completion or as_of, and whether it stood at that moment, of complaints that were paused. */
const stoodStep = (c: CountedClause, start: string): string => `ended_${c.id} as (
	select complaint_id, ${start} as start_place, ${c.id}_end_at as at, ${c.id}_end_place as place from begun
	where complaint_id in (select complaint_id from paused)
), stood_${c.id} as (${heldUntil(dialSql(dialOf(c)), `ended_${c.id}`, ['complaint_id'])}
)`;

/**
 * SQL: how many windows have fully passed before completion or as_of. One that ends in that very moment has not: on a clock that stands still
 * it ended earlier, when the clock reached its end.
 */
function passed(c: CountedClause, start: string): string {
	const { after, every } = c.amounts.windows!;
	const [held, running] = c.clock.pauses
		? [` - coalesce(p_${c.id}.held, 0)`, ` and not coalesce(p_${c.id}.stopped, false)`]
		: ['', ''];
	return `greatest(0, (t.${c.id}_end_place - ${start}${held} - ${after} - if(t.${c.id}_end_running${running}, 1, 0)) // ${every})::integer`;
}
