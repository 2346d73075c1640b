import { formatNumber, formatTime } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { flow } from '#lib/metrics/flow.ts';
import { headline } from '#lib/metrics/headline.ts';
import { openByAge, type AgeBucket } from '#lib/metrics/openByAge.ts';
import { about, column, heading, note, paragraph, rowsOf, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';
import { has, missingNote, monthText } from '#lib/reports/phrases.ts';

const w = {
	title: words('在办投诉与收结平衡', '在辦投訴與收結平衡', 'Open complaints and the balance'),
	what: words('在办件数与收结平衡', '在辦件數與收結平衡', 'open complaints and the balance'),
	balance: words('本月收结平衡', '本月收結平衡', 'The balance of the month'),
	carriedIn: words('上月结转', '上月結轉', 'Carried in'),
	received: words('本月受理', '本月受理', 'Received'),
	completed: words('本月办结', '本月辦結', 'Completed'),
	carriedOut: words('结转下月', '結轉下月', 'Carried out'),
	month: words('月份', '月份', 'Month'),
	check: words('核对', '核對', 'Check'),
	holds: words('平衡', '平衡', 'Balances'),
	fails: words('不平衡', '不平衡', 'Does not balance'),
	equation: words(
		'{month}：上月结转 {carriedIn} + 受理 {received} = 办结 {completed} + 结转下月 {carriedOut}。',
		'{month}：上月結轉 {carriedIn} + 受理 {received} = 辦結 {completed} + 結轉下月 {carriedOut}。',
		'{month}: carried in {carriedIn} + received {received} = completed {completed} + carried out {carriedOut}.'
	),
	wrong: words(
		'收结不平衡，请核对数据。',
		'收結不平衡，請核對資料。',
		'The balance does not hold: check the data.'
	),
	rule: words(
		'办结按受理与完成两者中较晚的月份计；已办结而没有完成时间的，按最后已知环节计。没有投诉时间的不在其内。',
		'辦結按受理與完成兩者中較晚的月份計；已辦結而沒有完成時間的，按最後已知環節計。沒有投訴時間的不在其內。',
		'Completed counts in the later month of receipt and completion; what is done without a time counts at its last known stage. Complaints without a time of receipt are outside.'
	),
	age: words(
		'在办投诉按已历时间（截至 {asOf}）',
		'在辦投訴按已歷時間（截至 {asOf}）',
		'Open complaints by age (as of {asOf})'
	),
	bucket: words('已历时间', '已歷時間', 'Age'),
	n: words('件数', '件數', 'Number'),
	total: words('合计', '合計', 'Total'),
	open: words(
		'截至 {asOf}，在办 {n} 件（不限受理月份），其中已历 30 天及以上 {old} 件。',
		'截至 {asOf}，在辦 {n} 件（不限受理月份），其中已歷 30 天及以上 {old} 件。',
		'As of {asOf}, {n} are open, whenever received; {old} of them have waited 30 days or more.'
	),
	untold: words(
		'没有一件投诉能判断是否办结：“完成时间”为空，“处理情况”没有可识别的取值，因此不作收结平衡。',
		'沒有一件投訴能判斷是否辦結：「完成時間」為空，「處理情況」沒有可識別的取值，因此不作收結平衡。',
		'For no complaint can it be said whether it is complete: no time of completion, and no status that is recognised; so there is no balance.'
	),
	silent: words(
		'全部投诉中有 {n} 件无法判断是否办结，在平衡中按未办结结转。',
		'全部投訴中有 {n} 件無法判斷是否辦結，在平衡中按未辦結結轉。',
		'For {n} of all complaints it cannot be said whether they are complete; the balance carries them as not complete.'
	),
	undated: words(
		'在办总数 {all} 件中有 {n} 件没有投诉时间，不能计算已历时间。',
		'在辦總數 {all} 件中有 {n} 件沒有投訴時間，不能計算已歷時間。',
		'{n} of {all} open complaints have no time of receipt and thus no age.'
	)
};

const bucketWords: Readonly<Record<AgeBucket, (typeof w)[keyof typeof w]>> = {
	'0-1': words('不满 1 天', '不滿 1 天', 'under 1 day'),
	'1-3': words('1 天以上，不满 3 天', '1 天以上，不滿 3 天', '1 to under 3 days'),
	'3-7': words('3 天以上，不满 7 天', '3 天以上，不滿 7 天', '3 to under 7 days'),
	'7-30': words('7 天以上，不满 30 天', '7 天以上，不滿 30 天', '7 to under 30 days'),
	'30+': words('30 天及以上', '30 天及以上', '30 days or more')
};

/** What flowed through the month, checked, and what is still open by how long it has waited. */
export async function open(context: ReportContext): Promise<Block[]> {
	const { engine, scope, period, say, bounds } = context;
	if (!has(context, 'completion'))
		return [heading('open', say(w.title)), missingNote(say(w.what), ['completion'], context)];
	const everything = await headline(engine, scope);
	if (everything.completion.denominator === 0)
		return [heading('open', say(w.title)), note(say(w.untold), 'missing')];
	const silent = everything.complaints - everything.completion.denominator;
	const [moves] = await flow(engine, period);
	const f = moves ?? { month: context.month, carriedIn: 0, received: 0, completed: 0, carriedOut: 0 };
	const holds = f.carriedIn + f.received === f.completed + f.carriedOut;
	const ages = await openByAge(engine, scope);
	const aged = ages.reduce((sum, { n }) => sum + n, 0);
	const all = everything.open ?? aged;
	const asOf = formatTime(bounds.asOf);
	return [
		heading('open', say(w.title)),
		about(
			paragraph(
				'open.balance',
				holds
					? say(w.equation, {
							month: monthText(f.month, context),
							carriedIn: formatNumber(f.carriedIn),
							received: formatNumber(f.received),
							completed: formatNumber(f.completed),
							carriedOut: formatNumber(f.carriedOut)
						})
					: { text: say(w.wrong), tone: 'breached', bold: true }
			),
			'flow'
		),
		table(
			'flow',
			say(w.balance),
			[
				column(say(w.month), 'text', 1.4),
				column(say(w.carriedIn), 'integer'),
				column(say(w.received), 'integer'),
				column(say(w.completed), 'integer'),
				column(say(w.carriedOut), 'integer'),
				column(say(w.check), 'text')
			],
			[[f.month, f.carriedIn, f.received, f.completed, f.carriedOut, say(holds ? w.holds : w.fails)]],
			{ notes: [say(w.rule), ...(silent > 0 ? [say(w.silent, { n: formatNumber(silent) })] : [])] }
		),
		about(
			paragraph(
				'open.age',
				say(w.open, {
					asOf,
					n: formatNumber(all),
					old: formatNumber(ages.find(({ bucket }) => bucket === '30+')?.n ?? 0)
				})
			),
			'open-age',
			rowsOf({ ...scope, open: true }, context)
		),
		table(
			'open-age',
			say(w.age, { asOf }),
			[column(say(w.bucket), 'text', 4), column(say(w.n), 'integer')],
			ages.map(({ bucket, n }) => [say(bucketWords[bucket]), n]),
			{
				totals: [say(w.total), aged],
				of: { rows: ages.map(({ bucket }) => rowsOf({ ...scope, open: true, age: [bucket] }, context)) }
			}
		),
		...(all > aged ? [note(say(w.undated, { all: formatNumber(all), n: formatNumber(all - aged) }))] : [])
	];
}
