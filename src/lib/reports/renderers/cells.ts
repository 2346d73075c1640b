import type { Locale } from '#lib/i18n/locale.ts';
import {
	formatDuration,
	formatMoney,
	formatNumber,
	formatPercent,
	formatShareInterval,
	formatTime,
	nothing
} from '#lib/i18n/format.ts';
import type { Cell, Column, ColumnType, FormField, Table } from '#lib/reports/document.ts';

/** A cell as it is printed; `—` where it is empty, but for room to write. */
export function cellText(cell: Cell, type: ColumnType, locale: Locale): string {
	if (cell === null || cell === '') return type === 'blank' ? '' : nothing;
	if (typeof cell === 'string') {
		return type === 'datetime' ? formatTime(cell, cell.length <= 10) : printable(cell);
	}
	if (typeof cell === 'object')
		return 'type' in cell ? cellText(cell.value, cell.type, locale) : formatShareInterval(cell[0], cell[1]);
	switch (type) {
		case 'percent':
			return formatPercent(cell);
		case 'money':
			return formatMoney(cell);
		case 'duration':
			return formatDuration(cell, locale);
		case 'number':
			return formatNumber(cell, 1);
		default:
			return formatNumber(cell);
	}
}

/** What stands beside a label of a form; nothing where nothing is known. */
export const fieldText = ({ value, type }: FormField, locale: Locale): string =>
	value === null || value === '' ? '' : cellText(value, type, locale);

/** Numbers stand at the right, so that their digits line up. */
export const isNumeric = ({ type, right }: Pick<Column, 'type' | 'right'>): boolean =>
	right ?? !['text', 'datetime', 'blank'].includes(type);

/** A table of at most so many lines stands on one page. */
export const staysTogether = (table: Table): boolean => table.rows.length <= 16 && !table.list;

/**
 * Text that XML 1.0, HTML and spreadsheets can carry: control characters and lone surrogates go, line ends become \n.
 * Imported text is not trusted to be well formed.
 */
export function printable(text: string): string {
	return (
		text
			.replace(/\r\n?/g, '\n')
			// eslint-disable-next-line no-control-regex -- these are what is looked for
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g, '')
			.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
	);
}
