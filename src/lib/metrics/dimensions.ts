import type { Engine } from '#lib/engine/engine.ts';
import { ask } from './ask.ts';
import sql from './dimensions.sql?raw';
import { dimensionNames, type DimensionName, type Filter } from './filter.ts';

export interface DimensionValue {
	/** Null: not given. */
	readonly value: string | null;
	readonly n: number;
}
export type Dimensions = Readonly<Record<DimensionName, readonly DimensionValue[]>>;

/** The values that can be filtered by, with how many complaints have each, the most frequent first. */
export async function dimensions(
	engine: Engine,
	filter: Filter = {},
	signal?: AbortSignal
): Promise<Dimensions> {
	const found = await ask<DimensionValue & { dimension: DimensionName }>(engine, sql, filter, {}, signal);
	const of = (name: DimensionName) =>
		found.filter((r) => r.dimension === name).map(({ value, n }) => ({ value, n }));
	return Object.fromEntries(dimensionNames.map((name) => [name, of(name)])) as unknown as Dimensions;
}
