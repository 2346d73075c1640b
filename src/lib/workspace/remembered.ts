import type { Engine } from '#lib/engine/engine.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { searchOf } from '#lib/metrics/filterUrl.ts';

type Ask<T> = (engine: Engine, filter: Filter, signal: AbortSignal) => Promise<T>;

/** So many answers are kept for each engine: who goes back and forth finds them, and so does the click after the hover. */
const most = 60;

/**
 * The same question, which is worked out once for each filter and engine: whoever asks again gets the very answer that was given before. Only for what
 * follows from these two alone; nobody may change the answer. Engines that remember are replaced where the tables change, and with them goes what is
 * kept here. An answer that failed or was stopped is asked for again.
 */
export function remembered<T>(ask: Ask<T>): Ask<T> {
	const engines = new WeakMap<Engine, Map<string, T>>();
	return async (engine, filter, signal) => {
		const kept = engines.get(engine) ?? new Map<string, T>();
		engines.set(engine, kept);
		const name = searchOf(filter).toString();
		const known = kept.get(name);
		const answer = known === undefined ? await ask(engine, filter, signal) : known;
		kept.delete(name);
		kept.set(name, answer);
		if (kept.size > most) kept.delete(kept.keys().next().value!);
		return answer;
	};
}
