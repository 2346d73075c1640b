/** Every kind of report: a function from an engine with derived tables to a document. */
export { annualReport, type AnnualOptions } from './annual.ts';
export { deductionSheet, type SheetOptions } from './deductions.ts';
export { monthlyReport, type MonthlyOptions } from './monthly.ts';
export { sanctionSheet } from './sanctions.ts';
export { papers, writePaper, type About, type PaperOrder } from './papers.ts';
export { capaForm, deskList, processingForm, visitForms } from './forms.ts';
export { recordListForm, suggestionSheet, summarySheet } from './lists.ts';
