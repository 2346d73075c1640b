import { words } from '#lib/i18n/locale.ts';
import { heading } from '#lib/reports/build.ts';
import type { PaperContext } from '#lib/reports/context.ts';
import type { Block } from '#lib/reports/document.ts';

const title = words('统计口径', '統計口徑', 'How the figures are counted');

/** How figures are counted, in sentences. */
export const methodItems = [
	words(
		'受理件数按投诉时间所在月份计。有效投诉率 = 有效 ÷ 已判定（有效、协调、无效），未判定的不计入。',
		'受理件數按投訴時間所在月份計。有效投訴率 = 有效 ÷ 已判定（有效、協調、無效），未判定的不計入。',
		'Complaints belong to the month of receipt. Valid rate = valid ÷ judged (valid, coordination, invalid); undetermined stand outside.'
	),
	words(
		'时限的结果有五种：达标、未达标、未到期、无法判断、不适用。达标率 = 达标 ÷（达标 + 未达标）；无法判断从不作达标计。',
		'時限的結果有五種：達標、未達標、未到期、無法判斷、不適用。達標率 = 達標 ÷（達標 + 未達標）；無法判斷從不作達標計。',
		'A clause has five outcomes: met, not met, pending, unknown, not applicable. Rate met = met ÷ (met + not met); unknown never counts as met.'
	),
	words(
		'满意率 = 制度中计为满意的评价 ÷ 全部评价；没有评价不等于不满意。回访率 = 已回访 ÷ 已办结。',
		'滿意率 = 制度中計為滿意的評價 ÷ 全部評價；沒有評價不等於不滿意。回訪率 = 已回訪 ÷ 已辦結。',
		'Satisfaction = answers that the rulebook counts as satisfied ÷ answers given; no answer is not dissatisfied. Follow-up = followed up ÷ completed.'
	),
	words(
		'比率的区间为 Wilson 95% 区间；平均得分为 t 区间（n 不足 5 不给）；处理时长为 Kaplan–Meier 估计及其 log-log 95% 区间，在办的按截止时点删失。',
		'比率的區間為 Wilson 95% 區間；平均得分為 t 區間（n 不足 5 不給）；處理時長為 Kaplan–Meier 估計及其 log-log 95% 區間，在辦的按截止時點設限。',
		'Intervals are 95%: Wilson for shares, t for mean scores (none below n = 5), log-log for Kaplan–Meier times, in which open complaints are censored at the as-of time.'
	),
	words(
		'升降只依控制图与 Nelson 规则一至四判断，完整月份不足 12 个时不作判断；没有信号即为“在正常波动范围内”。',
		'升降只依控制圖與 Nelson 規則一至四判斷，完整月份不足 12 個時不作判斷；沒有訊號即為「在正常波動範圍內」。',
		'Change is judged by control charts and Nelson rules 1–4 alone, and not before there are 12 whole months; no signal means no special cause.'
	),
	words(
		'扣罚归入时限届满的月份。时间为台账所记的当地时间；只有日期的，按分钟和小时计的时限无法判断。',
		'扣罰歸入時限屆滿的月份。時間為台賬所記的當地時間；只有日期的，按分鐘和小時計的時限無法判斷。',
		'A fine belongs to the month in which its limit ran out. Times are civil local times as recorded; where only a date is given, limits in minutes and hours are unknown.'
	)
];

/** What the words and numbers of the paper mean. */
export const method = ({ say }: PaperContext): Block[] => [
	heading('method', say(title)),
	{ kind: 'list', ordered: true, items: methodItems.map((text) => say(text)) }
];
