import { words } from '#lib/i18n/locale.ts';
import { field, type Field } from './field.ts';

/** A register line of the dispatch centre. */
export const duty = [
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
	field('report_month', 'text', words('月报月份', '月報月份', 'Report month'), ['月报月份', 'report month']),
	field('report_sent_at', 'datetime', words('月报报送时间', '月報報送時間', 'Report sent'), [
		'月报报送时间',
		'report sent at'
	]),
	field('report_errors', 'integer', words('报表错漏项数', '報表錯漏項數', 'Errors in the report'), [
		'报表错漏项数',
		'report errors'
	])
] as const satisfies readonly Field[];
