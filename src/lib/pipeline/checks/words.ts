import { words, type Words } from '#lib/i18n/locale.ts';
import { orderRules } from './order.ts';

/** What the pipeline's own checks list in `mart_problems`, by problem code. Intake's codes have their words there. */
export const checkWords: Readonly<Record<string, Words>> = {
	...Object.fromEntries(orderRules.map((r) => [r.code, r.words])),
	outlier_date: words(
		'日期远晚于其余数据，不据此推定截止时点',
		'日期遠晚於其餘資料，不據此推定截止時點',
		'The date lies far beyond all others; the as-of time is not taken from it'
	),
	after_as_of: words(
		'晚于截止时点，视为尚未发生',
		'晚於截止時點，視為尚未發生',
		'Later than the as-of time: taken as not yet happened'
	),
	duplicate: words(
		'与另一行完全相同，保留第一行',
		'與另一列完全相同，保留第一列',
		'The same row again; the first one is kept'
	),
	superseded: words(
		'同一编号有更新的一行，此行作为历史版本保留',
		'同一編號有更新的一列，此列作為歷史版本保留',
		'A later row has the same number; this one is kept as an earlier version'
	),
	corrected: words(
		'已由改正后的行取代，此行作为历史版本保留',
		'已由改正後的列取代，此列作為歷史版本保留',
		'A corrected row came later; this one is kept as an earlier version'
	),
	replaced: words(
		'本项目本月以后来的文件为准，此行未计入',
		'本項目本月以後來的檔案為準，此列未計入',
		'A later file is the whole of this site and month; this row is left out'
	),
	no_such_complaint: words(
		'编号不在投诉记录中，此行未计入',
		'編號不在投訴記錄中，此列未計入',
		'No complaint has this number: the row is left out'
	),
	resumed_before_paused: words(
		'恢复时间早于暂停时间，这次暂停未计',
		'恢復時間早於暫停時間，這次暫停未計',
		'Resumed before it was paused: this pause is not counted'
	),
	before_register: words(
		'远早于值班登记的其余各行，登记不从这一天算起',
		'遠早於值班登記的其餘各列，登記不從這一天算起',
		'Far before all other lines of the register: it is not taken to begin on that day'
	),
	breach_without_article: words(
		'制度中没有可按登记扣罚的这一条款，未计扣罚',
		'制度中沒有可按登記扣罰的這一條款，未計扣罰',
		'The rulebook has no such article for recorded breaches: no fine follows'
	),
	breach_of_another_role: words(
		'该条款不扣罚这一角色，按条款所列第一个角色计',
		'該條款不扣罰這一角色，按條款所列第一個角色計',
		'The article does not fine this role: the person stands as the first that it does'
	),
	breach_without_complaint: words(
		'登记的编号不在投诉记录中，仍按此行计扣罚',
		'登記的編號不在投訴記錄中，仍按此列計扣罰',
		'No complaint has this number: the fine stands all the same'
	),
	received_after_as_of: words(
		'投诉时间晚于截止时点，未计入',
		'投訴時間晚於截止時點，未計入',
		'Received after the as-of time: left out'
	),
	skipped_title: words('标题行，已跳过', '標題列，已略過', 'Title row, skipped'),
	skipped_header: words('表头行，已跳过', '表頭列，已略過', 'Header row, skipped'),
	skipped_blank: words('空行，已跳过', '空白列，已略過', 'Blank row, skipped'),
	skipped_total: words('合计行，已跳过', '合計列，已略過', 'Totals row, skipped'),
	skipped_repeated_header: words(
		'重复的表头行，已跳过',
		'重複的表頭列，已略過',
		'Repeated header row, skipped'
	)
};
