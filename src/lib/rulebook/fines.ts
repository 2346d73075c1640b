import { literal } from '#lib/engine/sql.ts';
import { clauseIds, instanceClauses, isEventClause } from './clauses.ts';
import { enumOf } from './enums.ts';
import { complaintsFrom, hasField } from './inputs.ts';
import { anyPresence, type Presence } from './presence.ts';
import { fineRoles, type Edition, type FineRole, type Rulebook, type Trigger } from './shape.ts';

/** What a fine can be for: a clause, or one of these where no clause caused it. */
export const fineCauses = [...clauseIds, 'required_field', 'repeat', 'recorded'] as const;
export const fineStatuses = ['applied', 'waived', 'proposed', 'special'] as const;

/** How the person of a line was found: on the row, in the recorded breach or the notice itself, or in the roster. */
export const personSources = [
	'row',
	'breach',
	'notice',
	'recorder_supervisor',
	'person_supervisor',
	'person_head',
	'department_head',
	'dispatcher',
	'dispatcher_head'
] as const;
export type PersonSource = (typeof personSources)[number];

/** Where a role's person is looked for, in order: an SQL expression and how the person was found there. */
export type Sought = readonly (readonly [sql: string, from: PersonSource])[];

/** SQL: the person of each role, and how he was found; both null where nobody is known. */
export function personSql(role: string, sought: Readonly<Partial<Record<FineRole, Sought>>>) {
	const cases = (value: (places: Sought) => string) =>
		`case ${role}\n${Object.entries(sought)
			.map(([name, places]) => `\t\twhen '${name}' then ${value(places)}`)
			.join('\n')} end`;
	return {
		person: cases((places) =>
			places.length === 1 ? places[0]![0] : `coalesce(${places.map(([sql]) => sql).join(', ')})`
		),
		from: cases(
			(places) =>
				`case ${places.map(([sql, from]) => `when ${sql} is not null then '${from}'`).join(' ')} end`
		)
	};
}

/** Where the persons of a complaint's lines are looked for. */
const soughtOnRow = {
	recorder: [['c.recorder', 'row']],
	handler: [['c.handler', 'row']],
	responsible_supervisor: [
		['c.supervisor', 'row'],
		['s.supervisor', 'recorder_supervisor']
	],
	dispatch_supervisor: [
		['c.dispatch_supervisor', 'row'],
		['s.supervisor', 'recorder_supervisor']
	],
	department_head: [
		['c.department_head', 'row'],
		['h.department_head', 'department_head']
	],
	contractor: [['c.contractor', 'row']]
} as const satisfies Partial<Record<FineRole, Sought>>;

type Of<K extends Trigger['on']> = Extract<Trigger, { on: K }>;

/** The columns of a trigger's select: complaint, cause, instance, the three times and what else is evidence. */
type TriggerSql = string;

const instances = instanceClauses as readonly string[];

/** A clause was breached; of a clause with instances, the first breaches up to the most that are fined. */
function clauseBreached({ clause, most }: Of<'clause'>, where: string): TriggerSql {
	if (!instances.includes(clause)) {
		return `select complaint_id, '${clause}' as cause, 1 as instance, ${clause}_start_at as start_at, ${clause}_due_at as due_at, ${clause}_actual_at as actual_at, null::varchar as field
	from fct_clauses where ${clause}_outcome = 'breached'${where}`;
	}
	const table = clause === 'progress' ? 'fct_progress_windows' : 'fct_promises';
	const limit = most
		? `\n\tqualify row_number() over (partition by complaint_id order by instance) <= ${most.value}`
		: '';
	return `select complaint_id, '${clause}' as cause, instance, start_at, due_at, actual_at, null::varchar as field
	from ${table} where outcome = 'breached'${where}${limit}`;
}

/** The clause's stop never came, and the complaint was made again. */
const complainedAgain = ({ clause }: Of<'repeat'>, where: string): TriggerSql =>
	`select complaint_id, 'repeat' as cause, 1 as instance, ${clause}_start_at as start_at, ${clause}_due_at as due_at, ${clause}_actual_at as actual_at, null::varchar as field
	from fct_clauses
	where ${clause}_outcome = 'breached' and ${clause}_actual_at is null
		and complaint_id in (select repeat_of_id from fct_rows where repeat_of_id is not null)${where}`;

/**
 * A field is empty although the log has its column; it was due when the complaint was received. A cell that is filled
 * but could not be read is a problem of the data, not a gap.
 */
function fieldsMissing({ fields }: Of<'required_field'>, where: string, presence: Presence): TriggerSql {
	const asked = fields.filter((f) => presence[f] !== 'none');
	const empty = (f: string) => `(c.${f} is null and ${hasField(presence, f)})`;
	const parts = asked.map(
		(f, position) =>
			`select complaint_id, received_at, ${position} as position, '${f}' as field
		from incomplete anti join unreadable as u on u.batch_no = incomplete.batch_no and u.source_row = incomplete.source_row and u.field = '${f}'
		where no_${f}`
	);
	const none = "select complaint_id, received_at, 0 as position, '' as field from incomplete";
	return `select
		complaint_id, 'required_field' as cause,
		(row_number() over (partition by complaint_id order by position))::integer as instance,
		received_at as start_at, received_at as due_at, null::timestamp as actual_at, field
	from (
		with incomplete as (
			select c.complaint_id, c.batch_no, c.source_row, c.received_at${asked.map((f) => `, ${empty(f)} as no_${f}`).join('')}
			from ${complaintsFrom}
			where ${asked.map(empty).join(' or ') || 'false'}
		), unreadable as (
			select p.batch_no, p.source_row, k.field
			from stg_problems as p
			join seed_batch_columns as k on k.batch_no = p.batch_no and k.column_index = p.column_index
		)
		${parts.join('\n\t\tunion all\n\t\t') || none}
	)
	where true${where}`;
}

/** Triggers on complaints; those on other tables have lines of their own. */
type ComplaintTrigger = Of<'clause' | 'repeat' | 'required_field'>;
export const isComplaintTrigger = (trigger: Trigger): trigger is ComplaintTrigger =>
	trigger.on === 'repeat' ||
	trigger.on === 'required_field' ||
	(trigger.on === 'clause' && !isEventClause(trigger.clause));

function triggerSql(trigger: ComplaintTrigger, where: string, presence: Presence): TriggerSql {
	switch (trigger.on) {
		case 'clause':
			return clauseBreached(trigger, where);
		case 'repeat':
			return complainedAgain(trigger, where);
		case 'required_field':
			return fieldsMissing(trigger, where, presence);
	}
}

function editionLines(edition: Edition, several: boolean, presence: Presence): string[] {
	const where = several
		? ` and complaint_id in (select complaint_id from fct_rows where edition = ${literal(edition.id)})`
		: '';
	return edition.articles.flatMap(({ article, triggers }) =>
		triggers.filter(isComplaintTrigger).map((trigger) => {
			const fines = trigger.fines.map((f) => `('${f.role}', ${f.yuan * 100}::bigint)`).join(', ');
			return `select t.complaint_id, ${literal(article)} as article, t.cause, t.instance, f.role, f.amount_fen, t.start_at, t.due_at, t.actual_at, t.field
from (
	${triggerSql(trigger, where, presence)}
) as t
cross join (values ${fines}) as f (role, amount_fen)`;
		})
	);
}

/**
 * fct_ledger: the fines. A person who is not on the row comes from the roster: the recorder's supervisor, the
 * department's head, as the latest month has them. A line without a person stands against the role.
 */
export function compileLedger(rulebook: Rulebook, presence: Presence = anyPresence): string {
	const several = rulebook.editions.length > 1;
	const articles = [...new Set(rulebook.editions.flatMap((e) => e.articles.map((a) => a.article)))];
	const none = `select null::integer as complaint_id, null::varchar as article, null::varchar as cause, null::integer as instance, null::varchar as role, null::bigint as amount_fen, null::timestamp as start_at, null::timestamp as due_at, null::timestamp as actual_at, null::varchar as field where false`;
	const found = rulebook.editions.flatMap((e) => editionLines(e, several, presence));
	const lines = found.length > 0 ? found : [none];
	const who = personSql('l.role', soughtOnRow);
	return `-- One row per ledger line. Key: complaint_id, article, clause, instance, role.
with roster as (
	select name, arg_max(supervisor, coalesce(month, '')) as supervisor
	from stg_staff_rows where supervisor is not null group by name
), heads as (
	select department, arg_max(department_head, coalesce(month, '')) as department_head
	from stg_staff_rows where department_head is not null group by department
), lines as (
${lines.join('\nunion all\n')}
)
select
	l.complaint_id, c.complaint_no,
	cast(l.article as ${articles.length > 0 ? enumOf(articles) : 'varchar'}) as article,
	cast(l.cause as ${enumOf(fineCauses)}) as clause,
	l.instance::integer as instance,
	cast(l.role as ${enumOf(fineRoles)}) as role,
	${who.person} as person,
	cast(${who.from} as ${enumOf(personSources)}) as person_from,
	c.department, c.site,
	l.amount_fen, l.start_at, l.due_at, l.actual_at, l.field
from lines as l
join fct_complaints as c using (complaint_id)
left join roster as s on s.name = c.recorder
left join heads as h on h.department = c.department
`;
}

export const at = (column: string) => `coalesce(cast(${column} as varchar), '')`;

/** SQL: the evidence of a complaint's line, which is only made when it is read; other lines have theirs `written`. */
export const evidenceSql = (row = ''): string => `case when written is not null then written
		when mark is not null then 'field=' || mark || ';received=' || ${at('due_at')}
		else 'start=' || ${at('start_at')} || ';due=' || ${at('due_at')} || ';actual=' || ${at('actual_at')}
		|| if(${row}clause = 'repeat', ';fact=again', '') end`;

/**
 * fct_waived: the lines that a person let go. A waiver that names a mark (the empty field, the recorded breach) follows
 * that, whatever number the line has got meanwhile; of two waivers of a line the later counts.
 */
export function compileWaived(): string {
	const line = (from: string, mark: string) =>
		`select complaint_no, article::varchar as article, clause, instance, role, ${mark} as mark from ${from}`;
	return `-- One row per waived ledger line. Key: complaint_no, article, clause, instance, role.
with lines as (
	${line('fct_ledger', 'field')}
	union all
	${line('fct_event_fines', 'mark')}
)
select
	l.complaint_no, l.article, l.clause, l.instance, l.role,
	w.waiver_id, w.reason as waived_reason, w.decided_by as waived_by, w.decided_at as waived_at
from stg_waivers as w
join lines as l on l.complaint_no = w.complaint_no and l.article = w.article
	and l.clause::varchar = w.clause and l.role::varchar = w.role
	and case when w.mark is null then l.instance = w.instance else coalesce(l.mark = w.mark, false) end
qualify row_number() over (
	partition by l.complaint_no, l.article, l.clause, l.instance, l.role order by w.decided_at desc, w.waiver_id desc
) = 1
`;
}

/** fct_fines: the ledger with its month and what people decided, and the lines from other tables. */
export function compileFines(): string {
	const status = enumOf(fineStatuses);
	return `-- One row per ledger line. Key: complaint_no, article, clause, instance, role.
with lines as (
	select complaint_id, complaint_no, article::varchar as article, clause, instance, role, person, person_from,
		department, site, amount_fen, start_at, due_at, actual_at, field as mark,
		cast('applied' as ${status}) as stands, null::varchar as written
	from fct_ledger
	union all
	select complaint_id, complaint_no, article, clause, instance, role, person, person_from,
		department, site, amount_fen, start_at, due_at, actual_at, mark, status, evidence
	from fct_event_fines
)
select
	l.complaint_id, l.complaint_no, l.article, l.clause, l.instance, l.role, l.person, l.person_from, l.department, l.site,
	l.amount_fen, strftime(l.due_at, '%Y-%m') as month, l.start_at, l.due_at, l.actual_at, l.mark,
	if(w.waiver_id is null, l.stands, cast('waived' as ${status})) as status,
	l.stands, w.waived_reason, w.waived_by, w.waived_at, l.written, ${evidenceSql('l.')} as evidence
from lines as l
left join fct_waived as w on w.complaint_no = l.complaint_no and w.article = l.article and w.clause = l.clause
	and w.instance = l.instance and w.role = l.role
`;
}
