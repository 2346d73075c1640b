import type { BatchColumn } from '#lib/model/batch.ts';
import type { CodeSet } from '#lib/model/codes.ts';
import {
	fieldOf,
	fieldsOf,
	tableNames,
	type Field,
	type FieldName,
	type TableName
} from '#lib/model/columns.ts';
import { fold } from '#lib/intake/fold.ts';
import { isAddedHeader } from './added.ts';
import { assign } from './assign.ts';
import { fits, type Content } from './content.ts';
import { matchHeader } from './dictionary.ts';

/** A column as mapping sees it. */
export interface Seen {
	readonly index: number;
	readonly header: string;
	readonly content: Content;
}

export type Mapped = Pick<BatchColumn, 'index' | 'header' | 'field' | 'confidence' | 'how'>;

export interface TableGuess {
	readonly table: TableName;
	/** 0..1 */
	readonly confidence: number;
	readonly columns: readonly Mapped[];
}

/** Below this a header's likeness to a field is not worth showing. */
const enough = 0.55;

/** The table that a sheet most likely is, with its columns mapped. `forced`: the user has said which. */
export function guessTable(columns: readonly Seen[], forced?: TableName): TableGuess {
	const guesses = (forced ? [forced] : tableNames).map((table) => {
		const mapped = mapColumns(table, columns);
		const score = tableScore(table, mapped);
		return { table, score, columns: mapped };
	});
	// The first of equals: complaints come first in the dictionary.
	const best = guesses.reduce((a, b) => (b.score > a.score + 1e-9 ? b : a));
	const confidence = forced ? 1 : Math.min(1, best.score);
	return { table: best.table, confidence: Math.round(confidence * 100) / 100, columns: best.columns };
}

/** Without one of these a sheet is hardly that table. */
const telling: Readonly<Record<TableName, readonly string[]>> = {
	complaints: ['complaint_no', 'received_at', 'content'],
	progress: ['reported_at'],
	staff: ['name'],
	sites: ['site'],
	violations: ['article'],
	rectifications: ['notice_no', 'notified_at'],
	visits: ['purpose', 'record', 'visited_at'],
	duty: ['reviewed_at', 'spot_checked_at', 'report_sent_at'],
	calendar: ['kind'],
	pauses: ['paused_at', 'resumed_at']
};

/** True for a field that says which table a sheet is. */
export const isTelling = (table: TableName, field: string): boolean => telling[table].includes(field);

function tableScore(table: TableName, mapped: readonly Mapped[]): number {
	const headed = mapped.filter(({ header }) => header.trim() !== '' && !isAddedHeader(header)).length;
	const found = mapped.filter(({ field }) => field !== null);
	if (found.length === 0) return 0;
	const sum = found.reduce((total, { confidence }) => total + confidence, 0);
	const covered = (0.15 * found.length) / fieldsOf(table).length;
	const known = found.some(({ field }) => isTelling(table, field!)) ? 1 : 0.4;
	// A log of complaints may carry many columns of its own; the small tables hardly do.
	const width = table === 'complaints' ? Math.min(headed, Math.max(8, found.length)) : headed;
	return known * (0.85 * (sum / Math.max(1, width, found.length)) + covered);
}

/** Maps columns to the fields of one table: each field at most once, the best assignment as a whole, then what the cells alone tell. */
export function mapColumns(table: TableName, columns: readonly Seen[]): Mapped[] {
	const fields = fieldsOf(table);
	const weights = columns.map(({ header, content }) => {
		const row = new Array<number>(fields.length).fill(0);
		if (isAddedHeader(header)) return row;
		for (const { field, confidence } of matchHeader(table, header)) {
			const weight = confidence * fits(field, content);
			if (weight >= enough) row[fields.indexOf(field)] = weight;
		}
		return row;
	});
	const chosen = assign(weights);
	const mapped = columns.map(({ index, header }, at): Mapped => {
		const field = chosen[at]! >= 0 ? fields[chosen[at]!]! : null;
		if (!field) return { index, header, field: null, confidence: 0, how: 'none' };
		const how = matchHeader(table, header).find((match) => match.field === field)!.how;
		return {
			index,
			header,
			field: field.name as FieldName,
			confidence: rounded(weights[at]![chosen[at]!]!),
			how
		};
	});
	return table === 'complaints' ? byContent(mapped, columns) : mapped;
}

/** What cells tell where no header did: phones, answers and classes by their words, the one date column, the long text. */
function byContent(mapped: readonly Mapped[], columns: readonly Seen[]): Mapped[] {
	const result = [...mapped];
	const free = (name: string): boolean => !result.some(({ field }) => field === name);
	const take = (name: string, confidence: number, test: (seen: Seen) => boolean): void => {
		if (!free(name)) return;
		const at = columns.findIndex(
			(seen, index) =>
				result[index]!.field === null && seen.content.filled > 0 && !isAddedHeader(seen.header) && test(seen)
		);
		if (at >= 0) result[at] = { ...result[at]!, field: name as FieldName, confidence, how: 'content' };
	};
	const useless = ({ header }: Seen): boolean =>
		/^(?:|(?:列|栏|栏位|字段|column|field|col|unnamed|f)\d*|[a-z]|\d+|未命名\d*)$/.test(fold(header));
	take('phone', 0.7, ({ content }) => content.phones > 0.8 && content.filled >= 3);
	for (const set of ['satisfaction', 'validity', 'severity', 'status'] as CodeSet[]) {
		take(
			set,
			0.6,
			({ content }) => content.codes[set] > 0.9 && content.answers < 0.5 && content.distinct > 1
		);
	}
	take(
		'complaint_no',
		0.5,
		(seen) => useless(seen) && seen.content.numbered > 0.9 && seen.content.distinct === seen.content.filled
	);
	take('received_at', 0.6, (seen) => seen.content.dates > 0.9 && (useless(seen) || lonelyDate(columns)));
	take('completed_at', 0.5, (seen) => seen.content.dates > 0.9 && useless(seen));
	take(
		'content',
		0.5,
		(seen) => useless(seen) && seen.content.length >= 12 && seen.content.distinct > 0.5 * seen.content.filled
	);
	return result;
}

const lonelyDate = (columns: readonly Seen[]): boolean =>
	columns.filter(({ content }) => content.dates > 0.9).length === 1;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The user's choice for one column; the field is taken away from the column that had it. */
export function chooseField(
	columns: readonly Mapped[],
	table: TableName,
	index: number,
	field: FieldName | null
): Mapped[] {
	if (field !== null && !fieldOf(table, field)) throw new Error(`${table} has no field ${field}`);
	return columns.map((column) => {
		if (column.index === index) return { ...column, field, confidence: 1, how: 'user' };
		return field !== null && column.field === field
			? { ...column, field: null, confidence: 0, how: 'none' }
			: column;
	});
}

/** The type of a field; text where the column has none. */
export function typeOf(table: TableName, field: FieldName | null): Field['type'] {
	return (field === null ? undefined : fieldOf(table, field))?.type ?? 'text';
}
