import type { Cell, ColumnType } from '#lib/engine/engine.ts';

/** A small table that TypeScript hands to SQL before the models run. */
export interface Seed {
	readonly name: string;
	readonly columns: Readonly<Record<string, ColumnType>>;
	readonly rows: readonly (readonly Cell[])[];
}
