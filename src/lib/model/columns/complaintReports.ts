import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** The progress reports of wide logs: date, recorder and result of the first to the fifth. */
export const complaintReports = [
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
] as const satisfies readonly Field[];
