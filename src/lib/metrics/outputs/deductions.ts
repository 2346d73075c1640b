import { deductions, type DeductionRow } from '#lib/metrics/deductions.ts';
import { whole } from './output.ts';

/** deductions.csv: person by person and month by month. */
export const deductionsOutput = whole<DeductionRow>(
	'deductions',
	['month', 'person', 'fines_yuan', 'bonus_yuan', 'deducted_yuan', 'capped'],
	deductions
);
