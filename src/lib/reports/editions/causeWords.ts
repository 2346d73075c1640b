import { formatTime, joinList, nothing } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { causes, type Cause } from './changes.ts';
import type { Comparison, Difference } from './compare.ts';

export const causeWords: Readonly<Record<Cause, Words>> = {
	rows: words('投诉记录有变', '投訴記錄有變', 'complaint rows'),
	earlier: words('以前月份的记录有变', '以前月份的記錄有變', 'rows of earlier months'),
	inputs: words('其他表有变', '其他表有變', 'other tables'),
	rules: words('制度有变', '制度有變', 'the rulebook'),
	confirmations: words('判定的确认有变', '判定的確認有變', 'confirmed classes'),
	waivers: words('扣罚的豁免有变', '扣罰的豁免有變', 'waivers'),
	actions: words('纠正措施有变', '糾正措施有變', 'corrective actions'),
	notes: words('图上备注与基线有变', '圖上備註與基線有變', 'notes and baselines on charts'),
	edits: words('作者修改了报告', '作者修改了報告', 'the author’s edits'),
	settings: words('报告的设置有变', '報告的設定有變', 'settings of the paper'),
	asOf: words('截止时刻不同', '截止時刻不同', 'the as-of time'),
	program: words('程序版本不同', '程式版本不同', 'the program version'),
	paper: words('报告的范围或遮盖不同', '報告的範圍或遮蓋不同', 'scope, masking or period of the paper')
};
const w = {
	unknown: words('原因不明', '原因不明', 'unknown'),
	maybe: words('可能：{list}', '可能：{list}', 'perhaps: {list}'),
	rows: words(
		'新增 {added} 件，减少 {gone} 件，内容有变 {changed} 件',
		'新增 {added} 件，減少 {gone} 件，內容有變 {changed} 件',
		'{added} new, {gone} gone, {changed} changed'
	),
	items: words(
		'新增 {added} 项，取消 {gone} 项，修改 {changed} 项',
		'新增 {added} 項，取消 {gone} 項，修改 {changed} 項',
		'{added} added, {gone} withdrawn, {changed} changed'
	),
	months: words('{n} 个月', '{n} 個月', '{n} months'),
	fromTo: words('{from} → {to}', '{from} → {to}', '{from} → {to}'),
	see: words('见下表', '見下表', 'see the table below')
};

/** Why two papers differ at a place: the one thing that can have done it, or all that may have; never a guess. */
export function causeText({ causes: found }: Pick<Difference, 'causes'>, locale: Locale): string {
	if (found.length === 0) return say(w.unknown, locale);
	const list = found.map((cause) => say(causeWords[cause], locale));
	return found.length === 1 ? list[0]! : say(w.maybe, locale, { list: joinList(list, locale) });
}

/** All that changed underneath, with how much. */
export function causeLines(
	{ causes: found, changes, a, b }: Comparison,
	locale: Locale
): { readonly cause: Cause; readonly name: string; readonly detail: string }[] {
	const fromTo = (from: string | null, to: string | null) =>
		say(w.fromTo, locale, { from: from ?? nothing, to: to ?? nothing });
	const detail = (cause: Cause): string => {
		switch (cause) {
			case 'rows':
				return say(w.rows, locale, {
					added: changes.added.length,
					gone: changes.gone.length,
					changed: changes.changed.length
				});
			case 'earlier':
				return say(w.months, locale, { n: changes.earlier.length });
			case 'rules':
				return say(w.see, locale);
			case 'asOf':
				return fromTo(
					changes.asOf!.from && formatTime(changes.asOf!.from),
					changes.asOf!.to && formatTime(changes.asOf!.to)
				);
			case 'program':
				return fromTo(changes.program!.from, changes.program!.to);
			case 'paper':
				return fromTo(a.document.meta.scope, b.document.meta.scope);
			default: {
				const items = changes.items[cause];
				const count = (how: string) => items.filter((item) => item.how === how).length;
				return say(w.items, locale, {
					added: count('added'),
					gone: count('gone'),
					changed: count('changed')
				});
			}
		}
	};
	return causes
		.filter((cause) => found.includes(cause))
		.map((cause) => ({ cause, name: say(causeWords[cause], locale), detail: detail(cause) }));
}
