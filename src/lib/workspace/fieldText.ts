import { formatMoney, formatNumber, formatTime } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { fieldOf, type TableName } from '#lib/model/columns.ts';
import { codeLabel } from '#lib/model/labels.ts';
import type { CodeSet } from '#lib/model/codes.ts';
import type { Value } from '#lib/pipeline/review/review.ts';

const w = {
	empty: words('（空）', '（空）', '(empty)'),
	yes: words('是', '是', 'Yes'),
	no: words('否', '否', 'No')
};

/** The value of a field as people read it; an empty one says so. */
export function fieldText(
	table: TableName,
	field: string,
	{ value, dateOnly }: Value,
	locale: Locale
): string {
	if (value === null || value === '') return say(w.empty, locale);
	const type = fieldOf(table, field)?.type ?? 'text';
	if (type === 'datetime') return formatTime(String(value), dateOnly);
	if (type === 'boolean') return say(value ? w.yes : w.no, locale);
	if (type === 'money') return formatMoney(Number(value));
	if (type.startsWith('code:'))
		return codeLabel(type.slice('code:'.length) as CodeSet, String(value), locale);
	return typeof value === 'number' ? formatNumber(value, Number.isInteger(value) ? 0 : 2) : value.toString();
}

/** What a field is called. */
export const fieldName = (table: TableName, field: string, locale: Locale): string => {
	const label = fieldOf(table, field)?.label;
	return label ? say(label, locale) : field;
};
