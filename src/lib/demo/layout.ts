import type { FieldName } from '#lib/model/columns.ts';
import type { Case } from './case.ts';
import type { Seconds } from './civil.ts';
import { dispatchSupervisor, sites } from './world.ts';

/** One column of the demo log: its header as clerks write it, the field it means, and its value. */
export type LogColumn = { readonly header: string; readonly field: FieldName<'complaints'> | null } & (
	{ readonly text: (item: Case) => string } | { readonly time: (item: Case) => Seconds | null }
);

const text = (
	header: string,
	field: LogColumn['field'],
	value: (item: Case) => string | number | null
): LogColumn => ({
	header,
	field,
	text: (item) => {
		const cell = value(item);
		return cell === null ? '' : String(cell);
	}
});
const time = (
	header: string,
	field: LogColumn['field'],
	value: (item: Case) => Seconds | null
): LogColumn => ({
	header,
	field,
	time: value
});

/** The columns of the demo log, left to right. The last one means nothing to the program and is kept as it is. */
export const layout: readonly LogColumn[] = [
	text('任务编号', 'complaint_no', (c) => c.no),
	text('项目', 'site', (c) => sites[c.site]?.name ?? ''),
	text('房号', 'unit', (c) => c.unit),
	text('投诉人', 'complainant', (c) => c.complainant),
	text('联系电话', 'phone', (c) => c.phone),
	text('客户类型', 'customer_type', (c) => c.customerType),
	text('投诉方式', 'channel', (c) => c.channel),
	time('投诉时间', 'received_at', (c) => c.receivedAt),
	text('接单人', 'recorder', (c) => c.recorder),
	text('投诉内容', 'content', (c) => c.content),
	text('一级分类', 'category_l1', (c) => c.categoryL1),
	text('二级分类', 'category_l2', (c) => c.categoryL2),
	text('判定', 'validity', (c) => c.validity),
	text('判定依据', 'validity_basis', (c) => c.basis),
	text('投诉分级', 'severity', (c) => c.severity),
	text('被投诉人级别', 'target_level', (c) => c.targetLevel),
	text('被投诉人', 'target_person', (c) => c.targetPerson),
	text('责任部门', 'department', (c) => c.kind.department),
	text('施工单位', 'contractor', (c) => c.contractor),
	time('转交时间', 'forwarded_at', (c) => c.forwardedAt),
	time('派单时间', 'dispatched_at', (c) => c.dispatchedAt),
	time('接单时间', 'accepted_at', (c) => c.acceptedAt),
	text('处理人', 'handler', (c) => c.handler),
	text('责任主管', 'supervisor', (c) => c.supervisor),
	text('调度主管', 'dispatch_supervisor', () => dispatchSupervisor),
	text('部门负责人', 'department_head', (c) => c.departmentHead),
	time('约定完成时间', 'handling_promised_at', (c) => c.handlingPromisedAt),
	time('预定答复时间', 'promised_at', (c) => c.promises[0] ?? null),
	time('第二次约定时间', 'promised_at_2', (c) => c.promises[1] ?? null),
	time('第三次约定时间', 'promised_at_3', (c) => c.promises[2] ?? null),
	time('第四次约定时间', 'promised_at_4', (c) => c.promises[3] ?? null),
	time('提交总经理时间', 'gm_submitted_at', (c) => c.gmSubmittedAt),
	time('升级时间', 'escalated_at', (c) => c.escalatedAt),
	time('首问反馈时间', 'first_feedback_at', (c) => c.firstFeedbackAt),
	time('完成时间', 'completed_at', (c) => c.completedAt),
	text('处理结果', 'result', (c) => c.result),
	time('结果反馈时间', 'result_feedback_at', (c) => c.resultFeedbackAt),
	time('答复时间', 'replied_at', (c) => c.repliedAt),
	text('答复方式', 'reply_method', (c) => c.replyMethod),
	time('回访时间', 'followup_at', (c) => c.followupAt),
	text('回访人', 'followup_by', (c) => c.followupBy),
	text('回访方式', 'followup_method', (c) => c.followupMethod),
	text('接受回访人', 'interviewee', (c) => c.interviewee),
	text('与投诉人关系', 'relation', (c) => c.relation),
	text('满意度', 'satisfaction', (c) => c.satisfaction),
	text('客户意见', 'opinion', (c) => c.opinion),
	text('需上门回访', 'visit_requested', (c) => c.visitRequested),
	time('约定上门时间', 'visit_promised_at', (c) => c.visitPromisedAt),
	time('上门时间', 'visited_at', (c) => c.visitedAt),
	text('处理情况', 'status', (c) => c.status),
	time('关闭时间', 'closed_at', (c) => c.closedAt),
	text('是否索赔', 'claim_requested', (c) => c.claimRequested),
	text('索赔金额', 'claim_amount', (c) => c.claimYuan),
	text('涉及户数', 'households', (c) => c.households),
	text('人身伤害', 'injury', (c) => c.injury),
	text('扣罚金额', 'recorded_penalty', (c) => c.penaltyYuan),
	text('备注', 'remarks', (c) => c.remarks),
	text('录入班次', null, (c) =>
		c.receivedAt % 86400 < 28800 ? '夜班' : c.receivedAt % 86400 < 57600 ? '早班' : '中班'
	)
];
