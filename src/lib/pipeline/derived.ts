import type { Engine } from '#lib/engine/engine.ts';
import type { LatestEvent } from './asOf.ts';

/** Two tables of one mark have the same content: it stands for everything that the content follows from. */
export type Mark = number;

/** What is there of what a connection has derived, and what each follows from. */
export interface Derived {
	/** By the name of a seed, table or view; what was dropped or is half new has none. */
	readonly marks: Map<string, Mark>;
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

function nothing(): Derived {
	const given = new Map<string, Mark>();
	return {
		marks: new Map(),
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
