import type { Problem } from '#lib/base/problem.ts';
import type { TableName } from '#lib/model/columns.ts';
import type { InspectedColumn, SheetFacts, ShiftedRows } from './inspection.ts';
import { unfitColumns } from './mapping/unfit.ts';
import { warn } from './problems.ts';

/** What holds for a whole file or column and the user should know. */
export function warningsOf(
	source: SheetFacts,
	table: TableName,
	headerRows: readonly number[],
	columns: readonly InspectedColumn[],
	shifted: readonly ShiftedRows[],
	unknown: readonly number[]
): Problem[] {
	const where = { file: source.file, sheet: source.sheet };
	const warnings: Problem[] = [];
	const named = columns.some(({ field }) => field !== null);
	if (!named) warnings.push(warn('no_meaning', where));
	if (source.hidden) warnings.push(warn('hidden_sheet', where, { sheet: source.sheet }));
	const others = source.sheets.filter(({ name }) => name !== source.sheet).map(({ name }) => name);
	if (others.length > 0) warnings.push(warn('more_sheets', where, { sheets: others.join(', ') }));
	if (source.blankFrom > 0) warnings.push(warn('far_rows', where, { row: source.blankFrom - 1 }));
	if (headerRows.length === 0) warnings.push(warn('no_header', where));
	if (source.stray.length > 0)
		warnings.push(warn('stray_cells', where, { cells: source.stray.slice(0, 10).join(', ') }));
	if (named && table === 'complaints' && !columns.some(({ field }) => field === 'received_at'))
		warnings.push(warn('no_received', where));
	const seen = new Set<string>();
	const twice = new Set(
		columns
			.map(({ header }) => header)
			.filter((header) => header !== '' && (seen.has(header) || !seen.add(header)))
	);
	for (const header of twice) warnings.push(warn('same_header', { ...where, column: header }, { header }));
	for (const { header, dates } of columns) {
		if (dates?.ambiguous) {
			warnings.push(warn(`ambiguous_${dates.order}`, { ...where, column: header }, { column: header }));
		}
	}
	for (const index of unknown) {
		const column = columns.find((one) => one.index === index)!.header;
		warnings.push(warn('unknown_values', { ...where, column }, { column }));
	}
	const unfit = unfitColumns({ table, columns });
	for (const { header: column } of columns.filter(({ index }) => unfit.includes(index))) {
		warnings.push(warn('not_those_values', { ...where, column }, { column }));
	}
	for (const code of ['shifted_right', 'shifted_left'] as const) {
		const runs = shifted.filter(({ by }) => by > 0 === (code === 'shifted_right'));
		if (runs.length === 0) continue;
		const count = runs.reduce((sum, run) => sum + run.count, 0);
		warnings.push(warn(code, { ...where, row: runs[0]!.first }, { rows: rangesOf(runs), count }));
	}
	return warnings;
}

const shownRuns = 10;

/** Rows as people write them: 12–18, 30. */
export function rangesOf(runs: readonly ShiftedRows[]): string {
	const shown = runs
		.slice(0, shownRuns)
		.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`));
	return [...shown, ...(runs.length > shownRuns ? ['…'] : [])].join(', ');
}
