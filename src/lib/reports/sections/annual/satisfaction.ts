import { formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { headline } from '#lib/metrics/headline.ts';
import { satisfactionSplit } from '#lib/metrics/satisfactionSplit.ts';
import { codeLabel } from '#lib/model/labels.ts';
import { about, column, heading, paragraph, rowsOf, table } from '#lib/reports/build.ts';
import type { Block } from '#lib/reports/document.ts';
import { gap, has, missingNote, shareText } from '#lib/reports/phrases.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';
import { answerRows } from '#lib/reports/sections/satisfaction.ts';

const w = {
	title: words('客户满意度与回访', '客戶滿意度與回訪', 'Satisfaction and follow-up'),
	what: words('满意度', '滿意度', 'satisfaction'),
	followup: words('回访率', '回訪率', 'the follow-up rate'),
	rate: words(
		'全年满意率 {share}；已办结而没有评价的 {none} 件，不作“不满意”计。',
		'全年滿意率 {share}；已辦結而沒有評價的 {none} 件，不作「不滿意」計。',
		'Satisfied over the year: {share}. {none} are done without an answer, which is not counted as dissatisfied.'
	),
	followed: words('全年回访率 {share}。', '全年回訪率 {share}。', 'Followed up over the year: {share}.'),
	quarters: words(
		'各季度的满意率与回访率',
		'各季度的滿意率與回訪率',
		'Satisfaction and follow-up by quarter'
	),
	quarter: words('季度', '季度', 'Quarter'),
	answers: words('评价数', '評價數', 'Answers'),
	satisfied: words('满意率', '滿意率', 'Satisfied'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	silent: words('没有评价', '沒有評價', 'No answer'),
	followedUp: words('回访率', '回訪率', 'Followed up'),
	split: words('评价分布（全年）', '評價分佈（全年）', 'Answers of the year'),
	answer: words('评价', '評價', 'Answer'),
	n: words('件数', '件數', 'Number'),
	share: words('占评价数', '佔評價數', 'Share of answers'),
	noAnswer: words('没有评价', '沒有評價', 'No answer')
};

/** How satisfied those were who answered, quarter by quarter. */
export async function satisfaction(context: YearContext): Promise<Block[]> {
	const { engine, period, quarters, say, locale } = context;
	const blocks: Block[] = [heading('satisfaction', say(w.title))];
	const year = await headline(engine, period);
	const [answers, followup] = [has(context, 'satisfaction'), has(context, 'followup')];
	blocks.push(
		about(
			paragraph(
				'annual.satisfaction',
				answers
					? say(w.rate, {
							share: shareText(year.satisfaction, context),
							none: formatNumber(year.satisfaction.nonResponse)
						}) + gap(context)
					: '',
				followup ? say(w.followed, { share: shareText(year.followup, context) }) : ''
			),
			'annual-satisfaction',
			rowsOf(period, context)
		)
	);
	if (!answers) blocks.push(missingNote(say(w.what), ['satisfaction'], context));
	if (!followup) blocks.push(missingNote(say(w.followup), ['followup'], context));
	if (!answers && !followup) return blocks;
	const rows = [];
	for (const { label, period: days } of quarters) {
		const { satisfaction: s, followup: f } = await headline(engine, days);
		rows.push([
			label,
			s.answers,
			s.value,
			s.low === null || s.high === null ? null : ([s.low, s.high] as const),
			s.nonResponse,
			f.value
		]);
	}
	blocks.push(
		table(
			'annual-satisfaction',
			say(w.quarters),
			[
				column(say(w.quarter), 'text', 2),
				column(say(w.answers), 'integer'),
				column(say(w.satisfied), 'percent', 1.3),
				column(say(w.interval), 'interval', 2),
				column(say(w.silent), 'integer'),
				column(say(w.followedUp), 'percent', 1.3)
			],
			rows,
			{ of: { rows: quarters.map(({ period: days }) => rowsOf(days, context)) } }
		)
	);
	if (!answers) return blocks;
	const split = await satisfactionSplit(engine, period);
	const all = year.satisfaction.answers;
	blocks.push(
		table(
			'annual-answers',
			say(w.split),
			[column(say(w.answer), 'text', 3), column(say(w.n), 'integer'), column(say(w.share), 'percent', 1.3)],
			split.map(({ code, n }) => [
				code === null ? say(w.noAnswer) : codeLabel('satisfaction', code, locale),
				n,
				code === null || all === 0 ? null : n / all
			]),
			{
				of: {
					rows: answerRows(split, context)
				}
			}
		)
	);
	return blocks;
}
