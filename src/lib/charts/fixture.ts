import { comparisonOf } from '#lib/metrics/fair/comparison.ts';
import { ages } from './ages.ts';
import { bars } from './bars.ts';
import { calendarHeat } from './calendarHeat.ts';
import { cascade } from './cascade.ts';
import { columns } from './columns.ts';
import { comparedPoints } from './compared.ts';
import { control } from './control.ts';
import { delays } from './delays.ts';
import { flow } from './flow.ts';
import { heat } from './heat.ts';
import { history } from './history.ts';
import { funnel } from './funnel.ts';
import { intervals } from './intervals.ts';
import type { ChartOption } from './option.ts';
import { outcomes } from './outcomes.ts';
import { pareto } from './pareto.ts';
import { stageFlow } from './stageFlow.ts';
import { stages } from './stages.ts';
import { survival } from './survival.ts';
import type { ChartContext } from './theme.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- a fixture is JSON; the tests say whether it fits */
type Fixture = any;

/** How each fixture in fixtures/charts becomes a picture: the tests and the gallery draw the same. */
export const chartOfFixture: Readonly<
	Record<string, (fixture: Fixture, context: ChartContext) => ChartOption>
> = {
	ages: (fixture, context) => ages(fixture.groups, fixture.bands, context),
	bars: (fixture, context) => bars(fixture.rows, fixture.measure, context),
	calendarHeat: (fixture, context) => calendarHeat(fixture.days, fixture, context),
	cascade: (fixture, context) => cascade(fixture.steps, fixture.bonus, context),
	columns: (fixture, context) => columns(fixture.rows, fixture.measure, fixture.name, context),
	control: (fixture, context) => control(fixture.points, fixture.measure, context, fixture.marks),
	delays: (fixture, context) => delays(fixture.bins, context),
	funnel: compared(funnel, Infinity),
	intervals: compared(intervals, 20),
	flow: (fixture, context) => flow(fixture.rows, context),
	heat: (fixture, context) => heat(fixture.cells, fixture, context),
	history: (fixture, context) => history(fixture.rows, fixture.name, context),
	outcomes: (fixture, context) => outcomes(fixture.rows, context),
	pareto: (fixture, context) => pareto(fixture.rows, fixture.measure, context),
	stageFlow: (fixture, context) => stageFlow(fixture.rows, context),
	stages: (fixture, context) => stages(fixture.rows, context),
	survival: (fixture, context) => survival(fixture.curves, fixture.marks, context)
};

/** A fixture of counts: k of each size, named or numbered. */
function compared(chart: typeof funnel | typeof intervals, most: number) {
	return ({ kind, name, labels, k, size }: Fixture, context: ChartContext): ChartOption => {
		const counts = k.map((one: number, at: number) => ({ key: `${at}`, k: one, size: size[at] }));
		const comparison = comparisonOf(kind, counts);
		const label = (key: string | null) => labels?.[Number(key)] ?? `${Number(key) + 1} 号`;
		const points = comparedPoints(comparison, label, context.locale, most);
		return chart({ ...comparison, target: comparison.target ?? 0, name, points }, context);
	};
}

/** The chart of a fixture by its name: `<chart>-many` has the same chart with many categories or points, `<chart>-few` with hardly any. */
export const chartNamed = (name: string) => chartOfFixture[name.replace(/-(many|few)$/, '')]!;
