import { words, type Words } from '#lib/i18n/locale.ts';

/** One canonical code: its words, and the spellings under which logs write it (folded before they are compared). */
export interface Code {
	readonly code: string;
	readonly label: Words;
	readonly spellings: readonly string[];
}

const code = (name: string, label: Words, ...spellings: string[]): Code => ({ code: name, label, spellings });

/** Canonical codes. A spelling belongs to one code of its set only. */
export const codeSets = {
	validity: [
		code(
			'valid',
			words('有效投诉', '有效投訴', 'Valid'),
			'有效',
			'有效投诉',
			'是',
			'属实',
			'成立',
			'valid',
			'yes',
			'justified',
			'founded'
		),
		code(
			'coordination',
			words('协调投诉', '協調投訴', 'Coordination'),
			'协调',
			'协调投诉',
			'沟通',
			'沟通类',
			'coordination'
		),
		code(
			'invalid',
			words('无效投诉', '無效投訴', 'Invalid'),
			'无效',
			'无效投诉',
			'否',
			'不属实',
			'不成立',
			'invalid',
			'no',
			'unfounded'
		),
		code(
			'undetermined',
			words('未判定', '未判定', 'Undetermined'),
			'未判定',
			'待判定',
			'待定',
			'待核实',
			'undetermined',
			'pending'
		)
	],
	severity: [
		code(
			'general',
			words('一般', '一般', 'General'),
			'一般',
			'一般投诉',
			'普通',
			'三级',
			'三级事件',
			'四级',
			'四级事件',
			'低',
			'general',
			'normal',
			'minor',
			'low'
		),
		code(
			'important',
			words('重要', '重要', 'Important'),
			'重要',
			'重要投诉',
			'较大',
			'二级',
			'二级事件',
			'中',
			'important',
			'medium',
			'moderate'
		),
		code(
			'major',
			words('重大', '重大', 'Major'),
			'重大',
			'重大投诉',
			'严重',
			'特大',
			'一级',
			'一级事件',
			'高',
			'major',
			'critical',
			'high',
			'serious'
		)
	],
	status: [
		code(
			'open',
			words('处理中', '處理中', 'Open'),
			'未完成',
			'处理中',
			'进行中',
			'未处理',
			'待处理',
			'办理中',
			'受理中',
			'受理',
			'已受理',
			'派发',
			'已派发',
			'已派单',
			'否',
			'open',
			'in progress',
			'pending',
			'no'
		),
		code(
			'watching',
			words('持续关注', '持續關注', 'Watching'),
			'持续关注',
			'跟进中',
			'持续跟进',
			'watching',
			'monitoring'
		),
		code('paused', words('暂停', '暫停', 'Paused'), '暂停', '挂起', '搁置', 'paused', 'on hold', 'suspended'),
		code(
			'done',
			words('已完成', '已完成', 'Done'),
			'已完成',
			'完成',
			'已处理',
			'处理完毕',
			'办结',
			'已办结',
			'是',
			'done',
			'completed',
			'complete',
			'resolved',
			'yes'
		),
		code(
			'closed',
			words('关闭', '關閉', 'Closed'),
			'关闭',
			'已关闭',
			'结案',
			'已结案',
			'归档',
			'已归档',
			'closed'
		)
	],
	satisfaction: [
		code(
			'very_satisfied',
			words('非常满意', '非常滿意', 'Very satisfied'),
			'非常满意',
			'很满意',
			'十分满意',
			'very satisfied'
		),
		code('satisfied', words('满意', '滿意', 'Satisfied'), '满意', '是', 'satisfied', 'yes'),
		code(
			'basically_satisfied',
			words('基本满意', '基本滿意', 'Basically satisfied'),
			'基本满意',
			'basically satisfied',
			'fairly satisfied'
		),
		code('neutral', words('一般', '一般', 'Neutral'), '一般', '中立', 'neutral', 'average'),
		code(
			'dissatisfied',
			words('不满意', '不滿意', 'Dissatisfied'),
			'不满意',
			'不满',
			'否',
			'dissatisfied',
			'unsatisfied',
			'no'
		),
		code(
			'very_dissatisfied',
			words('非常不满意', '非常不滿意', 'Very dissatisfied'),
			'非常不满意',
			'很不满意',
			'极不满意',
			'very dissatisfied'
		)
	],
	target_level: [
		code(
			'front_line',
			words('一线服务人员', '一線服務人員', 'Front-line staff'),
			'一线',
			'一线人员',
			'一线服务人员',
			'前线员工',
			'front line'
		),
		code(
			'department_staff',
			words('部门员工', '部門員工', 'Department staff'),
			'部门员工',
			'部门人员',
			'职员',
			'department staff'
		),
		code(
			'department_manager',
			words('部门经理', '部門經理', 'Department manager'),
			'部门经理',
			'经理',
			'部门负责人',
			'department manager'
		),
		code(
			'vice_president',
			words('副总经理', '副總經理', 'Vice president'),
			'副总',
			'副总经理',
			'副总裁',
			'vice president'
		)
	],
	role: [
		code(
			'recorder',
			words('受理（当班）人员', '受理（當班）人員', 'Recorder (duty)'),
			'受理人',
			'记录人',
			'当班人员',
			'接线员',
			'recorder'
		),
		code('handler', words('处理人', '處理人', 'Handler'), '处理人', '维修人员', '经办人', 'handler'),
		code('responsible', words('责任人', '責任人', 'Person responsible'), '责任人', 'responsible'),
		code(
			'responsible_supervisor',
			words('责任主管', '責任主管', 'Responsible supervisor'),
			'责任主管',
			'主管',
			'supervisor',
			'responsible supervisor'
		),
		code(
			'dispatch_supervisor',
			words('调度主管', '調度主管', 'Dispatch supervisor'),
			'调度主管',
			'dispatch supervisor'
		),
		code(
			'dispatch_centre',
			words('调度中心人员', '調度中心人員', 'Dispatch centre'),
			'调度中心',
			'调度员',
			'调度中心人员',
			'客服调度',
			'dispatch centre',
			'dispatcher'
		),
		code(
			'department_head',
			words('部门负责人', '部門負責人', 'Department head'),
			'部门负责人',
			'department head'
		),
		code(
			'department_manager',
			words('部门经理', '部門經理', 'Department manager'),
			'部门经理',
			'department manager'
		),
		code(
			'market_manager',
			words('市场部经理', '市場部經理', 'Market manager'),
			'市场经理',
			'市场部经理',
			'market manager'
		),
		code(
			'vice_president',
			words('副总经理', '副總經理', 'Vice president'),
			'副总',
			'副总经理',
			'vice president'
		),
		code('general_manager', words('总经理', '總經理', 'General manager'), '总经理', 'general manager'),
		code('contractor', words('施工单位', '施工單位', 'Contractor'), '施工单位', 'contractor')
	],
	day_kind: [
		code('off', words('休', '休', 'Off'), '休', '休息', '放假', '假', 'off', 'holiday'),
		code('on', words('班', '班', 'On'), '班', '上班', '调休上班', 'on', 'working')
	]
} as const satisfies Record<string, readonly Code[]>;

export type CodeSet = keyof typeof codeSets;
