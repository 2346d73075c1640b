/** Every kind of report: a function from an engine with derived tables to a document. */
export { monthlyReport, type MonthlyOptions } from './monthly.ts';
