import { formatPercent, nothing } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ConfirmedField } from '#lib/model/decisions.ts';
import { fieldLabel } from '#lib/model/labels.ts';
import type { ClassState } from '#lib/pipeline/marts/mart_classes.ts';
import { valueLabel } from '#lib/metrics/labels.ts';

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
