import { formatMoney, formatNumber } from '#lib/i18n/format.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { compileFilter, type Filter } from '#lib/metrics/filter.ts';
import { fineTable, ledger, type FineDimension, type FineGroup } from '#lib/metrics/ledger.ts';
import type { LedgerFilter } from '#lib/metrics/ledgerFilter.ts';
import { about, column, heading, paragraph, table } from '#lib/reports/build.ts';
import type { PaperContext, ReportContext } from '#lib/reports/context.ts';
import type { Block, Table } from '#lib/reports/document.ts';
import { articleTitle, comparison } from '#lib/reports/phrases.ts';
import { deductionBlocks } from './deductions.ts';

const w = {
	title: words('扣罚', '扣罰', 'Fines'),
	sum: words(
		'时限在本月届满的应扣罚 {amount}，共 {n} 条{compared}。',
		'時限在本月屆滿的應扣罰 {amount}，共 {n} 條{compared}。',
		'Fines whose limit ran out this month: {amount} in {n} lines{compared}.'
	),
	brackets: words('（{text}）', '（{text}）', ' ({text})'),
	none: words('本月没有应扣罚。', '本月沒有應扣罰。', 'No fines fall into this month.'),
	unassigned: words(
		'其中 {n} 条、{amount} 没有责任人，记在岗位上，待补登人员后落实。',
		'其中 {n} 條、{amount} 沒有責任人，記在崗位上，待補登人員後落實。',
		'{n} of the lines, {amount}, name nobody and stand against the role until the roster is completed.'
	),
	rule: words(
		'扣罚按时限届满的月份归集，与投诉受理的月份可能不同；金额以制度当期版本为准，未计奖金封顶。',
		'扣罰按時限屆滿的月份歸集，與投訴受理的月份可能不同；金額以制度當期版本為準，未計獎金封頂。',
		'A fine belongs to the month in which its limit ran out, which may differ from the month of receipt; amounts are those of the edition in force, before the cap at the bonus.'
	),
	byArticle: words('按条款', '按條款', 'By article'),
	byDepartment: words('按部门', '按部門', 'By department'),
	byPerson: words('按责任人', '按責任人', 'By person'),
	article: words('条款', '條款', 'Article'),
	department: words('部门', '部門', 'Department'),
	person: words('责任人', '責任人', 'Person'),
	nobody: words('（未落实到人）', '（未落實到人）', '(unassigned)'),
	noDepartment: words('（未填写）', '（未填寫）', '(not given)'),
	lines: words('条数', '條數', 'Lines'),
	complaints: words('涉及投诉', '涉及投訴', 'Complaints'),
	amount: words('金额', '金額', 'Amount'),
	rest: words('其余 {n} 项', '其餘 {n} 項', '{n} others'),
	total: words('合计', '合計', 'Total'),
	waivedLines: words('已豁免', '已豁免', 'Waived'),
	waivedIs: words(
		'另有 {n} 条、{amount} 已豁免，不计入以上各项合计。',
		'另有 {n} 條、{amount} 已豁免，不計入以上各項合計。',
		'{n} more lines, {amount}, are waived and count in none of these sums.'
	),
	no: words('编号', '編號', 'No.'),
	reason: words('理由', '理由', 'Reason'),
	by: words('豁免人', '豁免人', 'Waived by'),
	at: words('时间', '時間', 'When'),
	distinct: words(
		'“涉及投诉”去重计数，各行相加可能大于总数，故不合计。',
		'「涉及投訴」去重計數，各列相加可能大於總數，故不合計。',
		'A complaint may stand in several lines, so complaints are not added up.'
	)
};

/** What the month costs by the regulation: by article, department and person. */
export async function fines(context: ReportContext): Promise<Block[]> {
	const { engine, scope, month, previous, lastYear, say } = context;
	const months = new Map((await fineTable(engine, scope, 'month')).map((row) => [row.key, row]));
	const now = months.get(month);
	if (!now)
		return [
			heading('fines', say(w.title)),
			paragraph('fines.none', say(w.none)),
			...(await waivedBlocks(context))
		];

	const earlier = (other: string | null): string | null =>
		other === null ? null : formatMoney(months.get(other)?.amountFen ?? 0);
	const compared = comparison(earlier(previous), earlier(lastYear), context);
	const nobody = (await fineTable(engine, scope, 'person', { month })).find((row) => row.key === null);
	return [
		heading('fines', say(w.title)),
		about(
			paragraph(
				'fines.sum',
				say(w.sum, {
					amount: formatMoney(now.amountFen),
					n: formatNumber(now.lines),
					compared: compared && say(w.brackets, { text: compared })
				}) + (context.locale === 'en' ? ' ' : ''),
				nobody
					? say(w.unassigned, { n: formatNumber(nobody.lines), amount: formatMoney(nobody.amountFen) })
					: ''
			),
			'fines-article'
		),
		...(await fineTables(context, { month })),
		...(isEmpty(scope) ? await deductionBlocks(context) : []),
		...(await waivedBlocks(context))
	];
}

/** The applied lines by article, department and person. */
export async function fineTables(context: PaperContext, lines: LedgerFilter): Promise<Table[]> {
	const { engine, scope, edition, locale, mask, say } = context;
	const by = (dimension: FineDimension): Promise<FineGroup[]> => fineTable(engine, scope, dimension, lines);
	return [
		groups(
			'fines-article',
			w.byArticle,
			w.article,
			await by('article'),
			(key) => articleTitle(key, edition, locale),
			context,
			[say(w.rule), say(w.distinct)]
		),
		groups(
			'fines-department',
			w.byDepartment,
			w.department,
			await by('department'),
			(key) => key ?? say(w.noDepartment),
			context
		),
		groups(
			'fines-person',
			w.byPerson,
			w.person,
			await by('person'),
			(key) => mask.staff(key) ?? say(w.nobody),
			context
		)
	];
}

const isEmpty = (scope: Filter): boolean => compileFilter(scope) === '';

/** So many waived lines are printed; the ledger has them all. */
const mostWaived = 1000;

/** The lines that people let go this month, each with its reason; nothing where there are none. */
async function waivedBlocks(context: ReportContext): Promise<Block[]> {
	const { engine, scope, month, say, mask, edition, locale } = context;
	const lines = await ledger(engine, scope, { month, status: 'waived', limit: mostWaived });
	if (lines.length === 0) return [];
	const amount = lines.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
	return [
		about(
			paragraph(
				'fines.waived',
				say(w.waivedIs, { n: formatNumber(lines.length), amount: formatMoney(amount) })
			),
			'fines-waived'
		),
		table(
			'fines-waived',
			say(w.waivedLines),
			[
				column(say(w.no), 'text', 1.8),
				column(say(w.article), 'text', 2.4),
				column(say(w.person), 'text', 1.4),
				column(say(w.amount), 'money', 1.2),
				column(say(w.reason), 'text', 3),
				column(say(w.by), 'text', 1.4),
				column(say(w.at), 'datetime', 2)
			],
			lines.map((line) => [
				line.complaint_no,
				articleTitle(line.article, edition, locale),
				mask.staff(line.person) ?? say(w.nobody),
				line.amount_fen,
				mask.text(line.waived_reason, { names: [line.person] }),
				mask.staff(line.waived_by),
				line.waived_at
			])
		)
	];
}

/** More lines than this are put together. */
const longest = 40;

/** A table of fines by something. */
function groups(
	id: string,
	caption: Words,
	head: Words,
	rows: readonly FineGroup[],
	name: (key: string | null) => string,
	{ say }: PaperContext,
	notes: readonly string[] = []
): Table {
	const sum = (of: (row: FineGroup) => number, part = rows): number =>
		part.reduce((total, row) => total + of(row), 0);
	const lines = (row: FineGroup): number => row.lines;
	const amount = (row: FineGroup): number => row.amountFen;
	const shown = rows.length > longest ? rows.slice(0, longest - 1) : rows;
	const tail = rows.slice(shown.length);
	return table(
		id,
		say(caption),
		[
			column(say(head), 'text', 5),
			column(say(w.lines), 'integer', 1.4),
			column(say(w.complaints), 'integer', 1.6),
			column(say(w.amount), 'money', 2)
		],
		[
			...shown.map((row) => [name(row.key), row.lines, row.complaints, row.amountFen]),
			...(tail.length === 0
				? []
				: [[say(w.rest, { n: formatNumber(tail.length) }), sum(lines, tail), null, sum(amount, tail)]])
		],
		{
			totals: [say(w.total), sum(lines), null, sum(amount)],
			...(notes.length > 0 && { notes })
		}
	);
}
