import type { Batch } from '#lib/model/batch.ts';
import type { Derived, Mark } from './derived.ts';
import { reads } from './lifetime.ts';
import { sqlOf, type Context, type Model } from './model.ts';

/** A model with the SQL of one run, and what that reads. */
export interface Step {
	readonly model: Model;
	readonly sql: string;
	readonly reads: readonly string[];
}

export const stepsOf = (models: readonly Model[], context: Context): readonly Step[] =>
	models.map((model) => {
		const sql = sqlOf(model, context);
		return { model, sql, reads: reads(sql).filter((name) => name !== model.name) };
	});

/** Of each step the mark of what it makes: of its SQL, of the batches that it names and, one by one, of what it reads. */
export function marksOf(
	steps: readonly Step[],
	batches: readonly Batch[],
	derived: Derived
): ReadonlyMap<string, Mark> {
	const marks = new Map<string, Mark>();
	for (const { model, sql, reads } of steps) {
		const named = [...new Set(sql.match(/"b\d+"(?=\.)/g) ?? [])].map((alias) => {
			const { id, sha256, sheet } = batches[Number(alias.slice(2, -1)) - 1]!;
			return `${id} ${sha256} ${sheet}`;
		});
		const read = reads.map((name) => marks.get(name) ?? derived.marks.get(name) ?? -1);
		marks.set(model.name, derived.mark(sql, ...named, ...read));
	}
	return marks;
}

/**
 * Which steps must be taken so that everything that is `asked` for is there and new: what is not, and what that reads and was dropped.
 * A view is read through: what it reads must be there too.
 */
export function toBuild(
	steps: readonly Step[],
	asked: (name: string) => boolean,
	marks: ReadonlyMap<string, Mark>,
	derived: Derived
): ReadonlySet<string> {
	const build = new Set<string>();
	const read = new Set<string>();
	for (const step of steps.toReversed()) {
		const { name, kind } = step.model;
		if (!asked(name) && !read.has(name)) continue;
		const current = derived.marks.get(name) === marks.get(name);
		if (!current) build.add(name);
		if (!current || kind === 'view') for (const other of step.reads) read.add(other);
	}
	return build;
}
