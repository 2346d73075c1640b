import { literal } from '#lib/engine/sql.ts';
import { isEventClause } from './clauses.ts';
import { enumOf } from './enums.ts';
import { eventTables, inForce } from './events/index.ts';
import { at, fineCauses, fineStatuses, personSources, personSql, type Sought } from './fines.ts';
import { anyPresence, type Presence } from './presence.ts';
import {
	fineRoles,
	type Article,
	type Edition,
	type FineRole,
	type Rulebook,
	type Trigger
} from './shape.ts';

type Of<K extends Trigger['on']> = Extract<Trigger, { on: K }>;

/** What every line from another table than the log tells, before persons are found. */
const columns = {
	event_id: 'varchar',
	complaint_id: 'integer',
	subject: 'varchar',
	person: 'varchar',
	person_role: 'varchar',
	article: 'varchar',
	cause: 'varchar',
	instance: 'integer',
	role: 'varchar',
	amount_fen: 'bigint',
	start_at: 'timestamp',
	due_at: 'timestamp',
	actual_at: 'timestamp',
	status: 'varchar',
	mark: 'varchar',
	told: 'varchar'
};
type Line = Readonly<Record<Exclude<keyof typeof columns, 'article'>, string>>;

const line = (article: Article, values: Line, from: string): string => {
	const all = { ...values, article: literal(article.article) };
	return `select ${Object.entries(columns)
		.map(([name, type]) => `cast(${all[name as keyof typeof all]} as ${type}) as ${name}`)
		.join(', ')}\n\tfrom ${from}`;
};

const finesOf = (fines: readonly { readonly role: string; readonly yuan: number }[]): string =>
	`(values ${fines.map((f) => `('${f.role}', ${f.yuan * 100})`).join(', ')}) as f (role, amount_fen)`;
const proposed = (proposes: readonly string[]) =>
	proposes.length > 0 ? `';propose=${proposes.join(',')}'` : "''";

/** Lines of a trigger: an event without a complaint's own words for it. */
const ofEvent = (article: Article, told: string): Line => ({
	event_id: 'e.event_id',
	complaint_id: 'e.complaint_id',
	subject: 'e.subject',
	person: 'null',
	person_role: 'null',
	cause: 'e.clause',
	instance: 'e.instance',
	role: 'f.role',
	amount_fen: 'f.amount_fen',
	start_at: 'e.start_at',
	due_at: 'e.due_at',
	actual_at: 'e.actual_at',
	status: article.proposed ? "'proposed'" : "'applied'",
	mark: 'null',
	told
});

function clauseLines(
	article: Article,
	{ clause, fines, reasons, proposes }: Of<'clause'>,
	when: string
): string {
	const only = reasons ? ` and e.reason in (${reasons.map(literal).join(', ')})` : '';
	return line(
		article,
		ofEvent(article, `if(e.reason = 'not_accepted', ';fact=not_accepted', '') || ${proposed(proposes)}`),
		`fct_event_clauses as e cross join ${finesOf(fines)} where e.clause = '${clause}' and e.outcome = 'breached'${only}${when}`
	);
}

/** The first day is fined by the clause itself; each day on which it is late stands for itself. */
const daysLate = (article: Article, { clause, fines, most }: Of<'days_late'>, when: string): string =>
	line(
		article,
		{
			...ofEvent(article, "';fact=late_day'"),
			instance: 'e.instance + e.nth',
			due_at: 'e.due_at + to_days(e.nth::integer)'
		},
		`(
		select e.clause, e.event_id, e.instance, e.complaint_id, e.subject, e.start_at, e.due_at, e.actual_at, e.outcome,
			unnest(range(1, least(${most.value}, date_diff('day', e.due_at, coalesce(e.actual_at, r.as_of))) + 1)) as nth
		from fct_event_clauses as e cross join seed_run as r
		where e.clause = '${clause}' and e.outcome = 'breached'
	) as e cross join ${finesOf(fines)} where true${when}`
	);

const reportErrors = (article: Article, { fines, most }: Of<'report_errors'>, when: string): string =>
	line(
		article,
		{ ...ofEvent(article, "';fact=report_error'"), cause: "'recorded'" },
		`(
		select event_id, row_number() over (partition by event_id order by start_at) as instance,
			null as complaint_id, null as subject, start_at, start_at as due_at, null as actual_at
		from (
			select coalesce(strftime(report_month, '%Y-%m'), strftime(day, '%Y-%m-%d'), batch_no || '#' || source_row) as event_id,
				coalesce(report_sent_at, day, report_month) as start_at,
				unnest(range(0, least(${most.value}, report_errors)))
			from fct_register where report_errors > 0
		)
	) as e cross join ${finesOf(fines)} where true${when}`
	);

/** Two facts of a notice that no clause tells; they are told apart by their instance. */
function noticeLines(article: Article, { fact, fines, proposes }: Of<'notice'>, when: string): string {
	const where = fact === 'refused' ? 'refused' : 'to_code is false and owner_satisfied is false';
	const due =
		fact === 'refused' ? 'coalesce(notified_at, phoned_at)' : 'coalesce(finished_at, limit_at, notified_at)';
	return line(
		article,
		{ ...ofEvent(article, `';fact=${fact}' || ${proposed(proposes)}`), cause: "'recorded'" },
		`(
		select notice_no as event_id, ${fact === 'refused' ? 1 : 2} as instance, complaint_id, contractor as subject,
			notified_at as start_at, ${due} as due_at, null as actual_at
		from fct_notices where ${where}
	) as e cross join ${finesOf(fines)} where true${when}`
	);
}

/**
 * What people wrote down. The person named has the role that is written where the article fines it, else the first
 * that it fines; an amount that is written takes the place of the one for that role.
 */
function recordedLines(article: Article, when: string): string[] {
	const recorded = article.triggers.filter((t): t is Of<'recorded'> => t.on === 'recorded');
	const said = (t: Of<'recorded'>) =>
		t.words
			.map((word) => `contains(lower(coalesce(b.note, '')), ${literal(word.toLowerCase())})`)
			.join(' or ');
	const worded = recorded.filter((t) => t.words.length > 0);
	return recorded.map((t) => {
		const before = worded.slice(0, t.words.length > 0 ? worded.indexOf(t) : worded.length);
		const conditions = [
			`b.article = ${literal(article.article)}`,
			...(t.words.length > 0 ? [`(${said(t)})`] : []),
			...before.map((other) => `not (${said(other)})`)
		];
		const roles = t.fines.map((f) => `'${f.role}'`);
		const known = (roles.length > 0 ? roles : fineRoles.map((r) => `'${r}'`)).join(', ');
		const fines = t.fines.length > 0 ? finesOf(t.fines) : '(values (null, 0)) as f (role, amount_fen)';
		const personRole = `if(b.role in (${known}), b.role, ${roles[0] ?? "'responsible'"})`;
		const role = `coalesce(f.role, ${personRole})`;
		const written = `${role} = ${personRole} and b.amount_fen is not null`;
		return line(
			article,
			{
				event_id: 'b.event_id',
				complaint_id: 'b.complaint_id',
				subject: "if(b.role = 'contractor', b.person, null)",
				person: 'b.person',
				person_role: personRole,
				cause: "'recorded'",
				instance: 'b.nth',
				role,
				amount_fen: t.special ? '0' : `if(${written}, b.amount_fen, f.amount_fen)`,
				start_at: 'b.occurred_at',
				due_at: 'b.occurred_at',
				actual_at: 'null',
				status: t.special ? "'special'" : article.proposed ? "'proposed'" : "'applied'",
				mark: 'b.mark',
				told: `if(${written}, ';amount=row', '') || coalesce(';note=' || b.note, '')`
			},
			`fct_breaches as b cross join ${fines} where ${conditions.join(' and ')}${when}`
		);
	});
}

function triggerLines(article: Article, trigger: Trigger, when: string, presence: Presence): string[] {
	const has = (table: string) => presence[table] !== 'none';
	switch (trigger.on) {
		case 'clause':
			return isEventClause(trigger.clause) && has(eventTables[trigger.clause])
				? [clauseLines(article, trigger, when)]
				: [];
		case 'days_late':
			return has('duty') ? [daysLate(article, trigger, when)] : [];
		case 'report_errors':
			return has('duty') ? [reportErrors(article, trigger, when)] : [];
		case 'notice':
			return has('rectifications') ? [noticeLines(article, trigger, when)] : [];
		default:
			return [];
	}
}

function editionLines(rulebook: Rulebook, edition: Edition, presence: Presence): string[] {
	const began = (at: string) => {
		const when = inForce(rulebook, edition, `coalesce(${at}, (select as_of from seed_run))`);
		return when && ` and ${when}`;
	};
	return edition.articles.flatMap((article) => [
		...article.triggers.flatMap((trigger) =>
			triggerLines(article, trigger, began('e.start_at, e.due_at'), presence)
		),
		...(presence['violations'] === 'none' ? [] : recordedLines(article, began('b.occurred_at')))
	]);
}

/** Where one contractor broke so many notices in so many months, the next line proposes more, by the edition that judges it. */
function repeatedly(rulebook: Rulebook): string {
	const rules = rulebook.editions.flatMap((edition) => {
		const when = inForce(rulebook, edition, 'coalesce(l.start_at, l.due_at, (select as_of from seed_run))');
		return edition.articles.flatMap(({ article, proposed: p }) =>
			p && p.proposes.length > 0
				? [
						`when l.article = ${literal(article)}${when && ` and ${when}`} and l.subject is not null and l.due_at is not null
			and count(distinct l.event_id) over (
				partition by l.article, l.subject order by l.due_at
				range between to_months(${p.months.value}) - to_microseconds(1) preceding and current row
			) >= ${p.repeated.value} then ';repeated=${p.proposes.join(',')}'`
					]
				: []
		);
	});
	return rules.length === 0 ? "''" : `case ${rules.join('\n\t\t')} else '' end`;
}

/** Where the persons of an event's lines are looked for: its complaint, then the roster. */
const sought = {
	recorder: [['l.recorder', 'row']],
	handler: [['l.handler', 'row']],
	responsible_supervisor: [
		['l.supervisor', 'row'],
		['p.supervisor', 'person_supervisor'],
		['s.supervisor', 'recorder_supervisor']
	],
	dispatch_supervisor: [
		['l.dispatch_supervisor', 'row'],
		['s.supervisor', 'recorder_supervisor'],
		["if(l.person_role = 'recorder', p.supervisor, null)", 'person_supervisor'],
		['l.dispatcher', 'dispatcher']
	],
	department_head: [
		['l.department_head', 'row'],
		['p.department_head', 'person_head'],
		['hp.department_head', 'person_head'],
		['h.department_head', 'department_head'],
		['if(l.concerns_a_row, null, coalesce(t.department_head, ht.department_head))', 'dispatcher_head']
	],
	contractor: [
		['l.subject', 'notice'],
		['l.contractor', 'row']
	]
} as const satisfies Partial<Record<FineRole, Sought>>;

/** The recorded breach names the person of this role itself. */
const named = 'l.role = l.person_role and l.person is not null';

/**
 * fct_event_fines: fines that follow from other tables than the log: notices, the register, recorded breaches. Persons
 * come from the row, from its complaint, then from the roster; the register's own are the roster's dispatch supervisor
 * and his department's head.
 */
export function compileEventFines(rulebook: Rulebook, presence: Presence = anyPresence): string {
	const lines = rulebook.editions.flatMap((edition) => editionLines(rulebook, edition, presence));
	const role = enumOf(fineRoles);
	const head =
		'-- One row per ledger line of an event. Key: complaint_no, article, clause, instance, role.\n';
	if (lines.length === 0)
		return `${head}select null::integer as complaint_id, null::varchar as complaint_no, null::varchar as article,
	null::${enumOf(fineCauses)} as clause, null::integer as instance, null::${role} as role, null::varchar as person,
	null::${enumOf(personSources)} as person_from, null::varchar as department, null::varchar as site, null::bigint as amount_fen, null::timestamp as start_at, null::timestamp as due_at,
	null::timestamp as actual_at, null::varchar as mark, null::${enumOf(fineStatuses)} as status, null::varchar as evidence
where false`;
	const who = personSql('l.role', sought);
	return `${head}with staff as (
	select name, role, department, supervisor, department_head, coalesce(month, '') as month,
		regexp_extract(month, '(\\d{4})\\D*(\\d{1,2})', ['y', 'm']) as parts
	from stg_staff_rows where name is not null
), roster as (
	select name, arg_max(supervisor, month) as supervisor, arg_max(department, month) as department,
		arg_max(department_head, month) as department_head
	from staff group by name
), heads as (
	select department, arg_max(department_head, month) as department_head
	from staff where department_head is not null and department is not null group by department
), dispatchers as (
	select case when parts.y <> '' then parts.y || '-' || lpad(parts.m, 2, '0') end as month,
		case when count(distinct name) = 1 then any_value(name) end as name
	from staff where role = 'dispatch_supervisor' group by 1
), dispatcher as (
	select case when count(distinct name) = 1 then any_value(name) end as name
	from staff where role = 'dispatch_supervisor'
), lines as (
${lines.join('\nunion all\n')}
), told as (
	select l.*, ${repeatedly(rulebook)} as repeated
	from lines as l
), placed as (
	select l.*, c.recorder, c.handler, c.supervisor, c.dispatch_supervisor, c.department_head, c.department, c.contractor, c.site,
		c.complaint_id is not null or l.person is not null as concerns_a_row,
		coalesce(m.name, d.name) as dispatcher
	from told as l
	cross join dispatcher as d
	left join dispatchers as m on m.month = strftime(l.due_at, '%Y-%m')
	left join fct_complaints as c on c.complaint_id = l.complaint_id
)
select
	l.complaint_id, l.event_id as complaint_no, l.article,
	cast(l.cause as ${enumOf(fineCauses)}) as clause, l.instance,
	cast(l.role as ${role}) as role,
	if(${named}, l.person, ${who.person}) as person,
	cast(if(${named}, 'breach', ${who.from}) as ${enumOf(personSources)}) as person_from,
	coalesce(l.department, p.department, if(l.concerns_a_row, null, t.department)) as department, l.site,
	l.amount_fen, l.start_at, l.due_at, l.actual_at, l.mark,
	cast(l.status as ${enumOf(fineStatuses)}) as status,
	if(l.cause = 'recorded', 'recorded=' || ${at('l.due_at')},
		'start=' || ${at('l.start_at')} || ';due=' || ${at('l.due_at')} || ';actual=' || ${at('l.actual_at')})
		|| coalesce(l.repeated, '') || coalesce(l.told, '') as evidence
from placed as l
left join roster as s on s.name = l.recorder
left join roster as p on p.name = l.person
left join roster as t on t.name = l.dispatcher
left join heads as h on h.department = l.department
left join heads as hp on hp.department = p.department
left join heads as ht on ht.department = t.department
`;
}
