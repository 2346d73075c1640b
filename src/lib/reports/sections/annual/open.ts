import { formatMonth, formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { about, column, heading, paragraph, table } from '#lib/reports/build.ts';
import type { Block } from '#lib/reports/document.ts';
import { has, missingNote } from '#lib/reports/phrases.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words('收结平衡', '收結平衡', 'The balance of the year'),
	what: words('收结平衡', '收結平衡', 'the balance'),
	sum: words(
		'期初结转 {in} + 受理 {received} = 办结 {done} + 期末结转 {out}。',
		'期初結轉 {in} + 受理 {received} = 辦結 {done} + 期末結轉 {out}。',
		'Carried in {in} + received {received} = completed {done} + carried out {out}.'
	),
	wrong: words(
		'收结不平衡，请核对数据。',
		'收結不平衡，請核對資料。',
		'The balance does not hold: check the data.'
	),
	table: words('各月收结', '各月收結', 'The balance by month'),
	month: words('月份', '月份', 'Month'),
	carriedIn: words('上月结转', '上月結轉', 'Carried in'),
	received: words('受理', '受理', 'Received'),
	completed: words('办结', '辦結', 'Completed'),
	carriedOut: words('结转下月', '結轉下月', 'Carried out'),
	all: words('全年', '全年', 'Year'),
	rule: words(
		'办结按受理与完成两者中较晚的月份计，与受理于该月者的办结率不同。',
		'辦結按受理與完成兩者中較晚的月份計，與受理於該月者的辦結率不同。',
		'Completed counts in the later month of receipt and completion; the completion rate is that of those received in a month.'
	)
};

/** What was carried in, came in, was done and is carried on, month by month, and that it balances. */
export async function open(context: YearContext): Promise<Block[]> {
	const { say, locale } = context;
	const title = heading('balance', say(w.title));
	if (!has(context, 'completion')) return [title, missingNote(say(w.what), ['completion'], context)];
	const { months } = await context.trends();
	const own = months.filter(({ month }) => context.months.includes(month));
	const [first, last] = [own[0], own.at(-1)];
	if (!first || !last) return [];
	const received = own.reduce((sum, row) => sum + row.received, 0);
	const completed = own.reduce((sum, row) => sum + row.completedInMonth, 0);
	const holds = first.carriedIn + received === completed + last.carriedOut;
	return [
		title,
		about(
			paragraph(
				'annual.balance',
				holds
					? say(w.sum, {
							in: formatNumber(first.carriedIn),
							received: formatNumber(received),
							done: formatNumber(completed),
							out: formatNumber(last.carriedOut)
						})
					: { text: say(w.wrong), tone: 'breached', bold: true }
			),
			'annual-balance'
		),
		table(
			'annual-balance',
			say(w.table),
			[
				column(say(w.month), 'text', 2.2),
				column(say(w.carriedIn), 'integer', 1.4),
				column(say(w.received), 'integer', 1.4),
				column(say(w.completed), 'integer', 1.4),
				column(say(w.carriedOut), 'integer', 1.4)
			],
			own.map((row) => [
				formatMonth(row.month, locale),
				row.carriedIn,
				row.received,
				row.completedInMonth,
				row.carriedOut
			]),
			{
				totals: [say(w.all), first.carriedIn, received, completed, last.carriedOut],
				notes: [say(w.rule)]
			}
		)
	];
}
