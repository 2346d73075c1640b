import { words } from '#lib/i18n/locale.ts';
import type { ComplaintForm } from '#lib/metrics/complaintForms.ts';
import { column, plainHeading, table } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block, Form, FormField, Heading, Table } from '#lib/reports/document.ts';
import { fieldsOfComplaint } from '#lib/reports/fields.ts';
import { signatures } from '#lib/reports/sections/signOff.ts';
import { clauseLabels, outcomeWordsOf } from '#lib/rulebook/explain.ts';
import type { ClauseId } from '#lib/rulebook/clauses.ts';
import type { Outcome } from '#lib/rulebook/reasons.ts';

const w = {
	received: words('受理登记', '受理登記', 'Receipt'),
	classes: words('分类与判定', '分類與判定', 'Class and judgement'),
	promised: words('承诺与转交', '承諾與轉交', 'Promised answer and addressees'),
	measures: words('处理措施与结果', '處理措施與結果', 'Measures and result'),
	answer: words('答复与回访', '答覆與回訪', 'Answer and follow-up'),
	limits: words('时限', '時限', 'Time limits'),
	clause: words('时限', '時限', 'Limit'),
	start: words('起点', '起點', 'Start'),
	due: words('期限', '期限', 'Due'),
	actual: words('实际', '實際', 'Actual'),
	outcome: words('结果', '結果', 'Outcome'),
	progress: words('处理进展', '處理進展', 'Progress'),
	at: words('反馈时间', '反饋時間', 'Reported'),
	by: words('记录人', '記錄人', 'By'),
	note: words('处理情况', '處理情況', 'What was done')
};
const steps = [
	words('处理人', '處理人', 'Handler'),
	words('责任主管', '責任主管', 'Responsible supervisor'),
	words('部门负责人', '部門負責人', 'Department head'),
	words('客户（对结果的意见与签字）', '客戶（對結果的意見與簽字）', 'Customer (on the result)')
];

/** Places of form F1 by part; a number beside a name is its lines of room. */
const parts = {
	received: [
		['complaint_no', 'received_at'],
		['site', 'unit'],
		['complainant', 'phone'],
		['customer_type', 'channel'],
		['recorder', 'households'],
		['target_person', 'target_level'],
		['claim_requested', 'claim_amount'],
		['content:4']
	],
	classes: [['category_l1', 'category_l2'], ['validity', 'severity'], ['validity_basis']],
	promised: [
		['promised_at', 'handling_promised_at'],
		['promised_at_2', 'gm_submitted_at'],
		['department', 'contractor'],
		['handler', 'supervisor'],
		['forwarded_at', 'dispatched_at'],
		['accepted_at', 'escalated_at']
	],
	measures: [['result:4'], ['completed_at', 'status']],
	answer: [
		['replied_at', 'reply_method'],
		['result_feedback_at', 'closed_at'],
		['followup_at', 'followup_by'],
		['interviewee', 'relation'],
		['satisfaction', 'followup_method'],
		['opinion:3']
	]
} as const satisfies Record<string, readonly (readonly string[])[]>;

/** Form F1 of one complaint: its class, promised answer, addressees, measures and result, the customer's opinion, signatures (S4). `among` tells it from others in one paper. */
export function processing(detail: ComplaintForm, context: ReportContext, among = ''): Block[] {
	const { say } = context;
	const field = fieldsOfComplaint(detail.complaint, context);
	const place = (named: string): FormField => {
		const [name = '', lines] = named.split(':');
		return field(name, Number(lines ?? 1));
	};
	const part = (id: keyof typeof parts): [Heading, Form] => [
		plainHeading(id, say(w[id])),
		{ kind: 'form', id: `processing${among}-${id}`, rows: parts[id].map((row) => row.map(place)) }
	];
	return [
		...part('received'),
		...part('classes'),
		...part('promised'),
		...limits(detail, context, among),
		...part('measures'),
		...progress(detail, context, among),
		...part('answer'),
		signatures(context, steps)
	];
}

function limits({ clauses }: ComplaintForm, { say }: ReportContext, among: string): Table[] {
	const judged = clauses.filter(({ outcome }) => outcome !== 'not_applicable');
	if (judged.length === 0) return [];
	return [
		table(
			`processing${among}-limits`,
			say(w.limits),
			[
				column(say(w.clause), 'text', 2.4),
				column(say(w.start), 'datetime', 2),
				column(say(w.due), 'datetime', 2),
				column(say(w.actual), 'datetime', 2),
				column(say(w.outcome), 'text', 1.4)
			],
			judged.map(({ clause, start_at, due_at, actual_at, outcome }) => [
				say(clauseLabels[clause as ClauseId]),
				start_at,
				due_at,
				actual_at,
				say(outcomeWordsOf(clause, outcome as Outcome))
			])
		)
	];
}

function progress(
	{ progress: reports, complaint }: ComplaintForm,
	{ say, mask }: ReportContext,
	among: string
): Table[] {
	if (reports.length === 0) return [];
	const own = { names: [String(complaint['complainant'] ?? '')], phone: String(complaint['phone'] ?? '') };
	return [
		table(
			`processing${among}-progress`,
			say(w.progress),
			[column(say(w.at), 'datetime', 2), column(say(w.by), 'text', 1.4), column(say(w.note), 'text', 6)],
			reports.map(({ reported_at, reported_by, note }) => [
				reported_at,
				mask.staff(reported_by),
				mask.text(note, own)
			])
		)
	];
}
