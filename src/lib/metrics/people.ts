import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';

const roles = [
	'recorder',
	'handler',
	'supervisor',
	'dispatch_supervisor',
	'department_head',
	'followup_by',
	'target_person'
] as const;

const named = ['complainant', 'interviewee', ...roles];

const namesSql = `-- One row per name. Key: name.
select distinct trim(name) as name
from (
	${[...named.map((field) => `select ${field} as name from mart_complaints`), 'select person from mart_bonuses', 'select person from mart_fine_lines'].join('\n\tunion all\n\t')}
)
where length(trim(name)) > 1
order by name`;

/** Everybody whom the log, the roster or the ledger names: complainants, who spoke for them, and people of the house. */
export async function peopleNames(engine: Engine, signal?: AbortSignal): Promise<readonly string[]> {
	const found = await ask<{ readonly name: string }>(engine, namesSql, {}, {}, signal);
	return found.map(({ name }) => name);
}

/** What a column holds about a person. */
export type PersonalKind = 'name' | 'staff' | 'phone' | 'address';
const kinds: Readonly<Record<string, PersonalKind>> = {
	...Object.fromEntries(['complainant', 'interviewee', 'customer'].map((field) => [field, 'name' as const])),
	...Object.fromEntries(
		[...roles, 'visitor', 'name', 'responsible', 'person'].map((field) => [field, 'staff' as const])
	),
	phone: 'phone',
	unit: 'address',
	address: 'address'
};

/** What a field says of a person; null where it says nothing of one by itself. */
export const personalKindOf = (field: string): PersonalKind | null => kinds[field] ?? null;

const columnsSql = `-- One row per header. Key: header.
select header, min(field) as field from mart_batch_columns where field is not null group by header order by header`;

/** Headers of the imported files that stand over personal data. */
export async function personalColumns(
	engine: Engine,
	signal?: AbortSignal
): Promise<ReadonlyMap<string, PersonalKind>> {
	const found = await ask<{ readonly header: string; readonly field: string }>(
		engine,
		columnsSql,
		{},
		{},
		signal
	);
	return new Map(
		found.flatMap(({ header, field }) => (kinds[field] ? [[header, kinds[field]] as const] : []))
	);
}
