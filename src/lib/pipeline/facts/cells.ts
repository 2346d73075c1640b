import { fieldsOf, type Field } from '#lib/model/columns.ts';
import { isEvent } from '#lib/pipeline/events.ts';
import { columnsOfField } from '#lib/pipeline/staging/columns.ts';

const doneLater = 's.completed_at > r.as_of';
const closedLater = 's.closed_at > r.as_of';

/**
 * The cells of one field as they stood at as_of, from stg_complaint_rows `s` and seed_run `r`: an event that came later
 * has not happened, and a status that tells of it says nothing yet.
 */
export function cellsAt(field: Field): readonly (readonly [name: string, sql: string])[] {
	const columns = columnsOfField(field).map((c) => c.name);
	if (isEvent('complaints', field)) {
		return columns.map((name) => [name, `case when s.${field.name} <= r.as_of then s.${name} end`] as const);
	}
	if (field.name === 'status') {
		return [
			[
				'status',
				`case when s.status in ('done', 'closed') and ${doneLater} then 'open' when s.status = 'closed' and ${closedLater} then 'done' else s.status end`
			]
		];
	}
	return columns.map((name) => [name, `s.${name}`] as const);
}

/** A field that no batch has: nothing, but of the right type. */
export const nothing = (field: Field): readonly (readonly [name: string, sql: string])[] =>
	columnsOfField(field).map(({ name, type }) => [name, `null::${type}`] as const);

export const complaintFields = fieldsOf('complaints');

/** True where a field says the same at every as_of. */
export const standsAsStaged = (field: Field): boolean =>
	cellsAt(field).every(([name, sql]) => sql === `s.${name}`);
