import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** How the complaint was handled: its stages, the promises, the answer, the follow-up and what it cost. */
export const complaintHandled = [
	field('forwarded_at', 'datetime', words('转交时间', '轉交時間', 'Forwarded'), [
		'转交时间',
		'发送时间',
		'转交/发送时间',
		'转办时间',
		'移交时间',
		'forwarded',
		'forwarded at'
	]),
	field('dispatched_at', 'datetime', words('派单时间', '派單時間', 'Dispatched'), [
		'派单时间',
		'调度时间',
		'派发时间',
		'最后派发时间',
		'派工时间',
		'dispatched',
		'dispatched at',
		'assigned at'
	]),
	field('accepted_at', 'datetime', words('接单时间', '接單時間', 'Accepted'), [
		'接单时间',
		'最后受理时间',
		'签收时间',
		'接收时间',
		'accepted',
		'accepted at'
	]),
	field('handler', 'text', words('处理人', '處理人', 'Handler'), [
		'处理人',
		'经办人',
		'承办人',
		'处理人员',
		'维修人',
		'handler',
		'assignee',
		'handled by'
	]),
	field('supervisor', 'text', words('责任主管', '責任主管', 'Responsible supervisor'), [
		'责任主管',
		'主管',
		'supervisor'
	]),
	field('dispatch_supervisor', 'text', words('调度主管', '調度主管', 'Dispatch supervisor'), [
		'调度主管',
		'dispatch supervisor'
	]),
	field('department_head', 'text', words('部门负责人', '部門負責人', 'Department head'), [
		'部门负责人',
		'部门经理',
		'department head'
	]),
	field('handling_promised_at', 'datetime', words('约定处理时间', '約定處理時間', 'Handling promised'), [
		'约定处理时间',
		'约定完成时间',
		'预计完成时间',
		'计划完成时间',
		'handling promised'
	]),
	field('promised_at', 'datetime', words('预定答复时间', '預定答覆時間', 'Answer promised'), [
		'预定答复时间',
		'约定时间',
		'约定答复时间',
		'承诺答复时间',
		'承诺时间',
		'promised',
		'promised at',
		'due'
	]),
	field('promised_at_2', 'datetime', words('第二次约定时间', '第二次約定時間', 'Second promise'), [
		'第二次约定时间',
		'变更约定时间',
		'约定时间2',
		'第二次预定答复时间',
		'预定答复时间2',
		'二次约定时间',
		'promised at 2'
	]),
	field('promised_at_3', 'datetime', words('第三次约定时间', '第三次約定時間', 'Third promise'), [
		'第三次约定时间',
		'约定时间3',
		'第三次预定答复时间',
		'预定答复时间3',
		'三次约定时间',
		'promised at 3'
	]),
	field('promised_at_4', 'datetime', words('第四次约定时间', '第四次約定時間', 'Fourth promise'), [
		'第四次约定时间',
		'约定时间4',
		'第四次预定答复时间',
		'预定答复时间4',
		'promised at 4'
	]),
	field('promised_at_5', 'datetime', words('第五次约定时间', '第五次約定時間', 'Fifth promise'), [
		'第五次约定时间',
		'约定时间5',
		'第五次预定答复时间',
		'预定答复时间5',
		'promised at 5'
	]),
	field(
		'gm_submitted_at',
		'datetime',
		words('提交总经理时间', '提交總經理時間', 'Submitted to the general manager'),
		['提交总经理时间', '呈报总经理时间', 'gm submitted at']
	),
	field('escalated_at', 'datetime', words('上报时间', '上報時間', 'Escalated'), [
		'上报时间(升级)',
		'升级时间',
		'升级上报时间',
		'上报升级时间',
		'escalated',
		'escalated at'
	]),
	field('first_feedback_at', 'datetime', words('首问反馈时间', '首問反饋時間', 'First feedback'), [
		'首问反馈时间',
		'首次反馈时间',
		'首次回复时间',
		'first feedback',
		'first response'
	]),
	field('completed_at', 'datetime', words('完成时间', '完成時間', 'Completed'), [
		'完成时间',
		'处理完毕时间',
		'办结时间',
		'处理完成时间',
		'处理时间',
		'完工时间',
		'Closed',
		'completed',
		'completed at',
		'resolved at',
		'finished'
	]),
	field('result', 'text', words('处理结果', '處理結果', 'Result'), [
		'处理结果',
		'措施',
		'处理措施',
		'处置结果',
		'答复意见',
		'处理意见',
		'处理过程',
		'结果',
		'Status.Notes',
		'result',
		'resolution'
	]),
	field('result_feedback_at', 'datetime', words('结果反馈时间', '結果反饋時間', 'Result feedback'), [
		'结果反馈时间',
		'反馈时间',
		'处理结果反馈时间',
		'result feedback'
	]),
	field('replied_at', 'datetime', words('答复时间', '答覆時間', 'Replied'), [
		'答复时间',
		'回复时间',
		'答复日期',
		'replied',
		'replied at',
		'reply time'
	]),
	field('reply_method', 'text', words('答复方式', '答覆方式', 'Reply method'), [
		'答复方式',
		'书面/口头',
		'回复方式',
		'reply method'
	]),
	field('followup_at', 'datetime', words('回访时间', '回訪時間', 'Followed up'), [
		'回访时间',
		'回访日期',
		'followup',
		'follow-up time',
		'follow up at'
	]),
	field('followup_by', 'text', words('回访人', '回訪人', 'Followed up by'), [
		'回访人',
		'回访人员',
		'followup by'
	]),
	field('followup_method', 'text', words('回访方式', '回訪方式', 'Follow-up method'), [
		'回访方式',
		'followup method'
	]),
	field('interviewee', 'text', words('接受回访人', '接受回訪人', 'Interviewee'), [
		'接受回访人',
		'受访人',
		'被回访人',
		'interviewee'
	]),
	field('relation', 'text', words('与投诉人关系', '與投訴人關係', 'Relation to the complainant'), [
		'与投诉人关系',
		'关系',
		'relation'
	]),
	field('satisfaction', 'code:satisfaction', words('满意度', '滿意度', 'Satisfaction'), [
		'是否满意',
		'满意度',
		'回访满意度',
		'满意情况',
		'满意程度',
		'客户满意度',
		'satisfaction',
		'satisfied'
	]),
	field('opinion', 'text', words('客户意见', '客戶意見', "Customer's opinion"), [
		'客户意见',
		'回访意见',
		'业主意见',
		'评价内容',
		'opinion',
		'feedback comment'
	]),
	field('visit_requested', 'boolean', words('需上门回访', '需上門回訪', 'Visit requested'), [
		'需上门回访',
		'是否上门',
		'是否需上门回访',
		'要求上门',
		'visit requested'
	]),
	field('visit_promised_at', 'datetime', words('约定上门时间', '約定上門時間', 'Visit promised'), [
		'约定上门时间',
		'预约上门时间',
		'visit promised at'
	]),
	field('visited_at', 'datetime', words('上门时间', '上門時間', 'Visited'), [
		'上门时间',
		'上门回访时间',
		'到访时间',
		'visited',
		'visited at'
	]),
	field('status', 'code:status', words('处理情况', '處理情況', 'Status'), [
		'处理情况',
		'状态',
		'是否完成',
		'处理状态',
		'事件状态',
		'工单状态',
		'完成情况',
		'办理状态',
		'status',
		'state'
	]),
	field('closed_at', 'datetime', words('关闭时间', '關閉時間', 'Closed'), [
		'关闭时间',
		'签字确认时间',
		'结案时间',
		'归档时间',
		'确认时间',
		'closed at'
	]),
	field('claim_requested', 'boolean', words('是否索赔', '是否索賠', 'Claim requested'), [
		'是否索赔',
		'索赔',
		'有无索赔',
		'claim requested',
		'claim'
	]),
	field('claim_amount', 'money', words('索赔金额', '索賠金額', 'Claim amount'), [
		'索赔金额',
		'赔偿金额',
		'claim amount'
	]),
	field('households', 'integer', words('涉及户数', '涉及戶數', 'Households concerned'), [
		'涉及户数',
		'影响户数',
		'户数',
		'households'
	]),
	field('injury', 'boolean', words('人身伤害', '人身傷害', 'Injury'), [
		'人身伤害',
		'是否受伤',
		'有无人身伤害',
		'injury'
	]),
	field('recorded_penalty', 'money', words('扣罚金额', '扣罰金額', 'Recorded penalty'), [
		'扣罚金额',
		'扣罚',
		'罚款',
		'罚款金额',
		'考核金额',
		'penalty',
		'fine'
	]),
	field('remarks', 'text', words('备注', '備註', 'Remarks'), [
		'备注',
		'说明',
		'备注说明',
		'remarks',
		'notes',
		'comment'
	])
] as const satisfies readonly Field[];
