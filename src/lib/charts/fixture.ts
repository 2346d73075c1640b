import { words, type Words } from '#lib/i18n/locale.ts';
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

/** What each chart is called in the gallery. */
export const chartWords: Readonly<Record<string, Words>> = {
	ages: words('未办结的时长', '未辦結的時長', 'Age of what is open'),
	bars: words('横条', '橫條', 'Lying bars'),
	calendarHeat: words('逐日热图', '逐日熱圖', 'Calendar heat map'),
	cascade: words('奖金扣减', '獎金扣減', 'Deductions from a bonus'),
	columns: words('竖条', '豎條', 'Columns'),
	control: words('控制图', '控制圖', 'Control chart'),
	delays: words('距时限的早晚', '距時限的早晚', 'Before and after the limit'),
	funnel: words('漏斗图', '漏斗圖', 'Funnel plot'),
	intervals: words('区间图', '區間圖', 'Intervals'),
	flow: words('受理、办结与结转', '受理、辦結與結轉', 'Received, completed, carried on'),
	heat: words('星期与钟点', '星期與鐘點', 'Weekday and hour'),
	history: words('前后比较', '前後比較', 'Before and after'),
	outcomes: words('时限结果', '時限結果', 'Outcomes of limits'),
	pareto: words('由大到小', '由大到小', 'Pareto'),
	stageFlow: words('环节记录', '環節記錄', 'Stages recorded'),
	stages: words('时间花在哪里', '時間花在哪裡', 'Where time goes'),
	survival: words('尚未办结的比例', '尚未辦結的比例', 'Share still open')
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
