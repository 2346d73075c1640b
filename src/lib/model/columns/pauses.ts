import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** One length of time during which a complaint was paused. */
export const pauses = [
	field('complaint_no', 'text', words('投诉编号', '投訴編號', 'Complaint no.'), [
		'编号',
		'投诉编号',
		'任务编号',
		'工单号',
		'complaint no'
	]),
	field('paused_at', 'datetime', words('暂停时间', '暫停時間', 'Paused'), [
		'暂停时间',
		'暂停日期',
		'暂停开始时间',
		'挂起时间',
		'paused at'
	]),
	field('resumed_at', 'datetime', words('恢复时间', '恢復時間', 'Resumed'), [
		'恢复时间',
		'恢复日期',
		'暂停结束时间',
		'重启时间',
		'resumed at'
	]),
	field('reason', 'text', words('暂停原因', '暫停原因', 'Reason'), [
		'暂停原因',
		'原因',
		'挂起原因',
		'reason',
		'pause reason'
	])
] as const satisfies readonly Field[];
