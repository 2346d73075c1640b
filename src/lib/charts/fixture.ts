import { bars } from './bars.ts';
import { cascade } from './cascade.ts';
import { columns } from './columns.ts';
import { control } from './control.ts';
import { flow } from './flow.ts';
import { history } from './history.ts';
import type { ChartOption } from './option.ts';
import { outcomes } from './outcomes.ts';
import { pareto } from './pareto.ts';
import type { ChartContext } from './theme.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- a fixture is JSON; the tests say whether it fits */
type Fixture = any;

/** How each fixture in fixtures/charts becomes a picture: the tests and the gallery draw the same. */
export const chartOfFixture: Readonly<
	Record<string, (fixture: Fixture, context: ChartContext) => ChartOption>
> = {
	bars: (fixture, context) => bars(fixture.rows, fixture.measure, context),
	cascade: (fixture, context) => cascade(fixture.steps, fixture.bonus, context),
	columns: (fixture, context) => columns(fixture.rows, fixture.measure, fixture.name, context),
	control: (fixture, context) => control(fixture.points, fixture.measure, context, fixture.marks),
	flow: (fixture, context) => flow(fixture.rows, context),
	history: (fixture, context) => history(fixture.rows, fixture.name, context),
	outcomes: (fixture, context) => outcomes(fixture.rows, context),
	pareto: (fixture, context) => pareto(fixture.rows, fixture.measure, context)
};
