export { batchPeriods, type BatchPeriod } from './batchPeriods.ts';
export { bounds, type Bounds } from './bounds.ts';
export { claims, type ClaimRow } from './claims.ts';
export { confirmations, type ConfirmedValue } from './classes/confirmations.ts';
export { classCounts, type ClassCounts } from './classes/counts.ts';
export { classMatrix, type MatrixCell } from './classes/matrix.ts';
export { classesOf } from './classes/ofComplaint.ts';
export { classRows, type ClassQuestion, type ClassRow } from './classes/rows.ts';
export { classRules, type RuleCount } from './classes/rules.ts';
export { clauseRows, type ClauseRow, type ClauseRowsOptions } from './clauseRows.ts';
export { clauseTable, type ClauseCounts } from './clauseTable.ts';
export { complaint, type ComplaintDetail, type ComplaintFields } from './complaint.ts';
export {
	complaintPage,
	type ComplaintPage,
	type ListRow,
	type PageQuestion,
	type Sort
} from './complaintPage.ts';
export { coverage, type FieldCoverage } from './coverage.ts';
export {
	dataQuality,
	problems,
	type DataQuality,
	type ProblemGroup,
	type ProblemRow,
	type SourceRow
} from './dataQuality.ts';
export { deductionLines, type DeductionLine } from './deductionLines.ts';
export { deductions, deductionsOf, type DeductionRow } from './deductions.ts';
export { dimensions, type Dimensions } from './dimensions.ts';
export type { Durations } from './durations.ts';
export type { DimensionName, Filter } from './filter.ts';
export { fingerprint } from './fingerprint.ts';
export { flow, type FlowMonth } from './flow.ts';
export { headline, type Headline } from './headline.ts';
export { intakeBy, type IntakeRow } from './intakeBy.ts';
export { kpis, type KpiRow } from './kpis.ts';
export { fineDetail, type FineDetail } from './fineDetail.ts';
export {
	fineTable,
	ledger,
	ledgerTotals,
	type FineDimension,
	type FineGroup,
	type FineRow,
	type LedgerTotal
} from './ledger.ts';
export { monthly, type Month, type Monthly } from './monthly.ts';
export { openByAge, type AgeCount } from './openByAge.ts';
export { pareto, type ParetoDimension, type ParetoRow, type ParetoWeight } from './pareto.ts';
export {
	recordedFineRows,
	recordedFines,
	type FineVerdict,
	type RecordedFine,
	type RecordedFines
} from './recordedFines.ts';
export { recordList, type RecordRow } from './recordList.ts';
export { recurring, type RecurringRow } from './recurring/recurring.ts';
export { repeats, type RepeatRow } from './repeats.ts';
export { sanctions, type Sanctions } from './sanctions.ts';
export { satisfactionSplit, type SatisfactionCount } from './satisfactionSplit.ts';
export { survival, type Survival, type SurvivalGroup } from './survival.ts';
export type { Trend, TrendPoint, TrendSignal } from './trend.ts';
export { waivers, type WaiverRow } from './waivers.ts';
export type { Proportion } from '#lib/stats/wilson.ts';
