import type { Batch } from '#lib/model/batch.ts';
import { fieldsOf } from '#lib/model/columns.ts';

/**
 * Which complaint fields the imported batches bring. A field that none has is a constant in SQL and costs nothing;
 * one that only some have is looked up per batch in seed_batches.
 */
export type Presence = Readonly<Record<string, 'all' | 'none' | 'some'>>;

/** What these batches bring. */
export function presenceOf(batches: readonly Pick<Batch, 'table' | 'columns'>[]): Presence {
	const logs = batches.filter((batch) => batch.table === 'complaints');
	return Object.fromEntries(
		fieldsOf('complaints').map(({ name }) => {
			const having = logs.filter((batch) => batch.columns.some((c) => c.field === name)).length;
			return [name, having === 0 ? 'none' : having === logs.length ? 'all' : 'some'] as const;
		})
	);
}

/** Nothing is known beforehand: every field is looked up. */
export const anyPresence: Presence = Object.fromEntries(
	fieldsOf('complaints').map(({ name }) => [name, 'some'] as const)
);
