import type { Engine } from '#lib/engine/engine.ts';
import { literal } from '#lib/engine/sql.ts';
import { singleClauses } from '#lib/pipeline/marts/clauses.ts';
import { ask } from './ask.ts';
import { compileEventFilter, type Filter } from './filter.ts';

/** overdue: the limit has run out · today and coming: it will · owed: the complaint is done, what follows is not. */
export const deskSections = ['overdue', 'today', 'coming', 'owed'] as const;
export type DeskSection = (typeof deskSections)[number];

/** One limit that is running, or that ran out without what it asks for. */
export interface Duty {
	readonly clause: string;
	readonly instance: number;
	readonly due_at: string;
	/** From as_of to the limit; negative once it has run out. */
	readonly seconds_left: number;
	/** Whose turn it is; null where the log names nobody. */
	readonly person: string | null;
}

/** A complaint on the desk, or a notice, with all that is due of it in a section, the first first. */
export interface DeskRow {
	readonly section: DeskSection;
	/** Null: a notice or report that belongs to no complaint. */
	readonly complaint_id: number | null;
	readonly no: string;
	readonly site: string | null;
	readonly unit: string | null;
	readonly category_l1: string | null;
	readonly severity: string | null;
	readonly content: string | null;
	/** Since it was received. */
	readonly age_seconds: number | null;
	/** When something else of it runs out next; null where nothing does. */
	readonly next_due_at: string | null;
	readonly duties: readonly Duty[];
}

/** How many complaints (and notices) somebody has in a section. */
export interface DeskCount {
	readonly section: DeskSection;
	readonly person: string | null;
	readonly n: number;
}

export interface Desk {
	readonly asOf: string | null;
	readonly rows: readonly DeskRow[];
	readonly counts: readonly DeskCount[];
	readonly totals: Readonly<Record<DeskSection, number>>;
}

export interface DeskQuestion {
	/** Only what is this person's turn; '' stands for nobody. */
	readonly person?: string;
	/** Complaints a section. */
	readonly most?: number;
	/** Days after today that are "coming". */
	readonly days?: number;
}

/** What comes after completion is still owed when a complaint is done; the rest is past. */
const afterwards: readonly string[] = ['result_feedback', 'followup', 'visit', 'reply', 'promise'];

/** Whose turn it is: the desk takes down and passes on, the handler handles, whoever calls back follows up. */
const turnOf = (clause: string): string => {
	if (['forward', 'dispatch', 'first_feedback'].includes(clause)) return 'recorder';
	if (['followup', 'visit'].includes(clause)) return 'coalesce(followup_by, dispatch_supervisor, recorder)';
	return 'coalesce(handler, recorder)';
};

const running = (outcome: string, actual: string, due: string) =>
	`(${outcome} = 'pending' or ${outcome} = 'breached' and ${actual} is null) and ${due} is not null`;

const singles = singleClauses.map(
	(
		c
	) => `select complaint_id, '${c}' as clause, 1 as instance, ${c}_due_at as due_at, ${c}_outcome = 'breached' as late
	from mart_clause_facts where ${running(`${c}_outcome`, `${c}_actual_at`, `${c}_due_at`)}`
);

/** Events whose limit can still be kept, or made good, once it ran out. */
const events = "('on_site', 'rectify', 'notice_return', 'monthly_report')";

const duties = `with latest as (
	select complaint_id, clause, max(instance) as instance
	from mart_clause_instances group by complaint_id, clause
), limits as (
	${singles.join('\n\tunion all\n\t')}
	union all
	select complaint_id, clause::varchar, instance, due_at, outcome = 'breached'
	from mart_clause_instances join latest using (complaint_id, clause, instance)
	where ${running('outcome', 'actual_at', 'due_at')}
), of_complaints as (
	select complaint_id, complaint_no as no, site, unit, category_l1, severity, content, received_at, clause, instance, due_at, late,
		coalesce(is_open, false) as is_open,
		case ${[...new Set([...singleClauses, 'progress', 'promise'])]
			.map((c) => `when clause = '${c}' then ${turnOf(c)}`)
			.join(' ')} end as person
	from limits join mart_complaints using (complaint_id)
	where (is_open or clause in (${afterwards.map((c) => `'${c}'`).join(', ')}))/*filter*/
), of_events as (
	select e.complaint_id, e.event_id as no, e.site, null::varchar as unit, c.category_l1, c.severity, c.content, e.start_at as received_at,
		e.clause, e.instance, e.due_at, e.outcome = 'breached' as late, true as is_open, e.subject as person
	from (
		select complaint_id, event_id, site, start_at, clause, instance, due_at, outcome, actual_at, subject
		from mart_events where clause in ${events}$events
	) as e
	left join mart_complaints as c using (complaint_id)
	where ${running('outcome', 'actual_at', 'due_at')}
), duties as (
	select t.complaint_id, no, site, unit, category_l1, severity, content, received_at, clause, instance, due_at, person, as_of, late,
		date_diff('millisecond', as_of, due_at) / 1000.0 as seconds_left,
		case when late and is_open then 'overdue' when late then 'owed'
			when due_at < as_of::date + interval 1 day then 'today'
			when due_at < as_of::date + interval ($until) day then 'coming' end as section
	from (from of_complaints union all from of_events) as t cross join mart_run
	where $person
)`;

const countsSql = `-- One row per section and person. Key: section, person.
${duties}
select section, person, count(distinct no)::integer as n, 0 as total
from duties where section is not null
group by section, person
union all
select section, null, count(distinct no)::integer, 1
from duties where section is not null
group by section
order by section, n desc, person nulls last`;

const rowsSql = `-- One row per section, complaint and limit. Key: section, no, clause, instance.
${duties}, following as (
	select no, min(due_at) filter (where not late) as next_due_at from duties group by no
), places as (
	select section, no, next_due_at, min(due_at) as first_due_at,
		row_number() over (partition by section order by
			case when section = 'overdue' then next_due_at when section <> 'owed' then min(due_at) end nulls last,
			case when section = 'owed' then max(due_at) end desc nulls last, min(due_at), no) as place
	from duties join following using (no)
	where section is not null
	group by section, no, next_due_at
)
select d.section, d.complaint_id, d.no, d.site, d.unit, d.category_l1, d.severity, d.content,
	case when d.received_at <= d.as_of then date_diff('second', d.received_at, d.as_of)::double end as age_seconds,
	p.next_due_at, d.clause, d.instance::integer as instance, d.due_at, d.seconds_left::double as seconds_left, d.person
from duties as d join places as p on p.section = d.section and p.no = d.no
where p.place <= $most
order by d.section, p.place, d.due_at, d.clause, d.instance`;

/**
 * What is due of the complaints of a filter (and of notices and monthly reports) at as_of: what is overdue, what runs out today,
 * what within the next three days, and what is still owed of those that are done. What breaks next comes first.
 */
export async function desk(
	engine: Engine,
	filter: Filter,
	{ person, most = 60, days = 3 }: DeskQuestion = {},
	signal?: AbortSignal
): Promise<Desk> {
	const places = { events: compileEventFilter(filter), most, until: days + 1 };
	const whose =
		person === undefined ? 'true' : person === '' ? 'person is null' : `person = ${literal(person)}`;
	const [run] = await ask<{ as_of: string | null }>(
		engine,
		'-- One row per run. Key: as_of.\nselect as_of from mart_run',
		{},
		{},
		signal
	);
	const all = await ask<DeskCount & { total: number }>(
		engine,
		countsSql,
		filter,
		{ ...places, person: 'true' },
		signal
	);
	const found = await ask<Omit<DeskRow, 'duties'> & Duty>(
		engine,
		rowsSql,
		filter,
		{ ...places, person: whose },
		signal
	);
	const total = (section: DeskSection) =>
		all.find((row) => row.total === 1 && row.section === section)?.n ?? 0;
	return {
		asOf: run?.as_of ?? null,
		rows: folded(found),
		counts: all.flatMap(({ section, person: who, n, total: sum }) =>
			sum === 1 ? [] : [{ section, person: who, n }]
		),
		totals: {
			overdue: total('overdue'),
			today: total('today'),
			coming: total('coming'),
			owed: total('owed')
		}
	};
}

function folded(found: readonly (Omit<DeskRow, 'duties'> & Duty)[]): DeskRow[] {
	const rows: (DeskRow & { duties: Duty[] })[] = [];
	for (const { clause, instance, due_at, seconds_left, person, ...rest } of found) {
		const last = rows.at(-1);
		const duty = { clause, instance, due_at, seconds_left, person };
		if (last && last.section === rest.section && last.no === rest.no) last.duties.push(duty);
		else rows.push({ ...rest, duties: [duty] });
	}
	return rows;
}
