import { formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { commonProblems, type CommonProblem } from '#lib/metrics/commonProblems.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { monthsBefore } from '#lib/metrics/months.ts';
import { about, column, heading, note, paragraph, rowsOf, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';

const w = {
	title: words('产品建议', '產品建議', 'Product suggestions'),
	table: words('共性问题与建议', '共性問題與建議', 'Common problems and suggestions'),
	category: words('类别', '類別', 'Category'),
	sub: words('二级分类', '二級分類', 'Kind'),
	n: words('件数', '件數', 'Count'),
	share: words('累计占比', '累計佔比', 'Cum. share'),
	sites: words('涉及项目', '涉及項目', 'Sites'),
	units: words('涉及户', '涉及戶', 'Homes'),
	repeats: words('其中重复', '其中重複', 'Repeats'),
	before: words('上月', '上月', 'Month before'),
	yearAgo: words('去年同月', '去年同月', 'A year ago'),
	suggestion: words('建议', '建議', 'Suggestion'),
	to: words('接收部门', '接收部門', 'To'),
	first: words(
		'本月不属无效的投诉 {n} 件，分属 {kinds} 类；其中 {vital} 类合占 {share}，列为共性问题。',
		'本月不屬無效的投訴 {n} 件，分屬 {kinds} 類；其中 {vital} 類合佔 {share}，列為共性問題。',
		'{n} complaints of the month are not invalid, of {kinds} kinds; {vital} of them make up {share} and are listed as common problems.'
	),
	none: words('本月没有投诉。', '本月沒有投訴。', 'There are no complaints this month.'),
	note: words(
		'前后月份并列，不等于升降。“建议”与“接收部门”由编制人填写；每月送产品研发与规划。',
		'前後月份並列，不等於升降。「建議」與「接收部門」由編製人填寫；每月送產品研發與規劃。',
		'Months stand side by side; that is not yet a rise or fall. Suggestion and receiver are filled in by hand; the table goes to product development and planning each month.'
	)
};

/** The same as a chapter of the monthly report. */
export const suggestionsChapter = async (context: ReportContext): Promise<Block[]> => [
	heading('suggestions', context.say(w.title)),
	...(await suggestions(context))
];

/** Common problems of the month for product development and planning (S1): the vital few kinds, how far they spread, room for what is suggested. */
export async function suggestions(context: ReportContext): Promise<Block[]> {
	const { engine, scope, period, previous, lastYear, month, say, locale } = context;
	const found = await commonProblems(engine, period);
	const listed = found.filter(({ vital }) => vital);
	if (listed.length === 0) return [paragraph('suggestions.none', say(w.none))];
	const earlier = async (wanted: string | null): Promise<ReadonlyMap<string, number> | null> =>
		wanted === null
			? null
			: new Map((await commonProblems(engine, { ...scope, month: wanted })).map((row) => [key(row), row.n]));
	const before = await earlier(previous && monthsBefore(month, 1));
	const yearAgo = await earlier(lastYear && monthsBefore(month, 12));
	return [
		about(
			paragraph(
				'suggestions.sum',
				say(w.first, {
					n: formatNumber(found.reduce((sum, { n }) => sum + n, 0)),
					kinds: formatNumber(found.length),
					vital: formatNumber(listed.length),
					share: formatPercent(listed.at(-1)!.cumulative)
				})
			),
			'suggestions',
			rowsOf(period, context)
		),
		table(
			'suggestions',
			say(w.table),
			[
				column(say(w.category), 'text', 2.4),
				column(say(w.sub), 'text', 2.6),
				column(say(w.n), 'integer', 1.4),
				column(say(w.share), 'percent', 1.5),
				column(say(w.sites), 'integer', 1.4),
				column(say(w.units), 'integer', 1.6),
				column(say(w.repeats), 'integer', 1.9),
				...(before ? [column(say(w.before), 'integer', 1.6)] : []),
				...(yearAgo ? [column(say(w.yearAgo), 'integer', 1.4)] : []),
				column(say(w.suggestion), 'blank', 4),
				column(say(w.to), 'blank', 1.8)
			],
			listed.map((row) => [
				valueLabel('category_l1', row.category_l1, locale),
				valueLabel('category_l2', row.category_l2, locale),
				row.n,
				row.cumulative,
				row.sites,
				row.units,
				row.repeats,
				...(before ? [before.get(key(row)) ?? 0] : []),
				...(yearAgo ? [yearAgo.get(key(row)) ?? 0] : []),
				'',
				''
			]),
			{ list: true }
		),
		note(say(w.note))
	];
}

const key = ({ category_l1, category_l2 }: CommonProblem): string =>
	JSON.stringify([category_l1, category_l2]);
