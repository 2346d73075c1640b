import type { Inspection } from '#lib/intake/inspection.ts';
import { readMapping } from './parse.ts';
import { savedMapping, type SavedMapping } from './saved.ts';
import { shapeOfHeaders } from './shape.ts';

/** The document of the store that holds what was decided about files of each shape. */
export const mappingsDocument = 'mappings';

/** How a file of one shape was read when it was last accepted. */
export interface RememberedShape {
	/** Folded headers, sorted, each once: the order of columns makes no shape. */
	readonly shape: string;
	readonly mapping: SavedMapping;
}

/** The last shapes, the latest first. */
export interface Remembered {
	readonly version: 1;
	readonly shapes: readonly RememberedShape[];
}

const most = 200;

/** What a store holds under `mappingsDocument`. What cannot be read is forgotten: every file can be mapped again. */
export function parseRemembered(value: unknown): Remembered {
	const shapes =
		typeof value === 'object' && value !== null && 'shapes' in value && Array.isArray(value.shapes)
			? (value.shapes as unknown[])
			: [];
	return {
		version: 1,
		shapes: shapes.flatMap((entry) => {
			if (typeof entry !== 'object' || entry === null || !('shape' in entry) || !('mapping' in entry))
				return [];
			const mapping = readMapping(entry.mapping);
			return typeof entry.shape === 'string' && typeof mapping !== 'string'
				? [{ shape: entry.shape, mapping }]
				: [];
		})
	};
}

/** The shape of an inspected sheet; null where it has no header to be known by. */
export const shapeOf = ({ columns }: Pick<Inspection, 'columns'>): string | null =>
	shapeOfHeaders(columns.map(({ header }) => header));

/** How a sheet of this shape was read last time; null where none was. */
export function recall(remembered: Remembered, inspection: Inspection): SavedMapping | null {
	const shape = shapeOf(inspection);
	return shape === null ? null : (remembered.shapes.find((known) => known.shape === shape)?.mapping ?? null);
}

/**
 * Remembers how an accepted sheet was read, in place of what was known of its shape. Meanings of spellings that this sheet does not
 * hold stay known; orders of dates that nothing decided do not become known.
 */
export function remember(remembered: Remembered, inspection: Inspection): Remembered {
	const shape = shapeOf(inspection);
	if (shape === null) return remembered;
	const { orders = {}, ...saved } = savedMapping(inspection);
	const open = new Set(
		inspection.columns.filter(({ dates }) => dates?.ambiguous).map(({ header }) => header)
	);
	const told = Object.entries(orders).filter(([header]) => !open.has(header));
	const before = recall(remembered, inspection);
	const values =
		before?.table === saved.table ? joined(before.values ?? {}, inspection, saved) : saved.values;
	const mapping: SavedMapping = {
		table: saved.table,
		columns: saved.columns,
		...(told.length > 0 ? { orders: Object.fromEntries(told) } : {}),
		...(values && Object.keys(values).length > 0 ? { values } : {})
	};
	const others = remembered.shapes.filter((known) => known.shape !== shape);
	return { version: 1, shapes: [{ shape, mapping }, ...others].slice(0, most) };
}

type Values = NonNullable<SavedMapping['values']>;

function joined(before: Values, { values: seen }: Inspection, saved: SavedMapping): Values {
	const here = new Set(seen.map(({ field, text }) => `${field}\n${text}`));
	const fields = new Set([...Object.keys(before), ...Object.keys(saved.values ?? {})]);
	const result = [...fields].map((field) => {
		const old = Object.entries(before[field] ?? {}).filter(([text]) => !here.has(`${field}\n${text}`));
		return [field, Object.fromEntries([...old, ...Object.entries(saved.values?.[field] ?? {})])] as const;
	});
	return Object.fromEntries(result.filter(([, meanings]) => Object.keys(meanings).length > 0));
}
