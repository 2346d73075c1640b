import {
	formatHours,
	formatMoney,
	formatNumber,
	formatPercent,
	formatShareInterval
} from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { headline, type Headline } from '#lib/metrics/headline.ts';
import { fineTable } from '#lib/metrics/ledger.ts';
import { monthly } from '#lib/metrics/monthly.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { column, heading, keyFigure, paragraph, table } from '../build.ts';
import type { ReportContext } from '../context.ts';
import type { Block, Cell, ColumnType } from '../document.ts';
import { comparison, has, monthText, shareText, trendText } from '../phrases.ts';
import { trendFigure } from './figures.ts';

const w = {
	title: words('概况', '概況', 'Overview'),
	received: words('受理', '受理', 'Received'),
	cases: words('{n} 件', '{n} 件', '{n}'),
	valid: words('有效投诉率', '有效投訴率', 'Valid complaints'),
	completion: words('办结率', '辦結率', 'Completion'),
	median: words('处理时长中位数', '處理時長中位數', 'Median time to handle'),
	satisfaction: words('满意率', '滿意率', 'Satisfaction'),
	fines: words('应扣罚', '應扣罰', 'Fines'),
	followup: words('回访率', '回訪率', 'Follow-up'),
	repeat: words('重复投诉率', '重複投訴率', 'Repeats'),
	open: words('其中在办', '其中在辦', 'Still open'),
	interval: words(
		'95% 区间 {interval}，n={n}',
		'95% 區間 {interval}，n={n}',
		'95% interval {interval}, n={n}'
	),
	notCounted: words('没有可计算的记录', '沒有可計算的記錄', 'Nothing to count from'),
	km: words(
		'Kaplan–Meier，n={n}，在办 {censored}',
		'Kaplan–Meier，n={n}，在辦 {censored}',
		'Kaplan–Meier, n={n}, {censored} open'
	),
	lines: words(
		'{n} 条，按时限届满之月计',
		'{n} 條，按時限屆滿之月計',
		'{n} lines, by the month in which the limit ran out'
	),
	first: words(
		'{month}受理投诉 {n} 件{compared}。',
		'{month}受理投訴 {n} 件{compared}。',
		'{n} complaints were received in {month}{compared}.'
	),
	brackets: words('（{text}）', '（{text}）', ' ({text})'),
	count: words('受理件数', '受理件數', 'The number received'),
	validity: words(
		'有效投诉率 {share}，另有 {undetermined} 件未判定，不计入分母。',
		'有效投訴率 {share}，另有 {undetermined} 件未判定，不計入分母。',
		'Valid complaints: {share}; {undetermined} are undetermined and stand outside the share.'
	),
	done: words('办结率 {share}。', '辦結率 {share}。', 'Completed: {share}.'),
	doneFlagged: words(
		'其中 {n} 件已办结但没有完成时间。',
		'其中 {n} 件已辦結但沒有完成時間。',
		'{n} of them are done without a time of completion.'
	),
	table: words('主要指标', '主要指標', 'Key figures compared'),
	figure: words('指标', '指標', 'Figure'),
	thisMonth: words('本月', '本月', 'This month'),
	ci: words('95% 区间', '95% 區間', '95% interval'),
	n: words('n', 'n', 'n'),
	before: words('上月', '上月', 'Month before'),
	yearAgo: words('去年同月', '去年同月', 'A year ago'),
	noEarlier: words(
		'“—”表示没有数据或无法计算。前后月份并列，不等于升降；升降只依控制图判断。',
		'「—」表示沒有數據或無法計算。前後月份並列，不等於升降；升降只依控制圖判斷。',
		'“—” means no data or nothing to count from. Months stand side by side; whether anything rose or fell is judged by the control chart alone.'
	),
	trend: words('按月受理件数', '按月受理件數', 'Complaints received by month'),
	trendAlt: words(
		'折线图：{from}至{to}每月受理件数，本月 {n} 件。数据见附表。',
		'折線圖：{from}至{to}每月受理件數，本月 {n} 件。數據見附表。',
		'Line chart: complaints received each month from {from} to {to}; {n} this month. The data are in the table.'
	),
	month: words('月份', '月份', 'Month'),
	centre: words('中心线', '中心線', 'Centre'),
	lower: words('控制下限', '控制下限', 'Lower limit'),
	upper: words('控制上限', '控制上限', 'Upper limit')
};

/** The month in figures, beside the month before and a year ago, and what may be said about change. */
export async function overview(context: ReportContext): Promise<Block[]> {
	const { engine, scope, period, until, month, previous, lastYear, say, locale } = context;
	const at = async (other: string | null): Promise<Headline | null> =>
		other === null ? null : headline(engine, { ...scope, month: other } satisfies Filter);
	const [now, before, yearAgo] = [await headline(engine, period), await at(previous), await at(lastYear)];
	const fines = new Map((await fineTable(engine, scope, 'month')).map((row) => [row.key, row]));
	const { months, trends } = await monthly(engine, until);
	const fined = (other: string | null): number | null =>
		other === null ? null : (fines.get(other)?.amountFen ?? 0);

	const compared = comparison(
		before && say(w.cases, { n: formatNumber(before.received) }),
		yearAgo && say(w.cases, { n: formatNumber(yearAgo.received) }),
		context
	);
	const share = (of: Headline['valid']): string =>
		of.value === null
			? say(w.notCounted)
			: say(w.interval, { interval: formatShareInterval(of.low, of.high), n: formatNumber(of.denominator) });
	const first = months[0]?.month ?? month;
	const caption = say(w.trend);
	return [
		heading(say(w.title)),
		{
			kind: 'keyFigures',
			items: [
				keyFigure(say(w.received), 'integer', now.received, compared),
				keyFigure(say(w.valid), 'percent', now.valid.value, share(now.valid)),
				keyFigure(say(w.completion), 'percent', now.completion.value, share(now.completion)),
				keyFigure(
					say(w.median),
					'duration',
					seconds(now.handling.medianHours),
					now.handling.n === 0
						? say(w.notCounted)
						: say(w.km, { n: formatNumber(now.handling.n), censored: formatNumber(now.handling.censored) })
				),
				keyFigure(say(w.satisfaction), 'percent', now.satisfaction.value, share(now.satisfaction)),
				keyFigure(
					say(w.fines),
					'money',
					fined(month),
					say(w.lines, { n: formatNumber(fines.get(month)?.lines ?? 0) })
				)
			]
		},
		paragraph(
			'overview.received',
			say(w.first, {
				month: monthText(month, context),
				n: formatNumber(now.received),
				compared: compared && say(w.brackets, { text: compared })
			}) + gap(context),
			trendText(say(w.count), trends.received, context, (value) =>
				formatNumber(value, value !== null && value % 1 ? 1 : 0)
			)
		),
		paragraph(
			'overview.rates',
			has(context, 'validity', 'nature')
				? say(w.validity, {
						share: shareText(now.valid, context),
						undetermined: formatNumber(now.undetermined)
					}) + gap(context)
				: '',
			now.completion.value === null
				? ''
				: say(w.done, { share: shareText(now.completion, context) }) + gap(context),
			now.doneFlagged > 0 ? say(w.doneFlagged, { n: formatNumber(now.doneFlagged) }) : ''
		),
		await trendFigure(trends.received, 'count', context, {
			id: 'trend',
			caption,
			alt: say(w.trendAlt, {
				from: monthText(first, context),
				to: monthText(month, context),
				n: formatNumber(now.received)
			}),
			data: table(
				'trend-data',
				caption,
				[
					column(say(w.month), 'text', 2),
					column(say(w.received), 'integer'),
					column(say(w.centre), 'number'),
					column(say(w.lower), 'number'),
					column(say(w.upper), 'number')
				],
				trends.received.points.map((point) => [
					point.month,
					point.value,
					point.centre,
					point.lower,
					point.upper
				])
			)
		}),
		table(
			'headline',
			say(w.table),
			[
				column(say(w.figure), 'text', 4),
				column(say(w.thisMonth), 'text', 2.4),
				column(say(w.ci), 'text', 3),
				column(say(w.n), 'integer', 1.4),
				column(say(w.before), 'text', 2.4),
				column(say(w.yearAgo), 'text', 2.4)
			],
			compare([now, before, yearAgo], [fined(month), fined(previous), fined(lastYear)]).map(
				([label, type, values, low, high, n]): Cell[] => [
					say(label),
					shown(values[0] ?? null, type),
					interval(low, high, type),
					n,
					shown(values[1] ?? null, type),
					shown(values[2] ?? null, type)
				]
			),
			{ notes: [say(w.noEarlier)] }
		)
	];

	function shown(value: number | null, type: ColumnType): string | null {
		if (value === null) return null;
		if (type === 'percent') return formatPercent(value);
		if (type === 'money') return formatMoney(value);
		return type === 'duration' ? formatHours(value, locale) : formatNumber(value);
	}
	function interval(low: number | null, high: number | null, type: ColumnType): string | null {
		if (type === 'percent') return formatShareInterval(low, high) || null;
		if (type !== 'duration' || low === null) return null;
		return `${formatHours(low, locale)} – ${high === null ? '…' : formatHours(high, locale)}`;
	}
}

type Line = [
	label: (typeof w)[keyof typeof w],
	type: ColumnType,
	values: (number | null)[],
	low: number | null,
	high: number | null,
	n: number | null
];

/** One line for each figure: the three months, and the interval and n of this one. */
function compare(
	heads: readonly [Headline, Headline | null, Headline | null],
	fines: readonly (number | null)[]
): Line[] {
	const [now] = heads;
	const share = (label: Line[0], of: (head: Headline) => Headline['valid']): Line => {
		const { low, high, denominator } = of(now);
		return [label, 'percent', heads.map((head) => head && of(head).value), low, high, denominator];
	};
	const plain = (label: Line[0], of: (head: Headline) => number | null): Line => [
		label,
		'integer',
		heads.map((head) => head && of(head)),
		null,
		null,
		null
	];
	return [
		plain(w.received, (head) => head.received),
		plain(w.open, (head) => head.open),
		share(w.valid, (head) => head.valid),
		share(w.completion, (head) => head.completion),
		share(w.followup, (head) => head.followup),
		share(w.satisfaction, (head) => head.satisfaction),
		share(w.repeat, (head) => head.repeat),
		[
			w.median,
			'duration',
			heads.map((head) => head && head.handling.medianHours),
			now.handling.low,
			now.handling.high,
			now.handling.n
		],
		[w.fines, 'money', [...fines], null, null, null]
	];
}

const seconds = (hours: number | null): number | null => (hours === null ? null : hours * 3600);
/** English sentences are parted by a space. */
const gap = (context: ReportContext): string => (context.locale === 'en' ? ' ' : '');
