import type { Refusal } from '#lib/base/problem.ts';
import type { Brought } from './bring.node.ts';

/** What a fixture case says of a file: short enough to be checked by eye. */
export interface Outline {
	readonly refusal?: string;
	readonly read?: string;
	readonly table?: string;
	readonly headerRows?: readonly number[];
	/** Field, and how the header led to it, by header. */
	readonly columns?: Readonly<Record<string, string | null>>;
	/** Order and formats of dates, by header. */
	readonly dates?: Readonly<Record<string, string>>;
	readonly skipped?: Readonly<Record<string, readonly number[]>>;
	/** Data rows as `row` and their filled values. */
	readonly rows?: readonly Readonly<Record<string, unknown>>[];
	/** row · header · problem · raw */
	readonly problems?: readonly string[];
	readonly warnings?: readonly string[];
	/** Runs of rows that slipped: rows · by · from which column, where that is told. */
	readonly shifted?: readonly string[];
}

export const refused = (error: Refusal): Outline => ({ refusal: error.problem.code });

/** The outline of a file that was brought in. */
export function outline({ inspection, rows, problems }: Omit<Brought, 'engine'>): Outline {
	const { source, columns, skipped } = inspection;
	return {
		read: [
			source.kind,
			source.encoding,
			JSON.stringify(source.delimiter),
			source.sheet,
			`${source.rowsRead} records`
		]
			.filter((part) => part !== '""' && part !== '')
			.join(' '),
		table: inspection.table,
		headerRows: inspection.headerRows,
		columns: Object.fromEntries(
			columns.map(({ index, header, field, how }) => [
				header || `(${index})`,
				field === null ? null : `${field} ${how}`
			])
		),
		dates: Object.fromEntries(
			columns.flatMap(({ header, index, dates }) =>
				dates
					? [
							[
								header || `(${index})`,
								[
									dates.order,
									dates.ambiguous ? 'ambiguous' : '',
									dates.serial ?? '',
									...dates.timed,
									...dates.dated
								]
									.filter((part) => part !== '')
									.join(' | ')
							]
						]
					: []
			)
		),
		skipped: Object.fromEntries(skipped.map(({ reason, rows: numbers }) => [reason, numbers])),
		rows: rows.map(({ source_row, batch_no: _, ...values }) => ({ row: source_row, ...filled(values) })),
		problems: problems.map(({ source_row, header, problem, raw }) =>
			[source_row, header ?? '', problem, raw ?? ''].join(' · ')
		),
		warnings: inspection.warnings.map(({ code }) => code),
		...(inspection.shifted.length > 0
			? {
					shifted: inspection.shifted.map(({ first, last, by, from }) =>
						[`${first}–${last}`, by, from ?? 'not told'].join(' · ')
					)
				}
			: {})
	};
}

function filled(values: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).filter(
			([name, value]) => value !== null && !(name.endsWith('_date_only') && value === false)
		)
	);
}
