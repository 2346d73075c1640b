import { formatMoney, formatNumber, joinList } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { sanctions } from '#lib/metrics/sanctions.ts';
import { column, heading, paragraph, table } from '#lib/reports/build.ts';
import type { Block } from '#lib/reports/document.ts';
import { gap } from '#lib/reports/phrases.ts';
import { proposalsText } from '#lib/reports/sections/sanctions.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words('施工单位', '施工單位', 'Contractors'),
	none: words(
		'本年没有届满而违约的整改通知。',
		'本年沒有屆滿而違約的整改通知。',
		'No rectification notice was broken this year.'
	),
	waived: words(
		'有整改通知在本年届满而违约（{n} 家施工单位），没有一项仍建议处罚：已免除，或制度未写金额。',
		'有整改通知在本年屆滿而違約（{n} 家施工單位），沒有一項仍建議處罰：已免除，或制度未寫金額。',
		'Notices were broken this year by {n} contractors; nothing is proposed any more: it is waived, or the rulebook has no amount.'
	),
	sum: words(
		'时限在本年届满的整改违约，建议处罚 {n} 家施工单位，共不少于 {amount}。',
		'時限在本年屆滿的整改違約，建議處罰 {n} 家施工單位，共不少於 {amount}。',
		'Rectifications broken this year: sanctions are proposed for {n} contractors, at least {amount} in all.'
	),
	often: words('多次违反的：{list}。', '多次違反的：{list}。', 'Repeatedly: {list}.'),
	table: words(
		'各施工单位的违约与建议',
		'各施工單位的違約與建議',
		'Broken notices and proposals by contractor'
	),
	contractor: words('施工单位', '施工單位', 'Contractor'),
	nobody: words('（未写明）', '（未寫明）', '(not named)'),
	notices: words('违约通知单', '違約通知單', 'Notices'),
	lines: words('违约事项', '違約事項', 'Breaches'),
	amount: words('建议不少于', '建議不少於', 'At least'),
	also: words('并建议', '並建議', 'Also proposed'),
	total: words('合计', '合計', 'Total')
};

/** The contractors of the year who broke their notices, and what was proposed; nothing where no notices were imported. */
export async function contractors(context: YearContext): Promise<Block[]> {
	const { engine, scope, months, say, locale, present } = context;
	if (!present.has('rectifications')) return [];
	const found = await sanctions(engine, scope, { from: months[0]!, to: months.at(-1)! });
	const standing = found.filter(({ amountFen }) => amountFen > 0);
	const title = heading('contractors', say(w.title));
	if (standing.length === 0) {
		const said = found.length === 0 ? say(w.none) : say(w.waived, { n: formatNumber(found.length) });
		return [title, paragraph('annual.contractors', said)];
	}
	const name = (contractor: string | null): string => contractor ?? say(w.nobody);
	const often = standing.filter(({ repeated }) => repeated.length > 0);
	const sum = (of: (row: (typeof standing)[number]) => number): number =>
		standing.reduce((all, row) => all + of(row), 0);
	const breaches = ({ lines }: (typeof standing)[number]): number =>
		lines.filter(({ status }) => status === 'proposed').length;
	const amount = sum((row) => row.amountFen);
	return [
		title,
		paragraph(
			'annual.contractors',
			say(w.sum, { n: formatNumber(standing.length), amount: formatMoney(amount) }),
			often.length > 0
				? gap(context) +
						say(w.often, {
							list: joinList(
								often.map(({ contractor }) => name(contractor)),
								locale
							)
						})
				: ''
		),
		table(
			'annual-contractors',
			say(w.table),
			[
				column(say(w.contractor), 'text', 3),
				column(say(w.notices), 'integer', 1.3),
				column(say(w.lines), 'integer', 1.3),
				column(say(w.amount), 'money', 1.6),
				column(say(w.also), 'text', 3)
			],
			standing.map((row) => [
				name(row.contractor),
				row.notices,
				breaches(row),
				row.amountFen,
				proposalsText([...new Set([...row.proposes, ...row.repeated])], context)
			]),
			{ totals: [say(w.total), sum((row) => row.notices), sum(breaches), amount, ''] }
		)
	];
}
