import { formatMonth, joinList } from '#lib/i18n/format.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { chartKindWords, signalsOf } from '#lib/charts/signals.ts';
import { formatMeasure, type Measure } from '#lib/charts/measure.ts';
import type { Month, Monthly } from '#lib/metrics/monthly.ts';
import type { Trend } from '#lib/metrics/trend.ts';
import { about, column, heading, paragraph, rowsOf, table } from '#lib/reports/build.ts';
import type { Block, Cell } from '#lib/reports/document.ts';
import { chartNotes } from '#lib/reports/chartNotes.ts';
import { trendFigure } from '#lib/reports/figures.ts';
import { gap, has } from '#lib/reports/phrases.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';
import type { Need } from '#lib/rulebook/needs.ts';

const w = {
	title: words('逐月走势', '逐月走勢', 'Month by month'),
	table: words('各月主要指标', '各月主要指標', 'Key figures by month'),
	month: words('月份', '月份', 'Month'),
	partialMonth: words('{month}（未满）', '{month}（未滿）', '{month} (partial)'),
	received: words('受理件数', '受理件數', 'Complaints received'),
	rate: words('每千户投诉件数', '每千戶投訴件數', 'Complaints per 1,000 households'),
	valid: words('有效投诉率', '有效投訴率', 'Share of valid complaints'),
	median: words('处理时长中位数', '處理時長中位數', 'Median time to handle'),
	satisfaction: words('满意率', '滿意率', 'Satisfaction'),
	followup: words('回访率', '回訪率', 'Follow-up'),
	repeat: words('重复投诉率', '重複投訴率', 'Repeats'),
	centre: words('中心线', '中心線', 'Centre'),
	lower: words('控制下限', '控制下限', 'Lower limit'),
	upper: words('控制上限', '控制上限', 'Upper limit'),
	signalHead: words('信号', '訊號', 'Signal'),
	early: words(
		'{what}：完整月份只有 {n} 个，不足 12 个，尚不能判断升降。',
		'{what}：完整月份只有 {n} 個，不足 12 個，尚不能判斷升降。',
		'{what}: there are only {n} whole months, fewer than 12; too early to say whether anything rose or fell.'
	),
	calm: words(
		'{what}：{year}各整月都在正常波动范围内（{chart}，中心线 {centre}，{n} 个月），不宜就单月高低采取措施。',
		'{what}：{year}各整月都在正常波動範圍內（{chart}，中心線 {centre}，{n} 個月），不宜就單月高低採取措施。',
		'{what}: no whole month of {year} shows a special cause ({chart}, centre {centre}, {n} months); do not react to single highs and lows.'
	),
	signals: words(
		'{what}：{year}有 {k} 个月出现异常信号：{list}（{chart}，中心线 {centre}，{n} 个月）；其余各整月在正常波动范围内。',
		'{what}：{year}有 {k} 個月出現異常訊號：{list}（{chart}，中心線 {centre}，{n} 個月）；其餘各整月在正常波動範圍內。',
		'{what}: {k} months of {year} give a signal: {list} ({chart}, centre {centre}, {n} months); the other whole months show no special cause.'
	),
	signal: words('{month} {value}（{rule}）', '{month} {value}（{rule}）', '{month} {value} ({rule})'),
	phases: words(
		'基线分 {k} 段，现行的自{from}起。',
		'基線分 {k} 段，現行的自{from}起。',
		'There are {k} baselines; the present one begins with {from}.'
	),
	none: words('{what}没有可比较的月份。', '{what}沒有可比較的月份。', '{what}: no months to compare.'),
	alt: words(
		'控制图：{from}至{to}每月的{what}，带中心线与控制限。数据见附表。',
		'控制圖：{from}至{to}每月的{what}，帶中心線與控制限。資料見附表。',
		'Control chart: {what} for each month from {from} to {to}, with centre and limits. The data are in the table.'
	),
	rule: words(
		'“（未满）”的月份数据不完整，不参与升降判断；比率后的区间见各章。',
		'「（未滿）」的月份資料不完整，不參與升降判斷；比率後的區間見各章。',
		'Months marked (partial) are not covered to their last day and not judged; intervals of shares stand in their own chapters.'
	)
};

interface Line {
	readonly id: 'received' | 'rate' | 'valid' | 'medianHours' | 'satisfaction';
	readonly what: Words;
	readonly measure: Measure;
	readonly need: Need;
	readonly type: 'integer' | 'number' | 'percent';
}

const lines: readonly Line[] = [
	{ id: 'received', what: w.received, measure: 'count', need: 'received', type: 'integer' },
	{ id: 'rate', what: w.rate, measure: 'rate', need: 'exposure', type: 'number' },
	{ id: 'valid', what: w.valid, measure: 'percent', need: 'valid', type: 'percent' },
	{ id: 'medianHours', what: w.median, measure: 'hours', need: 'finished', type: 'number' },
	{ id: 'satisfaction', what: w.satisfaction, measure: 'percent', need: 'satisfaction', type: 'percent' }
];

/** The year month by month: a table, and a control chart for each figure with what may be said of it. */
export async function months(context: YearContext): Promise<Block[]> {
	const { say } = context;
	const found = await context.trends();
	const blocks: Block[] = [heading('months', say(w.title)), monthTable(found, context)];
	for (const line of lines) {
		const trend = found.trends[line.id];
		if (!has(context, line.need) || trend.points.every(({ value }) => value === null)) continue;
		blocks.push(
			heading(`months.${line.id}`, say(line.what), 2),
			about(
				paragraph(`months.${line.id}`, ...sentence(line, trend, context)),
				`annual-${line.id}`,
				rowsOf(context.period, context)
			),
			await chart(line, trend, context),
			...chartNotes(`annual-${line.id}-notes`, line.id, trend, context)
		);
	}
	return blocks;
}

function monthTable({ months: all }: Monthly, context: YearContext): Block {
	const { say, locale } = context;
	const own = all.filter(({ month }) => context.months.includes(month));
	const columns: readonly (readonly [
		Words,
		Need,
		(month: Month) => Cell,
		'integer' | 'percent' | 'duration'
	])[] = [
		[w.received, 'received', (m) => m.received, 'integer'],
		[w.valid, 'valid', (m) => m.valid.value, 'percent'],
		[
			w.median,
			'finished',
			(m) => (m.medianHours === null ? null : Math.round(m.medianHours * 3600)),
			'duration'
		],
		[w.satisfaction, 'satisfaction', (m) => m.satisfaction.value, 'percent'],
		[w.followup, 'followup', (m) => m.followup.value, 'percent'],
		[w.repeat, 'repeat', (m) => m.repeat.value, 'percent']
	];
	const shown = columns.filter(([, need]) => has(context, need));
	return table(
		'annual-months',
		say(w.table),
		[column(say(w.month), 'text', 2.2), ...shown.map(([head, , , type]) => column(say(head), type, 1.6))],
		own.map((month) => [
			month.partial
				? say(w.partialMonth, { month: formatMonth(month.month, locale) })
				: formatMonth(month.month, locale),
			...shown.map(([, , value]) => value(month))
		]),
		{
			notes: [say(w.rule)],
			of: { rows: own.map(({ month }) => rowsOf({ ...context.scope, month }, context)) }
		}
	);
}

/** What may be concluded from a chart about the year's months, and nothing more. */
function sentence(line: Line, trend: Trend, context: YearContext): string[] {
	const { say, locale, label: year } = context;
	const what = say(line.what);
	if (trend.verdict === 'too_early') return [say(w.early, { what, n: trend.n })];
	const own = trend.points.filter(({ at, partial }) => context.months.includes(at) && !partial);
	const judged = own.filter(({ value, centre }) => value !== null && centre !== null);
	if (judged.length === 0) return [say(w.none, { what })];
	const told = signalsOf(trend, locale);
	const found = judged.filter(({ at }) => told.has(at));
	const fill = {
		what,
		year,
		chart: say(chartKindWords[trend.kind]),
		centre: formatMeasure(judged.at(-1)!.centre, line.measure, locale),
		n: trend.n
	};
	const list = found.map(({ at, value }) =>
		say(w.signal, {
			month: formatMonth(at, locale),
			value: formatMeasure(value, line.measure, locale),
			rule: told.get(at) ?? ''
		})
	);
	const phases =
		trend.phases.length > 1
			? gap(context) +
				say(w.phases, { k: trend.phases.length, from: formatMonth(trend.phases.at(-1)!.from, locale) })
			: '';
	return [
		found.length === 0
			? say(w.calm, fill)
			: say(w.signals, { ...fill, k: found.length, list: joinList(list, locale) }),
		phases
	];
}

function chart(line: Line, trend: Trend, context: YearContext) {
	const { say, locale } = context;
	const [first, last] = [trend.points[0]!.at, trend.points.at(-1)!.at];
	const what = say(line.what);
	const told = signalsOf(trend, locale);
	return trendFigure(trend, line.measure, context, {
		id: `annual-${line.id}`,
		caption: what,
		alt: say(w.alt, { what, from: formatMonth(first, locale), to: formatMonth(last, locale) }),
		data: table(
			`annual-${line.id}-data`,
			what,
			[
				column(say(w.month), 'text', 2),
				column(what, line.type),
				column(say(w.centre), line.type === 'integer' ? 'number' : line.type),
				column(say(w.lower), line.type === 'integer' ? 'number' : line.type),
				column(say(w.upper), line.type === 'integer' ? 'number' : line.type),
				column(say(w.signalHead), 'text', 3)
			],
			trend.points.map(({ at, value, centre, lower, upper }) => [
				at,
				value,
				centre,
				lower,
				upper,
				told.get(at) ?? null
			])
		)
	});
}
