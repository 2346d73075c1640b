import { formatHours, formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import type { Durations } from '#lib/metrics/durations.ts';
import { headline } from '#lib/metrics/headline.ts';
import { about, column, heading, paragraph, rowsOf, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block, Cell } from '#lib/reports/document.ts';
import { has, missingNote } from '#lib/reports/phrases.ts';

const w = {
	title: words('处理时长', '處理時長', 'Time to handle'),
	what: words('处理时长', '處理時長', 'the time to handle'),
	median: words(
		'{what}：中位数 {median}（95% 区间 {low}–{high}），九成不超过 {p90}。',
		'{what}：中位數 {median}（95% 區間 {low}–{high}），九成不超過 {p90}。',
		'{what}: the median is {median} (95% interval {low}–{high}); nine in ten take no longer than {p90}.'
	),
	medianOnly: words(
		'{what}：中位数 {median}（95% 区间 {low}–{high}）；做到的不足九成，九成分位数尚不可得。',
		'{what}：中位數 {median}（95% 區間 {low}–{high}）；做到的不足九成，九成分位數尚不可得。',
		'{what}: the median is {median} (95% interval {low}–{high}); fewer than nine in ten are done, so that quantile is not known yet.'
	),
	notReached: words(
		'{what}：做到的不足一半，中位数尚不可得。',
		'{what}：做到的不足一半，中位數尚不可得。',
		'{what}: fewer than half are done, so the median is not known yet.'
	),
	none: words(
		'本月没有可计算时长的投诉。',
		'本月沒有可計算時長的投訴。',
		'No complaint of this month has a duration that can be counted.'
	),
	censored: words(
		'计入 {n} 件，其中 {censored} 件到截止时点尚未做到，按此计入而不略去。',
		'計入 {n} 件，其中 {censored} 件到截止時點尚未做到，按此計入而不略去。',
		'{n} count; {censored} of them were not done by the as-of time and are counted as such, not left out.'
	),
	excluded: words(
		'另有 {excluded} 件不计：先后颠倒 {negative}、办结无时间 {noTime}、只有日期 {dateOnly}。',
		'另有 {excluded} 件不計：先後顛倒 {negative}、辦結無時間 {noTime}、只有日期 {dateOnly}。',
		'{excluded} are left out: impossible order {negative}, done without a time {noTime}, date only {dateOnly}.'
	),
	table: words('处理时长：两种算法并列', '處理時長：兩種算法並列', 'Time to handle, counted in two ways'),
	measure: words('时长', '時長', 'Duration'),
	quantile: words('分位数', '分位數', 'Quantile'),
	handling: words('受理到完成', '受理到完成', 'Receipt to completion'),
	reply: words('受理到答复', '受理到答覆', 'Receipt to answer'),
	p50: words('中位数', '中位數', 'Median'),
	p90: words('九成分位数', '九成分位數', '90th percentile'),
	km: words('Kaplan–Meier', 'Kaplan–Meier', 'Kaplan–Meier'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	naive: words('只算已完成', '只算已完成', 'Finished ones only'),
	naiveN: words('已完成 n', '已完成 n', 'n finished'),
	bias: words(
		'“只算已完成”（线性插值，R 第 7 类）略去仍在办理的投诉，通常偏短；以 Kaplan–Meier 为准。',
		'「只算已完成」（線性插值，R 第 7 類）略去仍在辦理的投訴，通常偏短；以 Kaplan–Meier 為準。',
		'The figure over finished complaints only (linear interpolation, R type 7) leaves out what is still open and is usually too short; Kaplan–Meier is the one to quote.'
	)
};

/** How long handling takes, open complaints minded, beside the naive figure. */
export async function handling(context: ReportContext): Promise<Block[]> {
	const { engine, period, say, locale } = context;
	const title = heading('handling', say(w.title));
	const wanted = missingNote(say(w.what), ['finished'], context);
	if (!has(context, 'handling')) return [title, wanted];
	const { handling: h, reply } = await headline(engine, period);
	const hours = (value: number | null): string => (value === null ? '…' : formatHours(value, locale));
	const gap = locale === 'en' ? ' ' : '';
	const sentence = (what: string, d: Durations): string => {
		const form = d.medianHours === null ? w.notReached : d.p90Hours === null ? w.medianOnly : w.median;
		const fill = {
			median: hours(d.medianHours),
			low: hours(d.low),
			high: hours(d.high),
			p90: hours(d.p90Hours)
		};
		const counted = say(w.censored, { n: formatNumber(d.n), censored: formatNumber(d.censored) });
		return say(form, { what, ...fill }) + gap + counted + gap;
	};
	const left = say(w.excluded, {
		excluded: formatNumber(h.excluded),
		negative: formatNumber(h.excludedNegative),
		noTime: formatNumber(h.excludedNoTime),
		dateOnly: formatNumber(h.excludedDateOnly)
	});
	const lines = (name: string, d: Durations): Cell[][] => {
		const line = (
			label: string,
			value: number | null,
			low: number | null,
			high: number | null,
			naive: number | null
		): Cell[] => [
			name,
			label,
			seconds(value),
			low === null ? null : `${hours(low)} – ${hours(high)}`,
			seconds(naive),
			d.naiveN
		];
		return [
			line(say(w.p50), d.medianHours, d.low, d.high, d.naiveMedianHours),
			line(say(w.p90), d.p90Hours, d.p90Low, d.p90High, d.naiveP90Hours)
		];
	};
	const replies = reply.n > 0 && has(context, 'reply');
	const rows = [
		...(h.n > 0 ? lines(say(w.handling), h) : []),
		...(replies ? lines(say(w.reply), reply) : [])
	];
	return [
		title,
		...(has(context, 'finished') ? [] : [wanted]),
		about(
			paragraph('handling.median', h.n > 0 ? sentence(say(w.handling), h) : '', h.excluded > 0 ? left : ''),
			'handling',
			rowsOf(period, context)
		),
		about(
			paragraph('handling.reply', replies ? sentence(say(w.reply), reply) : ''),
			'handling',
			rowsOf(period, context)
		),
		paragraph('handling.none', rows.length === 0 ? say(w.none) : ''),
		...(rows.length === 0
			? []
			: [
					table(
						'handling',
						say(w.table),
						[
							column(say(w.measure), 'text', 2.2),
							column(say(w.quantile), 'text', 1.6),
							column(say(w.km), 'duration', 1.8),
							column(say(w.interval), 'text', 2.8),
							column(say(w.naive), 'duration', 1.8),
							column(say(w.naiveN), 'integer', 1.2)
						],
						rows,
						{ notes: [say(w.bias)] }
					)
				])
	];
}

const seconds = (hours: number | null): number | null => (hours === null ? null : Math.round(hours * 3600));
