import { valueLabel } from '#lib/metrics/labels.ts';
import type { Cell } from '#lib/reports/document.ts';
import { count, distinct, livesOf, quantile, share, sum, type Row } from '../facts.ts';
import type { Expected, Walk } from '../walk.ts';

export const zh = 'zh-CN';
export const label = (field: string, row: Row): string => valueLabel(field, row[field] || null, zh);
export const is = (column: string, value: string) => (row: Row) => row[column] === value;
export const answered = (row: Row): boolean => row['satisfaction'] !== '';
export const judged = (row: Row): boolean => ['valid', 'coordination', 'invalid'].includes(row['validity']!);

const satisfied = (row: Row): boolean =>
	['very_satisfied', 'satisfied', 'basically_satisfied'].includes(row['satisfaction']!);

export const done = is('is_done', 'true');

/** Part and whole of the rates of a paper, by their name. */
export const rates: Readonly<Record<string, (rows: readonly Row[]) => readonly [number, number]>> = {
	有效投诉率: (rows) => [count(rows, is('validity', 'valid')), count(rows, judged)],
	办结率: (rows) => [count(rows, done), count(rows, (row) => row['is_open'] !== '')],
	回访率: (rows) => [count(rows, (row) => done(row) && row['followup_at'] !== ''), count(rows, done)],
	满意率: (rows) => [count(rows, satisfied), count(rows, answered)],
	重复投诉率: (rows) => [count(rows, (row) => row['repeat_of'] !== ''), rows.length]
};

export const rate = (name: string, rows: readonly Row[]): number | null => share(...rates[name]!(rows));
export const median = (rows: readonly Row[]): number | null => quantile(livesOf(rows), 0.5);

/** Lines of the ledger that are deducted and fell due in these months. */
export const finesIn = ({ facts }: Walk, months: readonly string[]): readonly Row[] =>
	facts.fines.filter((line) => line['status'] === 'applied' && months.includes(line['month']!));

export const fen = (lines: readonly Row[]): number => Math.round(sum(lines, 'amount_yuan') * 100);

const withNumber = (lines: readonly Row[], walk: Walk): readonly Row[] => {
	const known = new Set(walk.facts.complaints.map((row) => row['complaint_no']));
	return lines.filter((line) => known.has(line['complaint_no']!));
};

export const complaintsOf = (lines: readonly Row[], walk: Walk): number =>
	distinct(withNumber(lines, walk), 'complaint_no');

export const quarters = (months: readonly string[]): readonly (readonly string[])[] => {
	const found = new Map<number, string[]>();
	for (const month of months) {
		const quarter = Math.floor((Number(month.slice(5)) - 1) / 3);
		found.set(quarter, [...(found.get(quarter) ?? []), month]);
	}
	return [...found.values()];
};

export const receivedIn = (rows: readonly Row[], months: readonly string[]): readonly Row[] =>
	rows.filter((row) => months.includes(row['received_at']!.slice(0, 7)));

export const complaintNo = (walk: Walk, no: Cell | undefined): Row | undefined =>
	walk.facts.complaints.find((row) => row['complaint_no'] === no);

export const text = (row: Row | undefined, name: string): Expected => row?.[name] || null;
