import { formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { RuleCount } from '#lib/metrics/classes/rules.ts';
import { classValue } from './words.ts';

/** How well the model learnt from the log tells classes of texts that it has not seen. Shares, 0–1. */
export interface LearntFigures {
	readonly folds: number;
	/** Rows that it learnt from. */
	readonly documents: number;
	readonly accuracy: number;
	readonly macroF1: number;
	/** What always saying the most frequent class would come to. */
	readonly baseline: { readonly label: string; readonly accuracy: number; readonly macroF1: number };
	readonly byLabel: readonly {
		readonly label: string;
		readonly documents: number;
		readonly precision: number;
		readonly recall: number;
		readonly f1: number;
	}[];
}

const w = {
	learnt: words(
		'用本台账自己的 {n} 条已分类记录学习；交叉验证 100 条里约 {right} 条判对；若全判为最常见的一类（{label}），只能判对 {base} 条。',
		'用本台賬自己的 {n} 條已分類記錄學習；交叉驗證 100 條裡約 {right} 條判對；若全判為最常見的一類（{label}），只能判對 {base} 條。',
		'Learnt from {n} labelled rows of this very log. Tried on rows that it had not seen, about {right} of 100 are right; always saying the most frequent class ({label}) would have {base} right.'
	),
	said: words(
		'没有类别的记录中，{n} 条由它分类；{left} 条把握不到 {limit}%，或写的与学过的不像，不分类。',
		'沒有類別的記錄中，{n} 條由它分類；{left} 條把握不到 {limit}%，或寫的與學過的不像，不分類。',
		'Of the rows without a category it gave one to {n}; {left} were below the limit of {limit}%, or unlike anything learnt, and stay unclassified.'
	),
	f1: words(
		'各类平均的综合分（宏平均 F1）{f1}，全判一类时为 {base}；分 {folds} 份，轮流留一份不学、只用来考。',
		'各類平均的綜合分（宏平均 F1）{f1}，全判一類時為 {base}；分 {folds} 份，輪流留一份不學、只用來考。',
		'Macro-F1, the mean over classes: {f1}; always saying one class: {base}. {folds} parts, each kept from learning once and used to examine.'
	)
};

const ofHundred = (share: number) => formatNumber(Math.round(share * 100));

/** What the model learnt from and how often it is right, in plain words. */
export const learntText = (figures: LearntFigures, locale: Locale): string =>
	say(w.learnt, locale, {
		n: formatNumber(figures.documents),
		right: ofHundred(figures.accuracy),
		label: classValue('category_l1', figures.baseline.label, locale),
		base: ofHundred(figures.baseline.accuracy)
	});

/** How many rows it gave a category and how many it left, of the rows in view. `limit` is a percentage. */
export function saidText(rules: readonly RuleCount[], limit: number, locale: Locale): string {
	const count = (rule: string) =>
		rules
			.filter((one) => one.field === 'category_l1' && one.rule === rule)
			.reduce((sum, { n }) => sum + n, 0);
	return say(w.said, locale, {
		n: formatNumber(count('model')),
		left: formatNumber(count('unclassified')),
		limit: formatNumber(limit)
	});
}

/** The same for who knows the terms. */
export const macroText = (figures: LearntFigures, locale: Locale): string =>
	say(w.f1, locale, {
		f1: formatPercent(figures.macroF1),
		base: formatPercent(figures.baseline.macroF1),
		folds: figures.folds
	});
