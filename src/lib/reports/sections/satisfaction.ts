import { formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { headline } from '#lib/metrics/headline.ts';
import { formatPercent } from '#lib/i18n/format.ts';
import { satisfactionSplit } from '#lib/metrics/satisfactionSplit.ts';
import { about, column, heading, paragraph, rowsOf, table, valueRows } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';
import { codeLabel } from '#lib/model/labels.ts';
import { has, missingNote, shareText, trendText } from '#lib/reports/phrases.ts';

const w = {
	title: words('客户满意度与回访', '客戶滿意度與回訪', 'Satisfaction and follow-up'),
	what: words('满意度', '滿意度', 'satisfaction'),
	rate: words(
		'满意率 {share}；已办结而没有评价的 {none} 件，不作“不满意”计。',
		'滿意率 {share}；已辦結而沒有評價的 {none} 件，不作「不滿意」計。',
		'Satisfied: {share}. {none} are done without an answer, which is not counted as dissatisfied.'
	),
	score: words(
		'平均得分 {value}（{interval}，n={n}）。',
		'平均得分 {value}（{interval}，n={n}）。',
		'Mean score {value} ({interval}, n={n}).'
	),
	scoreInterval: words('95% 区间 {low}–{high}', '95% 區間 {low}–{high}', '95% interval {low}–{high}'),
	few: words('回答不足 5 个，不给区间', '回答不足 5 個，不給區間', 'fewer than 5 answers: no interval'),
	followup: words('回访率 {share}。', '回訪率 {share}。', 'Followed up: {share}.'),
	followupMissing: words('回访率', '回訪率', 'the follow-up rate'),
	table: words('评价分布', '評價分佈', 'Answers'),
	answer: words('评价', '評價', 'Answer'),
	n: words('件数', '件數', 'Number'),
	counts: words('计为满意', '計為滿意', 'Counts as satisfied'),
	share: words('占评价数', '佔評價數', 'Share of answers'),
	yes: words('是', '是', 'Yes'),
	no: words('否', '否', 'No'),
	noAnswer: words('没有评价', '沒有評價', 'No answer'),
	trend: words('满意率', '滿意率', 'Satisfaction')
};

/** Where each answer of a split leads, in its order; null where no filter says it. */
export const answerRows = (
	split: readonly { readonly code: string | null }[],
	context: Parameters<typeof valueRows>[3]
) =>
	valueRows(
		'satisfaction',
		split.map(({ code }) => code),
		0,
		context
	).rows;

/** How satisfied those are who answered, and how many did not. */
export async function satisfaction(context: ReportContext): Promise<Block[]> {
	const { engine, period, say, locale } = context;
	const blocks: Block[] = [heading('satisfaction', say(w.title))];
	const gap = locale === 'en' ? ' ' : '';
	const head = await headline(engine, period);
	if (has(context, 'satisfaction')) {
		const { trends } = await context.trends();
		const split = await satisfactionSplit(engine, period);
		const { score } = head.satisfaction;
		const one = (value: number | null): string => formatNumber(value, 1);
		const interval =
			score.low === null || score.high === null
				? say(w.few)
				: say(w.scoreInterval, { low: one(score.low), high: one(score.high) });
		blocks.push(
			about(
				paragraph(
					'satisfaction.rate',
					say(w.rate, {
						share: shareText(head.satisfaction, context),
						none: formatNumber(head.satisfaction.nonResponse)
					}) + gap,
					score.value === null
						? ''
						: say(w.score, { value: one(score.value), interval, n: formatNumber(score.n) }) + gap,
					trendText(say(w.trend), trends.satisfaction, context, (value) => formatPercent(value))
				),
				'satisfaction',
				rowsOf(period, context)
			),
			table(
				'satisfaction',
				say(w.table),
				[
					column(say(w.answer), 'text', 3),
					column(say(w.n), 'integer'),
					column(say(w.share), 'percent', 1.3),
					column(say(w.counts), 'text', 1.3)
				],
				split.map((row) => [
					row.code === null ? say(w.noAnswer) : codeLabel('satisfaction', row.code, locale),
					row.n,
					row.code === null || head.satisfaction.answers === 0 ? null : row.n / head.satisfaction.answers,
					row.satisfied === null ? null : say(row.satisfied ? w.yes : w.no)
				]),
				{
					of: {
						rows: answerRows(split, context)
					}
				}
			)
		);
	} else blocks.push(missingNote(say(w.what), ['satisfaction'], context));
	if (has(context, 'followup'))
		blocks.push(
			about(
				paragraph('satisfaction.followup', say(w.followup, { share: shareText(head.followup, context) })),
				null,
				rowsOf(period, context)
			)
		);
	else blocks.push(missingNote(say(w.followupMissing), ['followup'], context));
	return blocks;
}
