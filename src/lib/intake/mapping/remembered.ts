import type { Inspection } from '#lib/intake/inspection.ts';
import { saidAfter } from '#lib/intake/spellings.ts';
import type { TableName } from '#lib/model/columns.ts';
import { readMapping } from './parse.ts';
import { namesOf, savedMapping, type SavedMapping } from './saved.ts';
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

/**
 * How a sheet of this shape was read last time, with all that spellings of its table were ever said to mean; for a sheet of another shape
 * those alone. Null where nothing is known.
 */
export function recall(remembered: Remembered, inspection: Inspection): SavedMapping | null {
	const shape = shapeOf(inspection);
	const known = shape === null ? undefined : remembered.shapes.find((one) => one.shape === shape)?.mapping;
	const table = known?.table ?? inspection.table;
	const values = saidAfter(spellingsOf(remembered, table), known?.values);
	if (Object.keys(values).length === 0) return known ?? null;
	return known ? { ...known, values } : { table, columns: {}, values };
}

/** What spellings of a table mean, of whatever shape the sheet was: the latest has the last word. */
export function spellingsOf({ shapes }: Remembered, table: TableName): Values {
	return shapes
		.filter(({ mapping }) => mapping.table === table)
		.reduceRight<Values>((all, { mapping }) => saidAfter(all, mapping.values), {});
}

/**
 * Remembers how an accepted sheet was read, in place of what was known of its shape. Meanings of spellings that this sheet does not
 * hold stay known, those that it holds and that were taken back are forgotten for every shape; orders of dates that nothing decided do not
 * become known.
 */
export function remember(remembered: Remembered, inspection: Inspection): Remembered {
	const shape = shapeOf(inspection);
	if (shape === null) return remembered;
	const { orders = {}, ...saved } = savedMapping(inspection);
	const names = namesOf(inspection.columns);
	const open = new Set(names.filter((_, at) => inspection.columns[at]!.dates?.ambiguous));
	const told = Object.entries(orders).filter(([name]) => !open.has(name));
	const gone = takenBack(inspection);
	const before = remembered.shapes.find((known) => known.shape === shape)?.mapping;
	const own = before?.table === saved.table ? before.values : {};
	const values = saidAfter(saidAfter(saidAfter({}, own), gone), saved.values);
	const mapping: SavedMapping = {
		table: saved.table,
		columns: saved.columns,
		...(told.length > 0 ? { orders: Object.fromEntries(told) } : {}),
		...(Object.keys(values).length > 0 ? { values } : {})
	};
	const others = remembered.shapes
		.filter((known) => known.shape !== shape)
		.map((known) => (known.mapping.table === saved.table ? without(known, gone) : known));
	return { version: 1, shapes: [{ shape, mapping }, ...others].slice(0, most) };
}

type Values = NonNullable<SavedMapping['values']>;

/** Spellings that this sheet holds and that mean nothing, by field. */
function takenBack({ values }: Inspection): Record<string, Record<string, null>> {
	const gone = new Map<string, [string, null][]>();
	for (const { field, text, value } of values)
		if (value === null) gone.set(field, [...(gone.get(field) ?? []), [text, null]]);
	return Object.fromEntries([...gone].map(([field, texts]) => [field, Object.fromEntries(texts)]));
}

function without({ shape, mapping }: RememberedShape, gone: ReturnType<typeof takenBack>): RememberedShape {
	if (!mapping.values) return { shape, mapping };
	const { values, ...rest } = mapping;
	const left = saidAfter(values, gone);
	return { shape, mapping: Object.keys(left).length > 0 ? { ...rest, values: left } : rest };
}
