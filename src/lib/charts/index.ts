/** Every chart: a function from rows to an option. */
export { ages, type AgeGroup } from './ages.ts';
export { bars, type Bar } from './bars.ts';
export { calendarHeat, type CalendarDay } from './calendarHeat.ts';
export { cascade, cascadeHeight, type CascadeStep } from './cascade.ts';
export { columns, type ColumnBar } from './columns.ts';
export { control, type ControlPoint } from './control.ts';
export { type ControlMark } from './controlMarks.ts';
export { controlConclusion, controlFinding, controlTested } from './controlWords.ts';
export { chartNamed, chartOfFixture, chartWords } from './fixture.ts';
export { caseWords, fixtureCases, fixtureInCase, type FixtureCase } from './fixtureCases.ts';
export { delays, type DelayBar } from './delays.ts';
export { flow, type FlowMonth } from './flow.ts';
export { heat, type HeatCell } from './heat.ts';
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
export { inkOn, shades } from './shades.ts';
export { stageFlow, type StageCount } from './stageFlow.ts';
export { stages, type StageStretch } from './stages.ts';
export { curveStyle, survival, type SurvivalCurve } from './survival.ts';
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
