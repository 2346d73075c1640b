import { formatDuration, formatMoney, formatNumber, formatPercent, formatTime } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { ListCell } from '#lib/metrics/complaintPage.ts';
import type { ListColumn } from '#lib/metrics/list/columns.ts';
import type { CodeSet } from '#lib/model/codes.ts';
import { codeLabel } from '#lib/model/labels.ts';
import type { Outcome } from '#lib/pipeline/marts/clauses.ts';
import { outcomeWordsOf } from '#lib/rulebook/explain.ts';
import { valueLabel } from '#lib/metrics/labels.ts';

const w = {
	yes: words('是', '是', 'Yes'),
	no: words('否', '否', 'No'),
	open: words('未办结', '未辦結', 'Open'),
	done: words('已办结', '已辦結', 'Done'),
	unknown: words('不明', '不明', 'Unknown'),
	days: words('{n}天', '{n}天', '{n} d')
};

/** What a column is called: in our words, or as its head stands in the file. */
export const columnName = ({ label }: ListColumn, locale: Locale): string =>
	typeof label === 'string' ? label : say(label, locale);

/** Set to the right, as numbers are. */
export const isNumber = ({ kind }: ListColumn): boolean =>
	['integer', 'number', 'money', 'seconds', 'days', 'share'].includes(kind);

/** What a cell says to people; nothing where there is nothing to say. */
export function cellText(column: ListColumn, { value, beside }: ListCell, locale: Locale): string {
	if (column.kind === 'status') {
		if (value !== null) return codeLabel('status', String(value), locale);
		return say(beside === null ? w.unknown : beside ? w.open : w.done, locale);
	}
	if (value === null || value === '') return '';
	switch (column.kind) {
		case 'datetime':
			return formatTime(String(value), beside === true);
		case 'boolean':
			return say(value ? w.yes : w.no, locale);
		case 'integer':
			return formatNumber(Number(value));
		case 'number':
			return formatNumber(Number(value), Number.isInteger(value) ? 0 : 2);
		case 'money':
			return formatMoney(Number(value));
		case 'seconds':
			return formatDuration(Number(value), locale);
		case 'days':
			return say(w.days, locale, { n: formatNumber(Number(value)) });
		case 'share':
			return formatPercent(Number(value));
		case 'category':
			return [value, beside]
				.filter((name) => name !== null)
				.map((name) => valueLabel('category', String(name), locale))
				.join(' / ');
		case 'outcome':
			return say(outcomeWordsOf(column.clause!, value as Outcome), locale);
		case 'text':
			return String(value);
		default:
			return codeLabel(column.kind.slice('code:'.length) as CodeSet, String(value), locale);
	}
}

/** Numbers that are nothing unless something happened are left empty, so that what happened is seen. */
const quietAtZero = ['breached_count', 'fines_fen', 'fine_count'];

/** What a cell of the table on the page says. */
export const shownText = (column: ListColumn, cell: ListCell, locale: Locale): string =>
	quietAtZero.includes(column.id) && cell.value === 0 ? '' : cellText(column, cell, locale);
