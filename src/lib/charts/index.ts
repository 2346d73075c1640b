/** Every chart: a function from rows to an option. */
export { bars, type Bar } from './bars.ts';
export { cascade, type CascadeStep } from './cascade.ts';
export { columns, type ColumnBar } from './columns.ts';
export { control, type ControlPoint } from './control.ts';
export { type ControlMark } from './controlMarks.ts';
export { controlConclusion, controlFinding, controlTested } from './controlWords.ts';
export { chartOfFixture } from './fixture.ts';
export { flow, type FlowMonth } from './flow.ts';
export { history, phaseWords, type HistoryMonth } from './history.ts';
export { formatMeasure, pointName, type Measure } from './measure.ts';
export {
	comparedInterval,
	comparedPoints,
	formatCompared,
	sizeWords,
	standingWords,
	type ComparedPoint
} from './compared.ts';
export { funnel, type FunnelPicture } from './funnel.ts';
export { intervalHeight, intervals, type IntervalPicture } from './intervals.ts';
export { outcomes, type OutcomeBar } from './outcomes.ts';
export { pareto, type ParetoBar } from './pareto.ts';
export {
	outcomeStyle,
	themes,
	type ChartContext,
	type ChartTheme,
	type Outcome,
	type ThemeName
} from './theme.ts';
export { roundScale } from './scale.ts';
export { chartKindWords, ruleWords, signalsOf, trendPoints, verdictWords } from './signals.ts';
