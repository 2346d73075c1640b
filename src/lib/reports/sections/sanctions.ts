import { formatMoney, formatNumber, joinList } from '#lib/i18n/format.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { sanctions as ask, type Sanctions } from '#lib/metrics/sanctions.ts';
import { about, column, heading, paragraph, table } from '#lib/reports/build.ts';
import type { PaperContext, ReportContext } from '#lib/reports/context.ts';
import type { Block, Table } from '#lib/reports/document.ts';
import { causeWords, clauseLabels, explainEvidence, proposalWords } from '#lib/rulebook/explain.ts';

const w = {
	title: words('施工单位处罚建议', '施工單位處罰建議', 'Sanctions proposed for contractors'),
	sum: words(
		'时限在本月届满的整改违约，建议处罚 {n} 家施工单位，共不少于 {amount}；数额由协调人核定，审批后执行。',
		'時限在本月屆滿的整改違約，建議處罰 {n} 家施工單位，共不少於 {amount}；數額由協調人核定，審批後執行。',
		'Rectifications broken this month: sanctions are proposed for {n} contractors, at least {amount} in all; the coordinator sets the amounts, approval follows.'
	),
	repeated: words(
		'多次违反：{list}，并建议解除合同、否决投标。',
		'多次違反：{list}，並建議解除合約、否決投標。',
		'Repeated: {list}; ending the contract and a bidding veto are proposed too.'
	),
	lines: words('处罚建议明细', '處罰建議明細', 'Proposals'),
	contractor: words('施工单位', '施工單位', 'Contractor'),
	nobody: words('（未写明）', '（未寫明）', '(not named)'),
	notice: words('通知单', '通知單', 'Notice'),
	broken: words('事由', '事由', 'Broken'),
	evidence: words('依据', '依據', 'Evidence'),
	amount: words('建议不少于', '建議不少於', 'At least'),
	remark: words('备注', '備註', 'Remark'),
	waived: words(
		'不予提出：{reason}（{by}）',
		'不予提出：{reason}（{by}）',
		'Not put forward: {reason} ({by})'
	),
	total: words('合计', '合計', 'Total')
};

const labels: Readonly<Record<string, Words>> = { ...clauseLabels, ...causeWords };

/** What a contractor broke, line by line. */
export function sanctionTable(id: string, groups: readonly Sanctions[], context: ReportContext): Table {
	const { say, locale, mask } = context;
	return table(
		id,
		say(w.lines),
		[
			column(say(w.contractor), 'text', 2),
			column(say(w.notice), 'text', 1.6),
			column(say(w.broken), 'text', 1.6),
			column(say(w.evidence), 'text', 5),
			column(say(w.amount), 'money', 1.4),
			column(say(w.remark), 'text', 2)
		],
		groups.flatMap(({ contractor, lines }) =>
			lines.map((line) => [
				contractor ?? say(w.nobody),
				line.complaint_no,
				labels[line.clause] ? say(labels[line.clause]!) : line.clause,
				mask.text(explainEvidence(line.evidence, locale)),
				line.status === 'waived' ? null : line.amount_fen,
				line.status === 'waived'
					? say(w.waived, { reason: line.waived_reason ?? '', by: mask.staff(line.waived_by) ?? '' })
					: ''
			])
		),
		{ totals: [say(w.total), '', '', '', groups.reduce((sum, { amountFen }) => sum + amountFen, 0), ''] }
	);
}

/** What is proposed beside money, in words; empty where nothing is. */
export const proposalsText = (codes: readonly string[], context: PaperContext): string =>
	joinList(
		codes.map((code) => {
			const found = (proposalWords as Readonly<Record<string, Words>>)[code];
			return found ? context.say(found) : code;
		}),
		context.locale
	);

/** Contractors who broke their notices in the month; nothing where none did. */
export async function sanctions(context: ReportContext): Promise<Block[]> {
	const { engine, scope, month, say, locale } = context;
	const groups = await ask(engine, scope, { month });
	if (groups.length === 0) return [];
	const standing = groups.filter(({ amountFen }) => amountFen > 0);
	const often = standing.filter(({ repeated }) => repeated.length > 0);
	const names = joinList(
		often.map(({ contractor }) => contractor ?? say(w.nobody)),
		locale
	);
	return [
		heading('sanctions', say(w.title)),
		about(
			paragraph(
				'sanctions.sum',
				say(w.sum, {
					n: formatNumber(standing.length),
					amount: formatMoney(standing.reduce((sum, { amountFen }) => sum + amountFen, 0))
				}),
				often.length > 0 ? (locale === 'en' ? ' ' : '') + say(w.repeated, { list: names }) : ''
			),
			'sanctions'
		),
		sanctionTable('sanctions', groups, context)
	];
}
