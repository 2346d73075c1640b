import { countedWindows } from './calendar/windows.ts';
import type { ComplaintClauseId } from './clauses.ts';
import { ofEdition } from './compile.ts';
import { outcomeOf, reasonType } from './enums.ts';
import { complaintInputs, complaintsFrom } from './inputs.ts';
import { onePromise } from './kinds/promise.ts';
import { layered } from './layers.ts';
import { anyPresence, type Presence } from './presence.ts';
import type { ClauseOf, Rulebook } from './shape.ts';

/** The complaints of which the clause says one thing as a whole: not applicable or unknown. */
const wholeComplaint = (id: ComplaintClauseId): string => `select
	complaint_id, 1::integer as instance,
	${id}_start_at as start_at, ${id}_due_at as due_at, ${id}_actual_at as actual_at,
	${id}_outcome as outcome, ${id}_reason as reason
from fct_clauses
where ${id}_reason is not null`;

/** fct_promises: one row per promise, or one that says why there is none. */
export function compilePromises(rulebook: Rulebook, presence: Presence = anyPresence): string {
	const selects = rulebook.editions.flatMap((edition) =>
		edition.clauses
			.filter((c): c is ClauseOf<'promise'> => c.kind === 'promise')
			.flatMap((clause) =>
				clause.promises.flatMap((field, i) => {
					if (presence[field] === 'none') return [];
					const { given, derived, reason } = onePromise(clause, field);
					const where = ofEdition(rulebook, edition, 'c.edition');
					const from = `${complaintsFrom}${where}${where ? ' and' : '\nwhere'} c.${field} is not null`;
					return [
						layered(
							[
								{ name: 'inputs', columns: complaintInputs(presence) },
								{ name: 'given', columns: given },
								{ name: 'derived', columns: derived },
								{ name: 'judged', columns: { reason: `cast(${reason} as ${reasonType})` } }
							],
							from,
							{
								complaint_id: 'complaint_id',
								instance: `${i + 1}::integer`,
								start_at: 'promise_start_at',
								due_at: 'promise_due_at',
								actual_at: 'promise_actual_at',
								outcome: outcomeOf('reason'),
								reason: 'reason'
							}
						)
					];
				})
			)
	);
	const all = [wholeComplaint('promise'), ...selects.map((s) => `(${s})`)];
	return `-- One row per complaint and promise. Key: complaint_id, instance.\n${all.join('\nunion all\n')}`;
}

const lastMoment = "interval '23:59:59.999999'";

/**
 * fct_progress_windows: one row per window that has fully passed, or one that says why there is none. A window is open
 * at its start and closed at its end. A report without a clock is sure only where its whole day lies in one window.
 */
export function compileWindows(rulebook: Rulebook): string {
	const counted = countedWindows(rulebook);
	const index = (at: string) => `(date_diff('microsecond', p.first_at, ${at}) + p.length - 1) // p.length`;
	return `-- One row per complaint and reporting window. Key: complaint_id, instance.
with passed as (
	select
		complaint_id, progress_window_at as first_at,
		progress_window_seconds * 1000000::bigint as length, progress_windows
	from fct_clauses
	where progress_reason is null and progress_windows > 0
), reports as (
	select
		p.complaint_id, r.reported_at,
		${index('r.reported_at')} as earliest,
		${index(`r.reported_at + case when r.reported_at_date_only then ${lastMoment} else interval 0 second end`)} as latest
	from passed as p
	join fct_progress as r using (complaint_id)
	where r.reported_at is not null
), reached as (
	select complaint_id, earliest as instance, reported_at, earliest = latest as sure from reports
	union all
	select complaint_id, latest, reported_at, false from reports where latest > earliest
), reported as (
	select complaint_id, instance, min(reported_at) filter (where sure) as reported_at
	from reached
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
		cast(case
			when r.reported_at is not null then 'reported'
			when r.complaint_id is not null then 'date_only'
			else 'no_report' end as ${reasonType}) as reason
	from windows as w
	left join reported as r using (complaint_id, instance)
)${counted.steps.map((step) => `, ${step}`).join('')}
${wholeComplaint('progress')}
union all
select complaint_id, instance, start_at, due_at, actual_at, ${outcomeOf('reason')}, reason
from ${counted.judged.length === 0 ? 'judged' : `(${['judged', ...counted.judged].map((name) => `select complaint_id, instance, start_at, due_at, actual_at, reason from ${name}`).join(' union all ')})`}`;
}
