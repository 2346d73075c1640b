import type { Engine } from '#lib/engine/engine.ts';
import type { LatestEvent } from './asOf.ts';

/** Two tables of one mark have the same content: it stands for everything that the content follows from. */
export type Mark = number;

/** What is there of what a connection has derived, and what each follows from. */
export interface Derived {
	/** By the name of a seed, table or view; what was dropped or is half new has none. */
	readonly marks: Map<string, Mark>;
	/** Of them those that are views on the tables of another connection. */
	readonly borrowed: Set<string>;
	/** How far the data reach, and the mark of the tables that say so. */
	reach: { readonly mark: Mark; readonly latest: LatestEvent } | null;
	/** What the categories in seed_learnt were learnt from and for. */
	learnt: Mark | null;
	/** One mark for everything that is said of a content: the same parts, the same mark. */
	mark(...parts: readonly (string | number)[]): Mark;
}

const known = new WeakMap<Engine, Derived>();

/** What this connection derived last. Tables that others made or dropped are not known here. */
export function derivedOn(engine: Engine): Derived {
	const there = known.get(engine) ?? nothing();
	known.set(engine, there);
	return there;
}

/** From now on nothing is known of this connection's tables. */
export function forget(engine: Engine): Derived {
	known.delete(engine);
	return derivedOn(engine);
}

/**
 * From now on `to` knows what `from` has derived, and takes it as its own: the names of the seeds, tables and views, on each of which it must
 * have a view of the same name. They must stay as they are as long as `to` is asked.
 */
export function borrow(from: Engine, to: Engine): readonly string[] {
	const { marks, learnt, mark } = derivedOn(from);
	known.set(to, { marks: new Map(marks), borrowed: new Set(marks.keys()), reach: null, learnt, mark });
	return [...marks.keys()];
}

function nothing(): Derived {
	const given = new Map<string, Mark>();
	return {
		marks: new Map(),
		borrowed: new Set(),
		reach: null,
		learnt: null,
		mark: (...parts) => {
			const key = JSON.stringify(parts);
			const mark = given.get(key) ?? given.size;
			given.set(key, mark);
			return mark;
		}
	};
}
