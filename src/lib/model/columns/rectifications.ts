import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** A notice to a contractor. */
export const rectifications = [
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
] as const satisfies readonly Field[];
