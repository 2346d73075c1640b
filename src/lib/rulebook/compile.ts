import { codeSets } from '#lib/model/codes.ts';
import { fieldsOf, tables } from '#lib/model/columns.ts';
import { literal } from '#lib/engine/sql.ts';
import { clauseIds, type ClauseId } from './clauses.ts';
import { clauseSql } from './kinds/index.ts';
import type { ClauseSql, Columns } from './kinds/kind.ts';
import { onePromise } from './kinds/promise.ts';
import { windowColumns } from './kinds/windows.ts';
import { anyPresence, type Presence } from './presence.ts';
import { outcomes, reasonCodes, reasons, type Outcome } from './reasons.ts';
import type { ClauseOf, Edition, Rulebook } from './shape.ts';

const enumOf = (values: readonly string[]): string => `enum(${values.map(literal).join(', ')})`;
const outcomeType = enumOf(outcomes);
const reasonType = enumOf(reasonCodes);

/** SQL: the outcome that a reason gives. */
function outcomeOf(reason: string): string {
	const listed = (outcome: Outcome) =>
		reasonCodes
			.filter((r) => reasons[r].outcome === outcome)
			.map(literal)
			.join(', ');
	const whens = outcomes.map((o) => `when ${reason} in (${listed(o)}) then '${o}'`).join('\n\t\t');
	return `cast(case\n\t\t${whens} end as ${outcomeType})`;
}

const words = (sql: string): ReadonlySet<string> => new Set(sql.match(/[a-z_0-9]+/g) ?? []);
const listed = (columns: Columns): string =>
	Object.entries(columns)
		.map(([name, sql]) => (name === sql ? `\t${name}` : `\t${sql} as ${name}`))
		.join(',\n');

const complaintColumns: readonly string[] = [
	'complaint_id',
	...fieldsOf('complaints').flatMap((f) =>
		f.type === 'datetime' ? [f.name, `${f.name}_date_only`] : [f.name]
	)
];
const progressTimes = tables.complaints.filter((f) => /^progress_at_/.test(f.name)).map((f) => f.name);

/** What a row can be asked: its own fields, whether a column was imported, as_of, and the recorder's role. */
function inputs(presence: Presence): Columns {
	const has = (name: string) =>
		presence[name] === 'all' ? 'true' : presence[name] === 'none' ? 'false' : `b.has_${name}`;
	const wide = progressTimes.map(has).filter((sql) => sql !== 'false');
	const roles = codeSets.role.map(({ code }) => [
		`recorder_is_${code}`,
		`coalesce(c.recorder in (select name from stg_staff_rows where role = '${code}'), false)`
	]);
	return {
		...Object.fromEntries(complaintColumns.map((name) => [name, `c.${name}`])),
		...Object.fromEntries(fieldsOf('complaints').map(({ name }) => [`has_${name}`, has(name)])),
		has_progress: [...wide, "exists (select 1 from seed_batches where table_name = 'progress')"].join(' or '),
		as_of: 'r.as_of',
		...Object.fromEntries(roles)
	};
}

interface Steps {
	readonly edition: Edition;
	readonly presence: Presence;
	readonly clauses: readonly ClauseSql[];
	readonly reasons: Columns;
	/** Columns of the first steps that the last select needs. */
	readonly result: string;
	readonly where?: string;
	/** Several editions: only the complaints judged by this one. */
	readonly several: boolean;
}

/** The four steps of every clause select: what the row says, starts and stops, limits, reasons. */
function steps({ edition, presence, clauses, reasons, result, where = 'true', several }: Steps): string {
	const available = inputs(presence);
	const given: Columns = Object.assign({}, ...clauses.map((c) => c.given));
	const derived: Columns = Object.assign({}, ...clauses.map((c) => c.derived));
	const needed = (from: Columns, ...texts: string[]): Columns => {
		const used = words(texts.join(' '));
		return Object.fromEntries(
			Object.keys(from)
				.filter((name) => used.has(name))
				.map((name) => [name, name])
		);
	};
	const text = (columns: Columns) => Object.values(columns).join(' ');
	const last = `complaint_id ${text(reasons)} ${result}`;
	const toDerived = needed(available, text(derived), last);
	const toReasons = { ...needed(available, last), ...needed(given, last) };
	const used = words(`${text(given)} ${text(derived)} ${last} ${where}`);
	const read = Object.fromEntries(Object.entries(available).filter(([name]) => used.has(name)));
	const keptDerived = needed(derived, last);
	const keptGiven = words(`${text(derived)} ${last}`);
	return `with inputs as (
	select
${listed(read)}
	from fct_complaints as c
	join seed_batches as b using (batch_no)
	cross join seed_run as r
	where ${several ? `c.edition = ${literal(edition.id)}` : 'true'} and ${where}
), given as (
	select
${listed({ ...toDerived, ...Object.fromEntries(Object.entries(given).filter(([name]) => keptGiven.has(name))) })}
	from inputs
), derived as (
	select
${listed({ ...toReasons, ...Object.fromEntries(Object.keys(keptDerived).map((name) => [name, derived[name]!])) })}
	from given
), reasoned as (
	select
${listed({ ...needed({ ...available, ...given, ...derived }, `complaint_id ${result}`), ...reasons })}
	from derived
)`;
}

const absent: Readonly<Record<string, ClauseSql>> = Object.fromEntries(
	clauseIds.map((id) => [
		id,
		{
			given: { [`${id}_start_at`]: 'null::timestamp', [`${id}_actual_at`]: 'null::timestamp' },
			derived: { [`${id}_due_at`]: 'null::timestamp' },
			reason: "'not_in_rulebook'",
			kept: {}
		}
	])
);

/** fct_clauses: every clause of the edition in force, five columns each; see `clauseColumns` for their names. */
export function compileClauses(rulebook: Rulebook, presence: Presence = anyPresence): string {
	const kept = keptColumns(rulebook);
	const selects = rulebook.editions.map((edition) => {
		const byId = new Map(edition.clauses.map((c) => [c.id, clauseSql(c)]));
		const clauses = clauseIds.map((id) => [id, byId.get(id) ?? absent[id]!] as const);
		const result = clauses
			.map(([id, sql]) => {
				const own = { ...sql.given, ...sql.derived };
				const further = Object.entries(kept[id] ?? {}).map(([name, type]) =>
					Object.hasOwn(own, name)
						? `,\n\tcast(${name} as ${type}) as ${name}`
						: `,\n\tcast(null as ${type}) as ${name}`
				);
				return `\t${id}_start_at,\n\t${id}_due_at,\n\t${id}_actual_at,\n\t${outcomeOf(`${id}_reason`)} as ${id}_outcome,\n\tcast(${id}_reason as ${reasonType}) as ${id}_reason${further.join('')}`;
			})
			.join(',\n');
		return `(${steps({
			edition,
			presence,
			clauses: clauses.map(([, sql]) => sql),
			reasons: Object.fromEntries(clauses.map(([id, sql]) => [`${id}_reason`, sql.reason])),
			result,
			several: rulebook.editions.length > 1
		})}
select
	complaint_id,
${result}
from reasoned)`;
	});
	return `-- One row per complaint. Key: complaint_id.\n${selects.join('\nunion all\n')}`;
}

/** Columns of fct_clauses beside the five of each clause, with their types: which start and which due were used. */
function keptColumns(
	rulebook: Rulebook
): Readonly<Partial<Record<ClauseId, Readonly<Record<string, string>>>>> {
	const kept: Partial<Record<ClauseId, Record<string, string>>> = {};
	for (const clause of rulebook.editions.flatMap((e) => e.clauses)) {
		const sql = clauseSql(clause);
		const own = (kept[clause.id] ??= {});
		for (const name of Object.keys(sql.kept)) own[name] = enumOf(startOrDue);
		if (clause.kind === 'windows') Object.assign(own, windowColumns(clause.id));
	}
	return kept;
}

const startOrDue = ['limit', ...tables.complaints.filter((f) => f.type === 'datetime').map((f) => f.name)];

/** fct_promises: one row per promise, or one that says why there is none. */
export function compilePromises(rulebook: Rulebook, presence: Presence = anyPresence): string {
	const selects = rulebook.editions.flatMap((edition) =>
		edition.clauses
			.filter((c): c is ClauseOf<'promise'> => c.kind === 'promise')
			.flatMap((clause) =>
				clause.promises
					.map((field, i) => [field, i + 1] as const)
					.filter(([field]) => presence[field] !== 'none')
					.map(([field, instance]) => {
						const sql = onePromise(clause, field);
						const { id } = clause;
						const result = `${id}_start_at as start_at, ${id}_due_at as due_at, ${id}_actual_at as actual_at,\n\t${outcomeOf('reason')} as outcome, cast(reason as ${reasonType}) as reason`;
						const parts = { edition, presence, clauses: [sql], reasons: { reason: sql.reason } };
						return `(${steps({ ...parts, result, where: `c.${field} is not null`, several: rulebook.editions.length > 1 })}\nselect complaint_id, ${instance}::integer as instance, ${result}\nfrom reasoned)`;
					})
			)
	);
	return [
		'-- One row per complaint and promise. Key: complaint_id, instance.',
		[wholeComplaint('promise'), ...selects].join('\nunion all\n')
	].join('\n');
}

/** The complaints of which the clause says one thing as a whole: not applicable or unknown. */
const wholeComplaint = (id: ClauseId): string => `select complaint_id, 1::integer as instance,
	${id}_start_at as start_at, ${id}_due_at as due_at, ${id}_actual_at as actual_at,
	${id}_outcome as outcome, ${id}_reason as reason
from fct_clauses
where ${id}_reason is not null`;

/** fct_progress_windows: one row per window that has fully passed, or one that says why there is none. */
export function compileWindows(): string {
	return `-- One row per complaint and reporting window. Key: complaint_id, instance.
with passed as (
	select complaint_id, progress_window_at as first_at, progress_window_seconds * 1000000::bigint as length, progress_windows
	from fct_clauses
	where progress_reason is null and progress_windows > 0
), reports as (
	select
		p.complaint_id, r.reported_at,
		(date_diff('microsecond', p.first_at, r.reported_at) + p.length - 1) // p.length as earliest,
		(date_diff('microsecond', p.first_at, r.reported_at + case when r.reported_at_date_only then interval '23:59:59.999' else interval 0 second end) + p.length - 1) // p.length as latest
	from passed as p
	join fct_progress as r using (complaint_id)
	where r.reported_at is not null
), reported as (
	select complaint_id, instance, min(reported_at) filter (where sure) as reported_at
	from (
		select complaint_id, earliest as instance, reported_at, earliest = latest as sure from reports
		union all
		select complaint_id, latest, reported_at, false from reports where latest > earliest
	)
	group by complaint_id, instance
), windows as (
	select complaint_id, unnest(range(1, progress_windows + 1))::integer as instance, first_at, length
	from passed
), judged as (
	select
		w.complaint_id, w.instance,
		w.first_at + to_microseconds((w.instance - 1) * w.length) as start_at,
		w.first_at + to_microseconds(w.instance * w.length) as due_at,
		r.reported_at as actual_at,
		case
			when r.reported_at is not null then 'reported'
			when r.complaint_id is not null then 'date_only'
			else 'no_report' end as reason
	from windows as w
	left join reported as r using (complaint_id, instance)
)
${wholeComplaint('progress')}
union all
select complaint_id, instance, start_at, due_at, actual_at,
	${outcomeOf('reason')}, cast(reason as ${reasonType})
from judged`;
}
