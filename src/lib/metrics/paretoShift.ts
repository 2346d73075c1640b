import type { Engine } from '#lib/engine/engine.ts';
import { benjaminiHochberg } from '#lib/stats/benjaminiHochberg.ts';
import type { Filter } from './filter.ts';
import { pareto, type ParetoDimension } from './pareto.ts';
import { changeOf } from './terms/change.ts';

/** One value of a dimension in two periods. */
export interface Shift {
	/** Null: not given. */
	readonly key: string | null;
	readonly now: number;
	readonly before: number;
	/** Of all complaints of its period. */
	readonly share: number;
	readonly shareBefore: number;
	/** Among the few that make up most of its period. */
	readonly vital: boolean;
	readonly vitalBefore: boolean;
	/** That the share is the same in both periods, by chance alone; two-sided. */
	readonly p: number;
	/** The same with all values considered together (Benjamini–Hochberg). */
	readonly q: number;
}

/**
 * How the parts of the whole moved between two periods: the share of each value and whether more than chance moved it, by the
 * conditional test of two counts (J. Przyborowski, H. Wilenski 1940), with the false discovery rate held over all values. The
 * largest of now comes first; what there was only before comes last.
 */
export async function paretoShift(
	engine: Engine,
	now: Filter,
	before: Filter,
	dimension: ParetoDimension,
	signal?: AbortSignal
): Promise<Shift[]> {
	const [rows, earlier] = await Promise.all([
		pareto(engine, now, dimension, 'count', signal),
		pareto(engine, before, dimension, 'count', signal)
	]);
	const all = rows.reduce((sum, { n }) => sum + n, 0);
	const allBefore = earlier.reduce((sum, { n }) => sum + n, 0);
	const of = new Map(rows.map((row) => [row.key, row]));
	const was = new Map(earlier.map((row) => [row.key, row]));
	const gone = earlier.filter(({ key }) => !of.has(key));
	const keys = [...rows, ...gone].map(({ key }) => key);
	const tests = keys.map(
		(key) =>
			changeOf(
				{ now: of.get(key)?.n ?? 0, before: was.get(key)?.n ?? 0 },
				{ lookedNow: all, lookedBefore: allBefore }
			).p
	);
	const q = benjaminiHochberg(tests);
	return keys.map((key, at): Shift => {
		const [a, b] = [of.get(key), was.get(key)];
		return {
			key,
			now: a?.n ?? 0,
			before: b?.n ?? 0,
			share: a?.share ?? 0,
			shareBefore: b?.share ?? 0,
			vital: a?.vital ?? false,
			vitalBefore: b?.vital ?? false,
			p: tests[at]!,
			q: q[at]!
		};
	});
}
