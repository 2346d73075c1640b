import { joinList } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import type { RegisterRow } from '#lib/metrics/actions/register.ts';
import { tellEffect } from '#lib/metrics/actions/tell.ts';
import { causeWords, changeWords, stateWords } from '#lib/metrics/actions/words.ts';
import type { NamedComplaint } from '#lib/metrics/complaintsNamed.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { column, paragraph, plainHeading, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block, Table } from '#lib/reports/document.ts';
import { room } from '#lib/reports/fields.ts';
import { excerpt, timeCell } from '#lib/reports/rowCells.ts';
import { signatures, step } from '#lib/reports/sections/signOff.ts';

const w = {
	no: words('编号', '編號', 'No.'),
	state: words('状态', '狀態', 'State'),
	title: words('名称', '名稱', 'Title'),
	problem: words('问题描述', '問題描述', 'Problem'),
	triggers: words('发现月份', '發現月份', 'Found in'),
	evidence: words('依据的投诉', '依據的投訴', 'Complaints that it rests on'),
	received: words('受理时间', '受理時間', 'Received'),
	site: words('项目', '項目', 'Site'),
	category: words('分类', '分類', 'Category'),
	content: words('内容摘要', '內容摘要', 'Summary'),
	missing: words(
		'台账中没有这些编号：{list}。',
		'台賬中沒有這些編號：{list}。',
		'The log does not have {list}.'
	),
	causes: words('原因分析（逐层追问）', '原因分析（逐層追問）', 'Causes (five whys)'),
	chain: words('第几条', '第幾條', 'Chain'),
	group: words('类别', '類別', 'Group'),
	why: words('追问', '追問', 'Why'),
	answer: words('回答', '回答', 'Answer'),
	ground: words('根据', '根據', 'Evidence'),
	measures: words('措施', '措施', 'Measures'),
	correction: words('纠正（立即处置）', '糾正（立即處置）', 'Correction (at once)'),
	corrective: words('纠正措施（消除原因）', '糾正措施（消除原因）', 'Corrective action (removes the cause)'),
	preventive: words('预防措施（防止他处发生）', '預防措施（防止他處發生）', 'Preventive action (elsewhere)'),
	owner: words('负责人', '負責人', 'Owner'),
	due: words('完成期限', '完成期限', 'Due'),
	done: words('实际完成', '實際完成', 'Done'),
	check: words('效果与验证', '效果與驗證', 'Effect and verification'),
	verification: words('验证记录', '驗證記錄', 'Verification'),
	history: words('变更记录', '變更記錄', 'History'),
	at: words('时间', '時間', 'When'),
	by: words('经手人', '經手人', 'By'),
	what: words('事项', '事項', 'What'),
	note: words('说明', '說明', 'Note')
};
const steps = [
	step('prepared', words('提出人', '提出人', 'Proposed')),
	words('责任部门', '責任部門', 'Department responsible'),
	step('approved', words('批准（客户代表）', '批准（客戶代表）', 'Approved (customer representative)')),
	words('验证人', '驗證人', 'Verified')
];

/** The corrective-action form: problem, evidence, causes, measures, effect and verification, signatures (S4). */
export function correctiveAction(
	{ action, effect, state }: RegisterRow,
	evidence: readonly NamedComplaint[],
	context: ReportContext
): Block[] {
	const { say, mask, locale } = context;
	const text = (value: string): string | null => mask.text(value) || null;
	const gone = action.evidence.filter((no) => !evidence.some(({ complaint_no }) => complaint_no === no));
	return [
		{
			kind: 'form',
			id: 'capa-problem',
			rows: [
				[room(say(w.no), action.id), room(say(w.state), say(stateWords[state].name))],
				[room(say(w.title), text(action.title))],
				[room(say(w.problem), text(action.problem), 4)],
				...(action.triggers.length > 0
					? [[room(say(w.triggers), joinList([...action.triggers], locale))]]
					: [])
			]
		},
		...evidenceTable(evidence, context),
		...(gone.length > 0 ? [paragraph('capa.gone', say(w.missing, { list: joinList(gone, locale) }))] : []),
		causes(action.causes, context),
		plainHeading('measures', say(w.measures)),
		{
			kind: 'form',
			id: 'capa-measures',
			rows: [
				[room(say(w.correction), text(action.correction), 3)],
				[room(say(w.corrective), text(action.corrective), 3)],
				[room(say(w.preventive), text(action.preventive), 3)],
				[room(say(w.owner), mask.staff(action.owner) || null), date(say(w.due), action.due)],
				[date(say(w.done), action.done)]
			]
		},
		plainHeading('check', say(w.check)),
		paragraph('capa.effect', tellEffect(action, effect, locale).join(locale === 'en' ? ' ' : '')),
		{
			kind: 'form',
			id: 'capa-verification',
			rows: [[room(say(w.verification), text(action.verification), 4)]]
		},
		history(action.history, context),
		signatures(context, steps)
	];
}

const date = (label: string, value: string | undefined) =>
	({ label, type: 'datetime', value: value ?? null }) as const;

function evidenceTable(rows: readonly NamedComplaint[], { say, mask, locale }: ReportContext): Table[] {
	if (rows.length === 0) return [];
	return [
		table(
			'capa-evidence',
			say(w.evidence),
			[
				column(say(w.no), 'text', 1.8),
				column(say(w.received), 'datetime', 1.8),
				column(say(w.site), 'text', 1.4),
				column(say(w.category), 'text', 1.8),
				column(say(w.content), 'text', 5)
			],
			rows.map((row) => [
				row.complaint_no,
				timeCell(row.received_at, row.received_at_date_only),
				row.site,
				valueLabel('category_l1', row.category_l1, locale),
				excerpt(mask.text(row.content, { unit: row.unit }), 80)
			])
		)
	];
}

/** What was asked and answered; lines to write on where nothing was yet. */
function causes(chains: RegisterRow['action']['causes'], { say, mask }: ReportContext): Table {
	const asked = chains.flatMap(({ group, whys }, chain) =>
		whys.map(({ answer, evidence }, why) => [
			chain + 1,
			why === 0 && group ? say(causeWords[group]) : ' ',
			why + 1,
			mask.text(answer),
			mask.text(evidence)
		])
	);
	return table(
		'capa-causes',
		say(w.causes),
		[
			column(say(w.chain), 'integer', 1),
			column(say(w.group), 'text', 1.6),
			column(say(w.why), 'integer', 0.8),
			column(say(w.answer), 'text', 5),
			column(say(w.ground), 'text', 3)
		],
		asked.length > 0 ? asked : [1, 2, 3, 4, 5].map((why) => [1, ' ', why, ' ', ' '])
	);
}

const history = (changes: RegisterRow['action']['history'], { say, mask }: ReportContext): Table =>
	table(
		'capa-history',
		say(w.history),
		[
			column(say(w.at), 'datetime', 2),
			column(say(w.by), 'text', 1.6),
			column(say(w.what), 'text', 1.8),
			column(say(w.note), 'text', 5)
		],
		changes.map(({ at, by, what, note }) => [at, mask.staff(by), say(changeWords[what]), mask.text(note)])
	);
