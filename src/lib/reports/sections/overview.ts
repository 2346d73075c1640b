import { formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { headline, type Headline } from '#lib/metrics/headline.ts';
import { fineTable } from '#lib/metrics/ledger.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { about, column, heading, paragraph, rowsOf, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';
import { headFigures, ratesText } from '#lib/reports/headFigures.ts';
import { comparison, gap, monthText, trendText } from '#lib/reports/phrases.ts';
import { comparisonTable } from '#lib/reports/comparison.ts';
import { trendFigure } from '#lib/reports/figures.ts';
import { chartNotes } from '#lib/reports/chartNotes.ts';

const w = {
	title: words('概况', '概況', 'Overview'),
	received: words('受理', '受理', 'Received'),
	cases: words('{n} 件', '{n} 件', '{n}'),
	first: words(
		'{month}受理投诉 {n} 件{compared}。',
		'{month}受理投訴 {n} 件{compared}。',
		'{n} complaints were received in {month}{compared}.'
	),
	brackets: words('（{text}）', '（{text}）', ' ({text})'),
	count: words('受理件数', '受理件數', 'The number received'),
	doneFlagged: words(
		'其中 {n} 件已办结但没有完成时间。',
		'其中 {n} 件已辦結但沒有完成時間。',
		'{n} of them are done without a time of completion.'
	),
	trend: words('按月受理件数', '按月受理件數', 'Complaints received by month'),
	trendAlt: words(
		'折线图：{from}至{to}每月受理件数，本月 {n} 件。数据见附表。',
		'折線圖：{from}至{to}每月受理件數，本月 {n} 件。資料見附表。',
		'Line chart: complaints received each month from {from} to {to}; {n} this month. The data are in the table.'
	),
	thisMonth: words('本月', '本月', 'This month'),
	before: words('上月', '上月', 'Month before'),
	yearAgo: words('去年同月', '去年同月', 'A year ago'),
	month: words('月份', '月份', 'Month'),
	centre: words('中心线', '中心線', 'Centre'),
	lower: words('控制下限', '控制下限', 'Lower limit'),
	upper: words('控制上限', '控制上限', 'Upper limit')
};

/** The month in figures, beside the month before and a year ago, and what may be said about change. */
export async function overview(context: ReportContext): Promise<Block[]> {
	const { engine, scope, period, month, previous, lastYear, say } = context;
	const at = async (other: string | null): Promise<Headline | null> =>
		other === null ? null : headline(engine, { ...scope, month: other } satisfies Filter);
	const [now, before, yearAgo] = [await headline(engine, period), await at(previous), await at(lastYear)];
	const fines = new Map((await fineTable(engine, scope, 'month')).map((row) => [row.key, row]));
	const { months, trends } = await context.trends();
	const fined = (other: string | null): number | null =>
		other === null ? null : (fines.get(other)?.amountFen ?? 0);

	const compared = comparison(
		before && say(w.cases, { n: formatNumber(before.received) }),
		yearAgo && say(w.cases, { n: formatNumber(yearAgo.received) }),
		context
	);
	const first = months[0]?.month ?? month;
	const caption = say(w.trend);
	return [
		heading('overview', say(w.title)),
		headFigures(now, compared, { amountFen: fined(month), lines: fines.get(month)?.lines ?? 0 }, context),
		about(
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
			'trend',
			rowsOf(period, context)
		),
		about(
			paragraph(
				'overview.rates',
				...ratesText(now, context),
				now.doneFlagged > 0 ? say(w.doneFlagged, { n: formatNumber(now.doneFlagged) }) : ''
			),
			'headline',
			rowsOf(period, context)
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
				trends.received.points.map((point) => [point.at, point.value, point.centre, point.lower, point.upper])
			)
		}),
		...chartNotes('trend-notes', 'received', trends.received, context),
		comparisonTable(
			{ name: say(w.thisMonth), head: now, fines: fined(month) },
			[
				{ name: say(w.before), head: before, fines: fined(previous) },
				{ name: say(w.yearAgo), head: yearAgo, fines: fined(lastYear) }
			],
			context
		)
	];
}
