import { comparedInterval, formatCompared, standingWords } from '#lib/charts/index.ts';
import { formatNumber, joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { ComparedGroup, Comparison, ShareMeasure } from '#lib/metrics/fair/compare.ts';
import { complaintClauseIds } from '#lib/rulebook/index.ts';
import { clauseName } from './sentences.ts';

/** What groups are compared by. */
export type Measure = ShareMeasure | 'rate';

const measures: Readonly<Record<Exclude<Measure, `${string}:${string}`>, { name: Words; is: Words }>> = {
	rate: {
		name: words('每千户每月投诉', '每千戶每月投訴', 'Complaints per 1,000 households and month'),
		is: words(
			'受理件数 ÷ 入住户数 ÷ 月数 × 1,000',
			'受理件數 ÷ 入住戶數 ÷ 月數 × 1,000',
			'Received ÷ occupied households ÷ months × 1,000'
		)
	},
	valid: {
		name: words('有效投诉率', '有效投訴率', 'Valid share'),
		is: words(
			'有效 ÷（有效 + 协调 + 无效）',
			'有效 ÷（有效 + 協調 + 無效）',
			'Valid ÷ (valid + coordination + invalid)'
		)
	},
	severe: {
		name: words('重要与重大占比', '重要與重大佔比', 'Important or major'),
		is: words('重要与重大 ÷ 有级别的', '重要與重大 ÷ 有級別的', 'Important and major ÷ those with a severity')
	},
	repeat: {
		name: words('重复投诉率', '重複投訴率', 'Repeat share'),
		is: words('再次投诉 ÷ 能判断的', '再次投訴 ÷ 能判斷的', 'Repeats ÷ those that can be told')
	},
	followup: {
		name: words('回访率', '回訪率', 'Followed up'),
		is: words('已回访 ÷ 已办结', '已回訪 ÷ 已辦結', 'Followed up ÷ completed')
	},
	answered: {
		name: words('答复率', '答覆率', 'Answered'),
		is: words(
			'有满意度答复的 ÷（有答复的 + 已办结而没有答复的）',
			'有滿意度答覆的 ÷（有答覆的 + 已辦結而沒有答覆的）',
			'Answers ÷ (answers + done without an answer)'
		)
	},
	satisfaction: {
		name: words('满意率', '滿意率', 'Satisfied share'),
		is: words(
			'满意 ÷ 有答复的；没有答复不算不满意',
			'滿意 ÷ 有答覆的；沒有答覆不算不滿意',
			'Satisfied ÷ answers; no answer is not “dissatisfied”'
		)
	}
};

/** The measure of an address; null where it names none. */
export function measureOf(text: string | null): Measure | null {
	if (text === null) return null;
	const [side, clause] = text.split(':');
	const ofClause =
		(side === 'met' || side === 'breached') &&
		(complaintClauseIds as readonly string[]).includes(clause ?? '');
	return ofClause || Object.hasOwn(measures, text) ? (text as Measure) : null;
}

const w = {
	met: words('{clause}达标率', '{clause}達標率', '{clause} met'),
	breached: words('{clause}未达标率', '{clause}未達標率', '{clause} not met'),
	metIs: words('达标 ÷（达标 + 未达标）', '達標 ÷（達標 + 未達標）', 'Met ÷ (met + not met)'),
	breachedIs: words('未达标 ÷（达标 + 未达标）', '未達標 ÷（達標 + 未達標）', 'Not met ÷ (met + not met)'),
	above: words('{names}高于总体', '{names}高於總體', '{names} above the whole'),
	below: words('{names}低于总体', '{names}低於總體', '{names} below the whole'),
	more: words('{names}等 {n} 个', '{names}等 {n} 個', '{names} and others, {n} in all,'),
	finding: words('{name}：{what}', '{name}：{what}', '{name}: {what}'),
	join: words('，', '，', '; '),
	alike: words('看不出各{by}之间有差别', '看不出各{by}之間有差別', 'no difference shown by {by}'),
	few: words('各{by}样本都少，暂不比较', '各{by}樣本都少，暫不比較', 'too few in each {by} to compare'),
	one: words(
		'只有一个{by}够数，没有可比的',
		'只有一個{by}夠數，沒有可比的',
		'only one {by} is large enough: nothing to compare'
	),
	small: words(
		'{n} 个样本少，只列出、不比较',
		'{n} 個樣本少，只列出、不比較',
		'{n} too small: listed, not compared'
	),
	wide: words(
		'各{by}之间本来就参差（离散系数 {phi}），界限已按此放宽',
		'各{by}之間本來就參差（離散係數 {phi}），界限已按此放寬',
		'They differ among themselves by more than chance (dispersion {phi}); the limits are widened by it'
	),
	rule: words(
		'有高有低可能只是偶然；写明“高于”或“低于”的才超出偶然，已按同时比较 {n} 个校正（错判率不超过一成）',
		'有高有低可能只是偶然；寫明「高於」或「低於」的才超出偶然，已按同時比較 {n} 個校正（錯判率不超過一成）',
		'A difference may be chance alone; only “above” and “below” go beyond it, allowing for {n} comparisons at once (at most one in ten called wrongly)'
	),
	stop: words('。', '。', '.')
};

const clauseOf = (measure: string) => measure.split(':')[1]!;

/** What a measure is called. */
export function measureName(measure: Measure, locale: Locale): string {
	if (measure.startsWith('met:'))
		return say(w.met, locale, { clause: clauseName(clauseOf(measure), locale) });
	if (measure.startsWith('breached:'))
		return say(w.breached, locale, { clause: clauseName(clauseOf(measure), locale) });
	return say(measures[measure as keyof typeof measures].name, locale);
}

/** Its formula, in words. */
export const measureIs = (measure: Measure, locale: Locale): string =>
	say(
		measure.startsWith('met:')
			? w.metIs
			: measure.startsWith('breached:')
				? w.breachedIs
				: measures[measure as keyof typeof measures].is,
		locale
	);

/** What may be concluded, as a title. `by` is what the groups are, `label` what each is called. */
export function comparisonFinding(
	{ groups, compared }: Comparison,
	name: string,
	by: string,
	label: (key: string | null) => string,
	locale: Locale
): string {
	const few = compared === 0 ? w.few : compared === 1 ? w.one : null;
	const named = (standing: ComparedGroup['standing']) => {
		const all = groups.filter((group) => group.standing === standing);
		const names = joinList(
			all.slice(0, 2).map(({ key }) => label(key)),
			locale
		);
		return all.length > 2 ? say(w.more, locale, { names, n: formatNumber(all.length) }) : names;
	};
	const parts = (['above', 'below'] as const).flatMap((standing) => {
		const names = named(standing);
		return names === '' ? [] : [say(w[standing], locale, { names })];
	});
	const what = few
		? say(few, locale, { by })
		: parts.length > 0
			? parts.join(say(w.join, locale))
			: say(w.alike, locale, { by });
	return say(w.finding, locale, { name, what });
}

/** How to read it: what was corrected for, what was widened, what was left out. */
export function comparisonNotes(
	{ groups, compared, dispersion }: Comparison,
	by: string,
	locale: Locale
): string[] {
	const small = groups.length - compared;
	return [
		...(compared > 1 ? [say(w.rule, locale, { n: formatNumber(compared) })] : []),
		...(dispersion.phi > 1 ? [say(w.wide, locale, { by, phi: formatNumber(dispersion.phi, 1) })] : []),
		...(small > 0 ? [say(w.small, locale, { n: formatNumber(small) })] : [])
	].map((sentence) => sentence + say(w.stop, locale));
}

/** A group as cells of a table: value, interval, how many of how many, how it stands. */
export const comparedCells = (kind: Comparison['kind'], group: ComparedGroup, locale: Locale) => [
	{ text: formatCompared(kind, group.value), value: group.value },
	comparedInterval(kind, group.low, group.high),
	{ text: formatNumber(group.k), value: group.k },
	{ text: formatNumber(group.size), value: group.size },
	say(standingWords[group.standing], locale)
];
