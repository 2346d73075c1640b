import { codeSets } from '#lib/model/codes.ts';
import { fieldsOf, tables } from '#lib/model/columns.ts';
import type { Columns } from './layers.ts';
import type { Presence } from './presence.ts';

const cells: readonly string[] = [
	'complaint_id',
	...fieldsOf('complaints').flatMap((f) =>
		f.type === 'datetime' ? [f.name, `${f.name}_date_only`] : [f.name]
	)
];
const progressTimes = tables.complaints.map((f) => f.name).filter((name) => name.startsWith('progress_at_'));

/** Where a complaint, its batch and the run are read. */
export const complaintsFrom = `fct_complaints as c
	join seed_batches as b using (batch_no)
	cross join seed_run as r`;

/** SQL: the column of this field was imported in the row's batch. */
export function hasField(presence: Presence, name: string): string {
	return presence[name] === 'all' ? 'true' : presence[name] === 'none' ? 'false' : `b.has_${name}`;
}

/** SQL: the cell of this field is filled, but nobody could read it. */
const unreadable = (presence: Presence, name: string): string =>
	presence[name] === 'none'
		? 'false'
		: `(c.${name} is null and (c.batch_no, c.source_row) in (
		select (p.batch_no, p.source_row) from stg_problems as p
		join seed_batch_columns as k on k.batch_no = p.batch_no and k.column_index = p.column_index
		where k.field = '${name}'
	))`;

/** What a clause can ask of a row: its own fields, whether a column was imported, as_of, and the roles of recorder and handler. */
export function complaintInputs(presence: Presence): Columns {
	// Nobody is looked up in the roster for a level that no log tells.
	const levels = presence['target_level'] !== 'none' && presence['handler'] !== 'none';
	const inRoster = (who: string, which: string) =>
		who === 'handler' && !levels
			? 'false'
			: `coalesce(c.${who} in (select name from stg_staff_rows where ${which}), false)`;
	const reports = [
		...new Set(progressTimes.map((name) => hasField(presence, name)).filter((sql) => sql !== 'false')),
		"exists (select 1 from seed_batches where table_name = 'progress')"
	];
	return {
		...Object.fromEntries(cells.map((name) => [name, `c.${name}`])),
		...Object.fromEntries(
			fieldsOf('complaints').map(({ name }) => [`has_${name}`, hasField(presence, name)])
		),
		has_progress: reports.join(' or '),
		target_level_unreadable: unreadable(presence, 'target_level'),
		as_of: 'r.as_of',
		has_staff: "exists (select 1 from seed_batches where table_name = 'staff')",
		handler_in_roster: inRoster('handler', 'role is not null'),
		...Object.fromEntries(
			['recorder', 'handler'].flatMap((who) =>
				codeSets.role.map(({ code }) => [`${who}_is_${code}`, inRoster(who, `role = '${code}'`)])
			)
		)
	};
}

const types: Readonly<Record<string, string>> = Object.fromEntries(
	fieldsOf('complaints').flatMap((f) =>
		f.type === 'datetime'
			? [
					[f.name, 'timestamp'],
					[`${f.name}_date_only`, 'boolean']
				]
			: []
	)
);

/** The date columns among these names that at least one batch has, and those that none has, as typed nothing. */
export function dateCells(presence: Presence, wanted: ReadonlySet<string>) {
	const all = Object.keys(types).filter((name) => wanted.has(name));
	const present = all.filter((name) => presence[name.replace(/_date_only$/, '')] !== 'none');
	return {
		present,
		absent: Object.fromEntries(
			all.filter((name) => !present.includes(name)).map((name) => [name, `null::${types[name]}`])
		) as Columns
	};
}
