import { formatNumber, formatShareInterval } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import type { Headline } from '#lib/metrics/headline.ts';
import { lacking, needs, type Need } from '#lib/rulebook/needs.ts';
import { keyFigure } from './build.ts';
import type { PaperContext } from './context.ts';
import type { KeyFigures } from './document.ts';
import { columnsText, gap, has, shareText } from './phrases.ts';

const w = {
	validity: words(
		'有效投诉率 {share}，另有 {undetermined} 件未判定，不计入分母。',
		'有效投訴率 {share}，另有 {undetermined} 件未判定，不計入分母。',
		'Valid complaints: {share}; {undetermined} are undetermined and stand outside the share.'
	),
	done: words('办结率 {share}。', '辦結率 {share}。', 'Completed: {share}.'),
	received: words('受理', '受理', 'Received'),
	valid: words('有效投诉率', '有效投訴率', 'Valid complaints'),
	completion: words('办结率', '辦結率', 'Completion'),
	median: words('处理时长中位数', '處理時長中位數', 'Median time to handle'),
	satisfaction: words('满意率', '滿意率', 'Satisfaction'),
	fines: words('应扣罚', '應扣罰', 'Fines'),
	interval: words(
		'95% 区间 {interval}，n={n}',
		'95% 區間 {interval}，n={n}',
		'95% interval {interval}, n={n}'
	),
	noColumn: words('台账没有{columns}列', '台賬沒有{columns}欄', 'The log has no column for {columns}'),
	notCounted: words('没有可计算的记录', '沒有可計算的記錄', 'Nothing to count from'),
	km: words(
		'Kaplan–Meier，n={n}，在办 {censored}',
		'Kaplan–Meier，n={n}，在辦 {censored}',
		'Kaplan–Meier, n={n}, {censored} open'
	),
	lines: words(
		'{n} 条，按时限届满之月计',
		'{n} 條，按時限屆滿之月計',
		'{n} lines, by the month in which the limit ran out'
	)
};

/** The six figures at the head of a paper, each with its interval and what it was counted from; `compared` stands under the number received. */
export function headFigures(
	now: Headline,
	compared: string,
	fines: { readonly amountFen: number | null; readonly lines: number },
	context: PaperContext
): KeyFigures {
	const { say } = context;
	/** Why a figure is empty: the column is not there, or nothing of the period can be counted. */
	const empty = (need: Need): string =>
		has(context, need)
			? say(w.notCounted)
			: say(w.noColumn, { columns: columnsText(lacking(needs[need], context.present), context) });
	const share = (of: Headline['valid'], need: Need): string =>
		of.value === null
			? empty(need)
			: say(w.interval, { interval: formatShareInterval(of.low, of.high), n: formatNumber(of.denominator) });
	const { handling } = now;
	const median = handling.medianHours === null ? null : Math.round(handling.medianHours * 3600);
	return {
		kind: 'keyFigures',
		items: [
			keyFigure(say(w.received), 'integer', now.received, compared),
			keyFigure(say(w.valid), 'percent', now.valid.value, share(now.valid, 'valid')),
			keyFigure(say(w.completion), 'percent', now.completion.value, share(now.completion, 'completion')),
			keyFigure(
				say(w.median),
				'duration',
				median,
				handling.n === 0
					? empty('finished')
					: say(w.km, { n: formatNumber(handling.n), censored: formatNumber(handling.censored) })
			),
			keyFigure(
				say(w.satisfaction),
				'percent',
				now.satisfaction.value,
				share(now.satisfaction, 'satisfaction')
			),
			keyFigure(say(w.fines), 'money', fines.amountFen, say(w.lines, { n: formatNumber(fines.lines) }))
		]
	};
}

/** How many were valid and how many are done, as sentences; empty where nobody can say. */
export function ratesText(now: Headline, context: PaperContext): readonly [valid: string, done: string] {
	const { say } = context;
	const undetermined = formatNumber(now.undetermined);
	return [
		has(context, 'valid')
			? say(w.validity, { share: shareText(now.valid, context), undetermined }) + gap(context)
			: '',
		now.completion.value === null
			? ''
			: say(w.done, { share: shareText(now.completion, context) }) + gap(context)
	];
}
