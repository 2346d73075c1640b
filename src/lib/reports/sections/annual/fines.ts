import { formatMoney, formatMonth, formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { fineTable, ledgerTotals } from '#lib/metrics/ledger.ts';
import { about, column, heading, paragraph, table } from '#lib/reports/build.ts';
import type { Block } from '#lib/reports/document.ts';
import { gap } from '#lib/reports/phrases.ts';
import { fineTables } from '#lib/reports/sections/fines.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words('扣罚', '扣罰', 'Fines'),
	none: words('本年没有应扣罚。', '本年沒有應扣罰。', 'No fines fall into this year.'),
	sum: words(
		'时限在本年届满的应扣罚 {amount}，共 {n} 条，涉及 {months} 个月。',
		'時限在本年屆滿的應扣罰 {amount}，共 {n} 條，涉及 {months} 個月。',
		'Fines whose limit ran out this year: {amount} in {n} lines, in {months} months.'
	),
	waived: words(
		'另有 {n} 条、{amount} 已豁免，不计入合计。',
		'另有 {n} 條、{amount} 已豁免，不計入合計。',
		'{n} more lines, {amount}, are waived and do not count.'
	),
	byMonth: words('各月扣罚', '各月扣罰', 'Fines by month'),
	month: words('月份', '月份', 'Month'),
	lines: words('条数', '條數', 'Lines'),
	complaints: words('涉及投诉', '涉及投訴', 'Complaints'),
	amount: words('金额', '金額', 'Amount'),
	total: words('合计', '合計', 'Total')
};

/** What the year cost by the regulation: by month, article, department and person. */
export async function fines(context: YearContext): Promise<Block[]> {
	const { engine, scope, months, say, locale } = context;
	const within = { from: months[0]!, to: months.at(-1)! };
	const rows = (await fineTable(engine, scope, 'month', within)).toSorted((a, b) =>
		(a.key ?? '') < (b.key ?? '') ? -1 : 1
	);
	const waived = (await ledgerTotals(engine, scope, within)).find(({ status }) => status === 'waived');
	const left = waived
		? say(w.waived, { n: formatNumber(waived.lines), amount: formatMoney(waived.amountFen) })
		: '';
	if (rows.length === 0)
		return [heading('fines', say(w.title)), paragraph('annual.fines', say(w.none), gap(context) + left)];
	const sum = (of: (row: (typeof rows)[number]) => number): number =>
		rows.reduce((all, row) => all + of(row), 0);
	const [all, lines] = [sum((row) => row.amountFen), sum((row) => row.lines)];
	return [
		heading('fines', say(w.title)),
		about(
			paragraph(
				'annual.fines',
				say(w.sum, { amount: formatMoney(all), n: formatNumber(lines), months: rows.length }),
				left && gap(context) + left
			),
			'annual-fines-month'
		),
		table(
			'annual-fines-month',
			say(w.byMonth),
			[
				column(say(w.month), 'text', 4),
				column(say(w.lines), 'integer', 1.4),
				column(say(w.complaints), 'integer', 1.6),
				column(say(w.amount), 'money', 2)
			],
			rows.map((row) => [formatMonth(row.key, locale), row.lines, row.complaints, row.amountFen]),
			{ totals: [say(w.total), lines, null, all] }
		),
		...(await fineTables(context, within))
	];
}
