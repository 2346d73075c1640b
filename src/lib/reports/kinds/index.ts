/** Every kind of report: a function from an engine with derived tables to a document. */
export { annualReport, type AnnualOptions } from './annual.ts';
export { deductionSheet, type SheetOptions } from './deductions.ts';
export { monthlyReport, type MonthlyOptions } from './monthly.ts';
export { sanctionSheet } from './sanctions.ts';
