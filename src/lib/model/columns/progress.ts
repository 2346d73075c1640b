import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** A progress report on a complaint. */
export const progress = [
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
	field('reported_by', 'text', words('记录人', '記錄人', 'Reported by'), ['记录人', '反馈人', 'reported by']),
	field('note', 'text', words('处理情况', '處理情況', 'Progress'), [
		'处理情况',
		'进展',
		'处理进展',
		'progress',
		'note'
	])
] as const satisfies readonly Field[];
