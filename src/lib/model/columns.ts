import { words, type Words } from '#lib/i18n/locale.ts';
import type { CodeSet } from './codes.ts';

/** What a column holds. Money is imported in yuan and kept in integer fen. */
export type FieldType = 'text' | 'datetime' | 'boolean' | 'integer' | 'number' | 'money' | `code:${CodeSet}`;

/** One canonical field: the only place where its type, label and header spellings stand. */
export interface Field {
	readonly name: string;
	readonly type: FieldType;
	readonly label: Words;
	/** Header spellings, simplified and English; they are folded (width, case, script, punctuation) before they are compared. */
	readonly headers: readonly string[];
}

const field = <N extends string>(name: N, type: FieldType, label: Words, headers: readonly string[]) =>
	({ name, type, label, headers }) as const satisfies Field;

/** The dictionary: every table that can be imported and its fields, in the order of output. */
export const tables = {
	complaints: [
		field('complaint_no', 'text', words('投诉编号', '投訴編號', 'Complaint no.'), [
			'编号',
			'任务编号',
			'投诉编号',
			'工单号',
			'工单编号',
			'单号',
			'事件编号',
			'留言编号',
			'受理编号',
			'案件编号',
			'CaseID',
			'case id',
			'id',
			'ticket',
			'ticket no',
			'number'
		]),
		field('site', 'text', words('项目', '項目', 'Site'), [
			'项目',
			'小区',
			'服务处',
			'项目名称',
			'楼盘',
			'园区',
			'门店',
			'镇街名称',
			'街道',
			'社区',
			'Neighborhood',
			'site',
			'project',
			'community',
			'branch'
		]),
		field('unit', 'text', words('房号', '房號', 'Unit'), [
			'房号',
			'单元',
			'住址',
			'地址',
			'房间号',
			'户号',
			'房屋',
			'Address',
			'unit',
			'room'
		]),
		field('complainant', 'text', words('投诉人', '投訴人', 'Complainant'), [
			'投诉人',
			'客户',
			'业主',
			'住户',
			'客户姓名',
			'业主姓名',
			'姓名',
			'留言用户',
			'来电人',
			'投诉人姓名',
			'反映人',
			'诉求人',
			'complainant',
			'customer',
			'resident',
			'reporter'
		]),
		field('phone', 'text', words('联系电话', '聯繫電話', 'Phone'), [
			'联系电话',
			'联系方式',
			'联络电话',
			'联络方式',
			'联系人电话',
			'电话',
			'手机',
			'手机号',
			'电话号码',
			'来电号码',
			'phone',
			'telephone',
			'mobile',
			'contact'
		]),
		field('customer_type', 'text', words('客户类型', '客戶類型', 'Customer type'), [
			'客户类型',
			'客户类别',
			'业主类型',
			'身份',
			'customer type'
		]),
		field('delivery_state', 'text', words('接房/装修状态', '接房/裝修狀態', 'Delivery state'), [
			'接房状态',
			'装修状态',
			'接房/装修状态',
			'交付状态',
			'delivery state'
		]),
		field('channel', 'text', words('投诉方式', '投訴方式', 'Channel'), [
			'投诉方式',
			'来源',
			'渠道',
			'投诉渠道',
			'投诉来源',
			'数据来源',
			'受理渠道',
			'来电方式',
			'Source',
			'channel',
			'origin'
		]),
		field('received_at', 'datetime', words('投诉时间', '投訴時間', 'Received'), [
			'投诉时间',
			'受理时间',
			'首报时间',
			'上报时间',
			'留言时间',
			'来电时间',
			'投诉日期',
			'受理日期',
			'接诉时间',
			'登记时间',
			'报修时间',
			'日期',
			'时间',
			'Opened',
			'received',
			'received at',
			'created',
			'created at',
			'datetime',
			'date'
		]),
		field('recorder', 'text', words('记录人', '記錄人', 'Recorder'), [
			'接单人',
			'记录人',
			'受理人',
			'当班人员',
			'登记人',
			'上报人',
			'接待人',
			'接线员',
			'recorder',
			'agent',
			'taken by'
		]),
		field('content', 'text', words('投诉内容', '投訴內容', 'Content'), [
			'投诉内容',
			'投诉事项',
			'内容摘要',
			'内容',
			'事件描述',
			'留言详情',
			'问题描述',
			'投诉描述',
			'描述',
			'诉求内容',
			'desc',
			'description',
			'content',
			'details',
			'complaint'
		]),
		field('category_l1', 'text', words('一级分类', '一級分類', 'Category'), [
			'一级分类',
			'类别',
			'分类',
			'投诉类别',
			'投诉分类',
			'一级标签',
			'标注类型',
			'事件类型',
			'大类',
			'Category',
			'category 1',
			'type'
		]),
		field('category_l2', 'text', words('二级分类', '二級分類', 'Subcategory'), [
			'二级分类',
			'子类',
			'小类',
			'二级标签',
			'投诉小类',
			'Request.Type',
			'subcategory',
			'category 2'
		]),
		field('nature', 'text', words('投诉性质', '投訴性質', 'Nature'), ['投诉性质', '性质', 'nature']),
		field('validity', 'code:validity', words('判定', '判定', 'Validity'), [
			'判定',
			'有效性',
			'是否有效',
			'有效无效',
			'validity',
			'valid'
		]),
		field('validity_basis', 'text', words('判定依据', '判定依據', 'Basis of validity'), [
			'判定依据',
			'判定理由',
			'依据',
			'validity basis'
		]),
		field('severity', 'code:severity', words('投诉分级', '投訴分級', 'Severity'), [
			'投诉分级',
			'级别',
			'投诉级别',
			'严重程度',
			'事件级别',
			'等级',
			'severity',
			'priority'
		]),
		field(
			'target_level',
			'code:target_level',
			words('被投诉人级别', '被投訴人級別', 'Level of the person complained of'),
			['被投诉人级别', '被投诉人职级', 'target level']
		),
		field('target_person', 'text', words('被投诉人', '被投訴人', 'Person complained of'), [
			'被投诉人',
			'被投诉对象',
			'target person',
			'complained of'
		]),
		field('department', 'text', words('责任部门', '責任部門', 'Department'), [
			'责任部门',
			'被投诉部门',
			'部门',
			'处理部门',
			'承办部门',
			'办结职能科室/部门',
			'责任单位',
			'Responsible.Agency',
			'department',
			'agency'
		]),
		field('contractor', 'text', words('施工单位', '施工單位', 'Contractor'), [
			'施工单位',
			'承建商',
			'维保单位',
			'contractor'
		]),
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
		]),
		field('progress_at_1', 'datetime', words('第一次处理日期', '第一次處理日期', 'Progress 1: date'), [
			'第一次日期',
			'第一次处理日期',
			'第一次处理时间',
			'第一次时间',
			'日期1',
			'处理日期1',
			'progress at 1'
		]),
		field('progress_by_1', 'text', words('第一次记录人', '第一次記錄人', 'Progress 1: recorder'), [
			'第一次记录人',
			'记录人1',
			'progress by 1'
		]),
		field('progress_note_1', 'text', words('第一次处理结果', '第一次處理結果', 'Progress 1: result'), [
			'第一次处理结果',
			'第一次处理情况',
			'处理结果1',
			'progress note 1'
		]),
		field('progress_at_2', 'datetime', words('第二次处理日期', '第二次處理日期', 'Progress 2: date'), [
			'第二次日期',
			'第二次处理日期',
			'第二次处理时间',
			'第二次时间',
			'日期2',
			'处理日期2',
			'progress at 2'
		]),
		field('progress_by_2', 'text', words('第二次记录人', '第二次記錄人', 'Progress 2: recorder'), [
			'第二次记录人',
			'记录人2',
			'progress by 2'
		]),
		field('progress_note_2', 'text', words('第二次处理结果', '第二次處理結果', 'Progress 2: result'), [
			'第二次处理结果',
			'第二次处理情况',
			'处理结果2',
			'progress note 2'
		]),
		field('progress_at_3', 'datetime', words('第三次处理日期', '第三次處理日期', 'Progress 3: date'), [
			'第三次日期',
			'第三次处理日期',
			'第三次处理时间',
			'第三次时间',
			'日期3',
			'处理日期3',
			'progress at 3'
		]),
		field('progress_by_3', 'text', words('第三次记录人', '第三次記錄人', 'Progress 3: recorder'), [
			'第三次记录人',
			'记录人3',
			'progress by 3'
		]),
		field('progress_note_3', 'text', words('第三次处理结果', '第三次處理結果', 'Progress 3: result'), [
			'第三次处理结果',
			'第三次处理情况',
			'处理结果3',
			'progress note 3'
		]),
		field('progress_at_4', 'datetime', words('第四次处理日期', '第四次處理日期', 'Progress 4: date'), [
			'第四次日期',
			'第四次处理日期',
			'第四次处理时间',
			'第四次时间',
			'日期4',
			'处理日期4',
			'progress at 4'
		]),
		field('progress_by_4', 'text', words('第四次记录人', '第四次記錄人', 'Progress 4: recorder'), [
			'第四次记录人',
			'记录人4',
			'progress by 4'
		]),
		field('progress_note_4', 'text', words('第四次处理结果', '第四次處理結果', 'Progress 4: result'), [
			'第四次处理结果',
			'第四次处理情况',
			'处理结果4',
			'progress note 4'
		]),
		field('progress_at_5', 'datetime', words('第五次处理日期', '第五次處理日期', 'Progress 5: date'), [
			'第五次日期',
			'第五次处理日期',
			'第五次处理时间',
			'第五次时间',
			'日期5',
			'处理日期5',
			'progress at 5'
		]),
		field('progress_by_5', 'text', words('第五次记录人', '第五次記錄人', 'Progress 5: recorder'), [
			'第五次记录人',
			'记录人5',
			'progress by 5'
		]),
		field('progress_note_5', 'text', words('第五次处理结果', '第五次處理結果', 'Progress 5: result'), [
			'第五次处理结果',
			'第五次处理情况',
			'处理结果5',
			'progress note 5'
		])
	],
	progress: [
		field('complaint_no', 'text', words('投诉编号', '投訴編號', 'Complaint no.'), [
			'编号',
			'投诉编号',
			'任务编号',
			'工单号',
			'complaint no'
		]),
		field('reported_at', 'datetime', words('反馈时间', '反饋時間', 'Reported'), [
			'反馈时间',
			'反馈日期',
			'进展时间',
			'reported at'
		]),
		field('reported_by', 'text', words('记录人', '記錄人', 'Reported by'), [
			'记录人',
			'反馈人',
			'reported by'
		]),
		field('note', 'text', words('处理情况', '處理情況', 'Progress'), [
			'处理情况',
			'进展',
			'处理进展',
			'progress',
			'note'
		])
	],
	staff: [
		field('name', 'text', words('姓名', '姓名', 'Name'), ['姓名', '员工姓名', 'name']),
		field('role', 'code:role', words('岗位', '崗位', 'Role'), [
			'岗位',
			'角色',
			'岗位/角色',
			'职务',
			'role',
			'position'
		]),
		field('department', 'text', words('部门', '部門', 'Department'), ['部门', '所属部门', 'department']),
		field('supervisor', 'text', words('主管', '主管', 'Supervisor'), ['主管', '直属主管', 'supervisor']),
		field('department_head', 'text', words('部门负责人', '部門負責人', 'Department head'), [
			'部门负责人',
			'department head'
		]),
		field('month', 'text', words('月份', '月份', 'Month'), ['月份', 'month']),
		field('bonus', 'money', words('当月奖金', '當月獎金', 'Bonus of the month'), [
			'当月奖金',
			'奖金',
			'bonus'
		])
	],
	sites: [
		field('site', 'text', words('项目', '項目', 'Site'), ['项目', '小区', '项目名称', 'site']),
		field('month', 'text', words('月份', '月份', 'Month'), ['月份', 'month']),
		field('households', 'integer', words('户数', '戶數', 'Households'), ['户数', '总户数', 'households']),
		field('occupied_households', 'integer', words('入住户数', '入住戶數', 'Occupied households'), [
			'入住户数',
			'occupied households'
		]),
		field('area', 'number', words('面积', '面積', 'Area'), ['面积', '建筑面积', 'area']),
		field('delivered_on', 'datetime', words('交付日期', '交付日期', 'Delivered'), [
			'交付日期',
			'交付时间',
			'delivered on'
		])
	],
	violations: [
		field('occurred_at', 'datetime', words('日期', '日期', 'Date'), ['日期', '发生日期', 'date']),
		field('complaint_no', 'text', words('编号', '編號', 'Complaint no.'), [
			'编号',
			'投诉编号',
			'complaint no'
		]),
		field('person', 'text', words('责任人', '責任人', 'Person'), ['责任人', '姓名', 'person']),
		field('role', 'code:role', words('角色', '角色', 'Role'), ['角色', '岗位', 'role']),
		field('article', 'text', words('条款', '條款', 'Article'), ['条款', '违反条款', 'article']),
		field('note', 'text', words('说明', '說明', 'Explanation'), ['说明', '事由', 'note']),
		field('amount', 'money', words('金额', '金額', 'Amount'), ['金额', '扣罚金额', 'amount'])
	],
	rectifications: [
		field('notice_no', 'text', words('通知单号', '通知單號', 'Notice no.'), [
			'通知单号',
			'整改通知单号',
			'notice no'
		]),
		field('complaint_no', 'text', words('投诉编号', '投訴編號', 'Complaint no.'), [
			'投诉编号',
			'编号',
			'complaint no'
		]),
		field('contractor', 'text', words('施工单位', '施工單位', 'Contractor'), ['施工单位', 'contractor']),
		field('notified_at', 'datetime', words('通知时间', '通知時間', 'Notified'), ['通知时间', 'notified at']),
		field('phoned_at', 'datetime', words('电话通知时间', '電話通知時間', 'Phoned'), [
			'电话通知时间',
			'phoned at'
		]),
		field('arrived_at', 'datetime', words('到场时间', '到場時間', 'Arrived'), ['到场时间', 'arrived at']),
		field('planned_at', 'datetime', words('整改方案时间', '整改方案時間', 'Plan given'), [
			'整改方案时间',
			'planned at'
		]),
		field('limit_at', 'datetime', words('限期', '限期', 'Limit'), ['限期', '整改期限', 'limit']),
		field('finished_at', 'datetime', words('完成时间', '完成時間', 'Finished'), [
			'完成时间',
			'整改完成时间',
			'finished at'
		]),
		field('returned_at', 'datetime', words('返回时间', '返回時間', 'Returned'), [
			'返回时间',
			'通知单返回时间',
			'returned at'
		]),
		field('refused', 'boolean', words('拒收', '拒收', 'Refused'), ['拒收', '是否拒收', 'refused']),
		field('accepted', 'boolean', words('验收合格', '驗收合格', 'Accepted'), [
			'验收合格',
			'是否验收合格',
			'accepted'
		]),
		field('to_code', 'boolean', words('符合规范', '符合規範', 'To the building code'), [
			'符合规范',
			'是否符合规范',
			'to code'
		]),
		field('owner_satisfied', 'boolean', words('业主满意', '業主滿意', 'Owner satisfied'), [
			'业主满意',
			'业主是否满意',
			'owner satisfied'
		]),
		field('reason', 'text', words('理由', '理由', 'Reason'), ['理由', '原因', 'reason']),
		field('note', 'text', words('说明', '說明', 'Note'), ['说明', 'note'])
	],
	visits: [
		field('visit_no', 'text', words('序号', '序號', 'No.'), ['序号', '编号', 'visit no']),
		field('topic', 'text', words('主题', '主題', 'Topic'), ['主题', '访问主题', 'topic']),
		field('visitor', 'text', words('访问人', '訪問人', 'Visitor'), ['访问人', 'visitor']),
		field('customer', 'text', words('客户', '客戶', 'Customer'), ['客户', '被访问人', 'customer']),
		field('age', 'text', words('年龄', '年齡', 'Age'), ['年龄', 'age']),
		field('occupation', 'text', words('职业', '職業', 'Occupation'), ['职业', 'occupation']),
		field('education', 'text', words('文化程度', '文化程度', 'Education'), ['文化程度', 'education']),
		field('phone', 'text', words('联系电话', '聯繫電話', 'Phone'), ['联系电话', 'phone']),
		field('address', 'text', words('住址', '住址', 'Address'), ['住址', 'address']),
		field('purpose', 'text', words('访问事由', '訪問事由', 'Purpose'), ['访问事由', 'purpose']),
		field('record', 'text', words('访问记录', '訪問記錄', 'Record'), ['访问记录', 'record']),
		field('visited_at', 'datetime', words('日期', '日期', 'Date'), ['日期', '访问日期', 'date'])
	],
	duty: [
		field('day', 'datetime', words('日期', '日期', 'Day'), ['日期', 'day']),
		field('reviewed_at', 'datetime', words('审核时间', '審核時間', 'Reviewed'), [
			'审核时间',
			'每日记录审核',
			'审核时间(每日记录审核)',
			'reviewed at'
		]),
		field('spot_checked_at', 'datetime', words('抽查时间', '抽查時間', 'Spot check'), [
			'抽查时间',
			'spot checked at'
		]),
		field('report_month', 'text', words('月报月份', '月報月份', 'Report month'), [
			'月报月份',
			'report month'
		]),
		field('report_sent_at', 'datetime', words('月报报送时间', '月報報送時間', 'Report sent'), [
			'月报报送时间',
			'report sent at'
		]),
		field('report_errors', 'integer', words('报表错漏项数', '報表錯漏項數', 'Errors in the report'), [
			'报表错漏项数',
			'report errors'
		])
	],
	calendar: [
		field('day', 'datetime', words('日期', '日期', 'Day'), ['日期', 'day']),
		field('kind', 'code:day_kind', words('休/班', '休/班', 'Off or on'), ['休/班', '休班', '类型', 'kind']),
		field('name', 'text', words('名称', '名稱', 'Name'), ['名称', '节日', 'name'])
	]
} as const satisfies Record<string, readonly Field[]>;

export type TableName = keyof typeof tables;
export type FieldName<T extends TableName = TableName> = (typeof tables)[T][number]['name'];
export const tableNames = Object.keys(tables) as TableName[];

export const tableLabels: Readonly<Record<TableName, Words>> = {
	complaints: words('投诉台账', '投訴台賬', 'Complaint log'),
	progress: words('进展反馈', '進展反饋', 'Progress reports'),
	staff: words('人员名册', '人員名冊', 'Staff roster'),
	sites: words('项目户数', '項目戶數', 'Sites'),
	violations: words('违规登记', '違規登記', 'Recorded breaches'),
	rectifications: words('整改通知', '整改通知', 'Rectification notices'),
	visits: words('客户访问', '客戶訪問', 'Customer visits'),
	duty: words('调度值班', '調度值班', 'Dispatch duty'),
	calendar: words('日历', '日曆', 'Calendar')
};

/** The fields of a table as plain `Field`s. */
export const fieldsOf = (table: TableName): readonly Field[] => tables[table];

/** A field of a table by name; undefined where the table has none of that name. */
export const fieldOf = (table: TableName, name: string): Field | undefined =>
	fieldsOf(table).find((f) => f.name === name);
