import { formatMoney, formatNumber } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { deductionLines } from '#lib/metrics/deductionLines.ts';
import { deductionsOf } from '#lib/metrics/deductions.ts';
import { about, column, paragraph, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block, Table } from '#lib/reports/document.ts';
import { articleTitle } from '#lib/reports/phrases.ts';
import { explainEvidence, fineRoleWords } from '#lib/rulebook/explain.ts';
import type { FineRole } from '#lib/rulebook/shape.ts';

const w = {
	sum: words(
		'本月 {n} 人应扣 {fines}，从奖金中实扣 {taken}。',
		'本月 {n} 人應扣 {fines}，從獎金中實扣 {taken}。',
		'{n} persons with fines of {fines}; {taken} are taken from bonuses.'
	),
	capped: words(
		'{n} 人的奖金已扣完，超出的 {over} 不扣，也不转入下月。',
		'{n} 人的獎金已扣完，超出的 {over} 不扣，也不轉入下月。',
		'The bonus of {n} is used up: {over} beyond it are neither taken nor carried on.'
	),
	unknown: words(
		'其中 {n} 人的奖金花名册没有写明，按应扣额列示，未封顶。',
		'其中 {n} 人的獎金花名冊沒有寫明，按應扣額列示，未封頂。',
		'The roster does not give the bonus of {n} of them: their fines stand uncapped.'
	),
	nobodyHas: words(
		'另有 {n} 条、{amount} 没有责任人，待落实后再扣。',
		'另有 {n} 條、{amount} 沒有責任人，待落實後再扣。',
		'{n} more lines, {amount}, name nobody and are taken from nobody until that is settled.'
	),
	none: words(
		'本月没有应从奖金中扣的金额。',
		'本月沒有應從獎金中扣的金額。',
		'Nothing is to be taken from bonuses this month.'
	),
	rule: words(
		'按时限先后、再按条款顺序从当月奖金中扣，扣完为止。',
		'按時限先後、再按條款順序從當月獎金中扣，扣完為止。',
		'Lines are taken from the month’s bonus in order of due time, then of article, until it is used up.'
	),
	table: words('扣罚与奖金', '扣罰與獎金', 'Fines and bonus'),
	detail: words('扣罚明细', '扣罰明細', 'Lines'),
	person: words('责任人', '責任人', 'Person'),
	nobody: words('（未落实到人）', '（未落實到人）', '(unassigned)'),
	lines: words('条数', '條數', 'Lines'),
	fines: words('应扣', '應扣', 'Fines'),
	bonus: words('当月奖金', '當月獎金', 'Bonus'),
	taken: words('实扣', '實扣', 'Taken'),
	over: words('超出不扣', '超出不扣', 'Not taken'),
	remark: words('备注', '備註', 'Remark'),
	used: words('奖金已扣完', '獎金已扣完', 'Bonus used up'),
	bonusUnknown: words('奖金不明，未封顶', '獎金不明，未封頂', 'Bonus unknown, uncapped'),
	total: words('合计', '合計', 'Total'),
	due: words('时限', '時限', 'Due'),
	no: words('编号', '編號', 'No.'),
	article: words('条款', '條款', 'Article'),
	role: words('岗位', '崗位', 'Role'),
	evidence: words('依据', '依據', 'Evidence')
};

const fen = (yuan: number) => Math.round(yuan * 100);

/** Fines against the bonus, person by person, of the month. The cap is about all fines of a person, so no filter is asked. */
export async function deductionBlocks(context: ReportContext, of?: string): Promise<Block[]> {
	const { engine, month, say, mask } = context;
	const all = (await deductionsOf(engine, month)).filter(
		({ person }) => of === undefined || (person ?? '') === of
	);
	if (all.length === 0) return [paragraph('deductions.none', say(w.none))];
	const people = all.filter(({ person }) => person !== null);
	const nobody = all.find(({ person }) => person === null);
	const sum = (of: (row: (typeof all)[number]) => number, rows = people) =>
		rows.reduce((total, row) => total + of(row), 0);
	const unknown = people.filter(({ bonus_yuan }) => bonus_yuan === null).length;
	const capped = people.filter((row) => row.capped).length;
	const gap = context.locale === 'en' ? ' ' : '';
	return [
		about(
			paragraph(
				'deductions.sum',
				say(w.sum, {
					n: formatNumber(people.length),
					fines: formatMoney(fen(sum((r) => r.fines_yuan))),
					taken: formatMoney(fen(sum((r) => r.deducted_yuan)))
				}),
				capped > 0
					? gap +
							say(w.capped, {
								n: formatNumber(capped),
								over: formatMoney(fen(sum((r) => r.fines_yuan - r.deducted_yuan)))
							})
					: '',
				unknown > 0 ? gap + say(w.unknown, { n: formatNumber(unknown) }) : '',
				nobody
					? gap +
							say(w.nobodyHas, { n: formatNumber(nobody.lines), amount: formatMoney(fen(nobody.fines_yuan)) })
					: ''
			),
			'deductions'
		),
		table(
			'deductions',
			say(w.table),
			[
				column(say(w.person), 'text', 2.4),
				column(say(w.lines), 'integer', 1),
				column(say(w.fines), 'money', 1.6),
				column(say(w.bonus), 'money', 1.6),
				column(say(w.taken), 'money', 1.6),
				column(say(w.over), 'money', 1.6),
				column(say(w.remark), 'text', 2.6)
			],
			all.map((row) => [
				row.person === null ? say(w.nobody) : mask.staff(row.person),
				row.lines,
				fen(row.fines_yuan),
				row.bonus_yuan === null ? null : fen(row.bonus_yuan),
				row.person === null ? null : fen(row.deducted_yuan),
				row.person === null ? null : fen(row.fines_yuan - row.deducted_yuan),
				row.person === null
					? ''
					: row.capped
						? say(w.used)
						: row.bonus_yuan === null
							? say(w.bonusUnknown)
							: ''
			]),
			{
				totals: [
					say(w.total),
					sum((r) => r.lines, all),
					fen(sum((r) => r.fines_yuan, all)),
					null,
					fen(sum((r) => r.deducted_yuan)),
					fen(sum((r) => r.fines_yuan - r.deducted_yuan)),
					null
				],
				notes: [say(w.rule)]
			}
		)
	];
}

/** Every line of the month in the order in which it is taken. */
export async function deductionLinesTable(context: ReportContext, of?: string): Promise<Table> {
	const { engine, month, say, mask, locale, edition } = context;
	const lines = await deductionLines(engine, month, of);
	return table(
		'deduction-lines',
		say(w.detail),
		[
			column(say(w.person), 'text', 1.6),
			column(say(w.due), 'datetime', 2),
			column(say(w.no), 'text', 2),
			column(say(w.article), 'text', 2.6),
			column(say(w.role), 'text', 1.8),
			column(say(w.evidence), 'text', 5),
			column(say(w.fines), 'money', 1.2),
			column(say(w.taken), 'money', 1.2)
		],
		lines.map((line) => [
			line.person === null ? say(w.nobody) : mask.staff(line.person),
			line.due_at,
			line.complaint_no,
			articleTitle(line.article, edition, locale),
			say(fineRoleWords[line.role as FineRole]),
			mask.text(explainEvidence(line.evidence, locale), { names: [line.person] }),
			line.amount_fen,
			line.person === null ? null : line.taken_fen
		]),
		{ list: true }
	);
}
