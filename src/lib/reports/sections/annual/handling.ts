import { formatHours, formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { headline } from '#lib/metrics/headline.ts';
import type { Durations } from '#lib/metrics/durations.ts';
import { periodsDiffer } from '#lib/metrics/survival.ts';
import { about, column, heading, paragraph, rowsOf, table } from '#lib/reports/build.ts';
import type { Block, Cell } from '#lib/reports/document.ts';
import { gap, has, missingNote } from '#lib/reports/phrases.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words('处理时长', '處理時長', 'Time to handle'),
	what: words('处理时长', '處理時長', 'the time to handle'),
	none: words(
		'本年没有可计算时长的投诉。',
		'本年沒有可計算時長的投訴。',
		'No complaint of this year has a duration that can be counted.'
	),
	median: words(
		'全年受理的投诉，中位数 {median}（95% 区间 {low}–{high}），计入 {n} 件，其中 {censored} 件尚未完成，按删失计入。',
		'全年受理的投訴，中位數 {median}（95% 區間 {low}–{high}），計入 {n} 件，其中 {censored} 件尚未完成，按設限計入。',
		'Of the year’s complaints the median is {median} (95% interval {low}–{high}); {n} count, {censored} of them not done yet and counted as censored.'
	),
	notReached: words(
		'全年受理的投诉完成的不足一半，中位数尚不可得（计入 {n} 件）。',
		'全年受理的投訴完成的不足一半，中位數尚不可得（計入 {n} 件）。',
		'Fewer than half of the year’s complaints are done, so the median is not known yet ({n} count).'
	),
	differ: words(
		'与去年同期相比，时长的分布不同（log-rank 检验，p = {p}）。',
		'與去年同期相比，時長的分佈不同（log-rank 檢定，p = {p}）。',
		'Compared with the same days last year, durations are distributed differently (log-rank test, p = {p}).'
	),
	alike: words(
		'与去年同期相比，没有显出差别（log-rank 检验，p = {p}）。',
		'與去年同期相比，沒有顯出差別（log-rank 檢定，p = {p}）。',
		'Compared with the same days last year, no difference is shown (log-rank test, p = {p}).'
	),
	table: words('处理时长（Kaplan–Meier）', '處理時長（Kaplan–Meier）', 'Time to handle (Kaplan–Meier)'),
	period: words('时期', '時期', 'Period'),
	year: words('全年', '全年', 'Year'),
	last: words('去年同期', '去年同期', 'Last year'),
	n: words('计入', '計入', 'n'),
	censored: words('其中未完成', '其中未完成', 'Not done'),
	p50: words('中位数', '中位數', 'Median'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	p90: words('九成分位数', '九成分位數', '90th percentile'),
	excluded: words('不计', '不計', 'Left out'),
	rule: words(
		'“不计”的是先后颠倒、办结无时间、只有日期的。',
		'「不計」的是先後顛倒、辦結無時間、只有日期的。',
		'Left out are impossible orders, those done without a time, and dates without a time.'
	)
};

/** How long handling took, quarter by quarter, and whether that differs from last year. */
export async function handling(context: YearContext): Promise<Block[]> {
	const { engine, period, lastPeriod, quarters, say, locale } = context;
	const title = heading('handling', say(w.title));
	if (!has(context, 'handling')) return [title, missingNote(say(w.what), ['finished'], context)];
	const year = (await headline(engine, period)).handling;
	if (year.n === 0) return [title, paragraph('annual.handling', say(w.none))];
	const hours = (value: number | null): string => (value === null ? '…' : formatHours(value, locale));
	const test = lastPeriod && (await periodsDiffer(engine, period, lastPeriod));
	const rows: Cell[][] = [];
	const line = (label: string, d: Durations & { readonly excluded: number }): Cell[] => [
		label,
		d.n,
		d.censored,
		seconds(d.medianHours),
		d.low === null ? null : `${hours(d.low)} – ${hours(d.high)}`,
		seconds(d.p90Hours),
		d.excluded
	];
	for (const { label, period: days } of quarters)
		rows.push(line(label, (await headline(engine, days)).handling));
	rows.push(line(say(w.year), year));
	if (lastPeriod) rows.push(line(say(w.last), (await headline(engine, lastPeriod)).handling));
	return [
		title,
		about(
			paragraph(
				'annual.handling',
				say(year.medianHours === null ? w.notReached : w.median, {
					median: hours(year.medianHours),
					low: hours(year.low),
					high: hours(year.high),
					n: formatNumber(year.n),
					censored: formatNumber(year.censored)
				}),
				test
					? gap(context) +
							say(test.p < level ? w.differ : w.alike, { p: test.p < 0.001 ? '< 0.001' : test.p.toFixed(3) })
					: ''
			),
			'annual-handling',
			rowsOf(period, context)
		),
		table(
			'annual-handling',
			say(w.table),
			[
				column(say(w.period), 'text', 1.8),
				column(say(w.n), 'integer', 1.2),
				column(say(w.censored), 'integer', 1.3),
				column(say(w.p50), 'duration', 1.8),
				column(say(w.interval), 'text', 2.8),
				column(say(w.p90), 'duration', 1.8),
				column(say(w.excluded), 'integer', 1.1)
			],
			rows,
			{
				notes: [say(w.rule)],
				of: {
					rows: [
						...quarters.map((quarter) => quarter.period),
						period,
						...(lastPeriod ? [lastPeriod] : [])
					].map((days) => rowsOf(days, context))
				}
			}
		)
	];
}

/** A difference is called at this level. */
const level = 0.05;
const seconds = (hours: number | null): number | null => (hours === null ? null : Math.round(hours * 3600));
