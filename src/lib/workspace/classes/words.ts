import { formatNumber, formatPercent, nothing } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { ConfirmedField } from '#lib/model/decisions.ts';
import { fieldLabel } from '#lib/model/labels.ts';
import type { ClassState } from '#lib/pipeline/marts/mart_classes.ts';
import { valueLabel } from '#lib/workspace/labels.ts';

/** How the two values stand to one another. */
export const stateWords: Readonly<Record<ClassState, Words>> = {
	agree: words('一致', '一致', 'Same'),
	differ: words('不同', '不同', 'Different'),
	recorded_only: words('只有记录', '只有記錄', 'Recorded only'),
	recomputed_only: words('只有重算', '只有重算', 'Recomputed only'),
	undetermined: words('都没有', '都沒有', 'Neither'),
	confirmed: words('已确认', '已確認', 'Confirmed')
};

/** A sign beside each, so that colour does not stand alone. */
export const stateSigns: Readonly<Record<ClassState, string>> = {
	agree: '=',
	differ: '≠',
	recorded_only: '◧',
	recomputed_only: '◨',
	undetermined: '·',
	confirmed: '✓'
};

/** What the class is called. */
export const className = (field: ConfirmedField, locale: Locale): string => fieldLabel(field, locale);

/** A value as people read it; a dash where there is none. */
export function classValue(field: ConfirmedField, value: string | null, locale: Locale): string {
	if (value === null) return nothing;
	return valueLabel(field.startsWith('category') ? 'category' : field, value, locale);
}

/** How sure what was learnt is, in a hundred; empty where a rule says it. */
export const confidenceText = (confidence: number | null): string =>
	confidence === null ? '' : formatPercent(confidence);

const w = {
	inHundred: words('100 条里约 {n} 条', '100 條裡約 {n} 條', 'about {n} of 100')
};

/** A share as a number of a hundred that people can picture. */
export const ofHundred = (share: number, locale: Locale): string =>
	say(w.inHundred, locale, { n: formatNumber(Math.round(share * 100)) });
