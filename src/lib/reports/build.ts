import { dimensionColumns, dimensionNames, type Filter } from '#lib/metrics/filter.ts';
import { searchOf } from '#lib/metrics/filterUrl.ts';
import type { PaperContext } from './context.ts';
import type {
	Cell,
	Column,
	ColumnType,
	Heading,
	KeyFigure,
	Note,
	Paragraph,
	Run,
	Section,
	Table
} from './document.ts';

/** Short forms in which the sections write their blocks. */

export const heading = (id: string, text: string, level: 1 | 2 = 1): Heading => ({
	kind: 'heading',
	id,
	level,
	text,
	series: 'numbered'
});

export const annexHeading = (id: string, text: string): Heading => ({
	kind: 'heading',
	id,
	level: 1,
	text,
	series: 'annex'
});

/** A heading within a form, without a number. */
export const plainHeading = (id: string, text: string): Heading => ({
	kind: 'heading',
	id,
	level: 2,
	text,
	series: 'plain'
});

/** A paragraph of sentences; `**bold**` is never parsed, imported text may stand in it. */
export const paragraph = (id: string, ...parts: readonly (string | Run)[]): Paragraph => ({
	kind: 'paragraph',
	id,
	runs: parts.filter((part) => part !== '').map((part) => (typeof part === 'string' ? { text: part } : part))
});

/** The paragraph with what it was written from: a table or figure by its id, and the complaints that it counts. */
export const about = (said: Paragraph, block: string | null, rows: string | null = null): Paragraph => ({
	...said,
	of: { ...(block !== null && { block }), ...(rows !== null && { rows }) }
});

/** Complaints as an address names them; null where that would say what the paper hides. */
export const rowsOf = (filter: Filter, { mask }: Pick<PaperContext, 'mask'>): string | null =>
	mask.on && (filter.handler || filter.recorder || filter.search) ? null : searchOf(filter).toString();

/** The complaints of each value of a dimension within the paper's period, then of the `rest` values put into one line, then of all. */
export function valueRows(
	column: string,
	keys: readonly (string | null)[],
	rest: number,
	context: Pick<PaperContext, 'mask' | 'period'>
): NonNullable<Table['of']> {
	const part = dimensionNames.find((name) => dimensionColumns[name] === column);
	const all = rowsOf(context.period, context);
	const own = keys.map((key) =>
		// one value of a dimension that the paper is narrowed by is that one; null is asked for as ''
		part === undefined ? null : rowsOf({ ...context.period, [part]: [key ?? ''] }, context)
	);
	return { rows: [...own, ...(rest > 0 ? [null] : [])], ...(all !== null && { totals: all }) };
}

export const note = (text: string, tone: Note['tone'] = 'info'): Note => ({ kind: 'note', tone, text });

export const column = (head: string, type: ColumnType = 'text', weight = 1): Column => ({
	head,
	type,
	weight
});

export const keyFigure = (label: string, type: ColumnType, value: Cell, text: string): KeyFigure => ({
	label,
	type,
	value,
	note: text
});

export const table = (
	id: string,
	caption: string,
	columns: readonly Column[],
	rows: readonly (readonly Cell[])[],
	more: Pick<Table, 'totals' | 'notes' | 'list' | 'of'> = {}
): Table => ({ kind: 'table', id, caption, columns, rows, ...more });

export const section = (orientation: Section['orientation']): Section => ({ kind: 'section', orientation });
