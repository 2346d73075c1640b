import type { Engine } from '#lib/engine/engine.ts';
import { pareto as vitalFew, type ParetoItem } from '#lib/stats/pareto.ts';
import type { Filter } from './filter.ts';
import sql from './pareto.sql?raw';
import { counts } from './tally/counts.ts';

export const paretoDimensions = [
	'category_l1',
	'category_l2',
	'site',
	'department',
	'channel',
	'handler',
	'severity',
	'validity',
	'contractor',
	'target_person',
	'recorder',
	'customer_type'
] as const;
export type ParetoDimension = (typeof paretoDimensions)[number];

const weights = {
	count: 'count(*)',
	fines: 'coalesce(sum(fines_fen), 0)',
	/** Hours of handling, those still open up to as_of. */
	hours: 'coalesce(sum(handling_seconds), 0)',
	breaches: 'coalesce(sum(breached_count), 0)'
} as const;
export type ParetoWeight = keyof typeof weights;

export type ParetoRow = ParetoItem<string | null> & { readonly n: number };

/** The values of a dimension by weight, with the vital few at 80 %. Fines weigh in fen. Key null: not given. */
export async function pareto(
	engine: Engine,
	filter: Filter,
	dimension: ParetoDimension = 'category_l1',
	weight: ParetoWeight = 'count',
	signal?: AbortSignal
): Promise<ParetoRow[]> {
	if (!paretoDimensions.includes(dimension)) return [];
	const found = await counts<{ key: string | null; value: number; n: number }>(
		engine,
		sql,
		filter,
		{ dimension, weight: weights[weight] ?? weights.count },
		signal
	);
	// whole seconds, whatever the order in which they are added up
	const weighed = weight === 'hours' ? found.map((row) => ({ ...row, value: row.value / 3600 })) : found;
	const counted = new Map(found.map(({ key, n }) => [key, n]));
	return vitalFew(weighed).map((item) => ({ ...item, n: counted.get(item.key) ?? 0 }));
}
