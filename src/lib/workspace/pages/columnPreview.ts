import { formatTime } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import type { InspectedColumn, Inspection } from '#lib/intake/inspection.ts';
import { readCell } from '#lib/intake/preview.ts';
import type { CodeSet } from '#lib/model/codes.ts';
import { fieldOf, type FieldType } from '#lib/model/columns.ts';
import { codeLabel } from '#lib/model/labels.ts';

const w = {
	unread: words('读不出来', '讀不出來', 'not readable'),
	yes: words('是', '是', 'Yes'),
	no: words('否', '否', 'No')
};

export interface PreviewCell {
	readonly raw: string;
	/** What it is read as, in words; null for texts, which stay as they are. */
	readonly read: string | null;
}

/** The samples of a column beside what they are read as under the mapping at hand. */
export function columnPreview(
	column: InspectedColumn,
	inspection: Inspection,
	locale: Locale
): PreviewCell[] {
	const type: FieldType =
		(column.field === null ? undefined : fieldOf(inspection.table, column.field)?.type) ?? 'text';
	return column.samples.slice(0, 4).map((raw) => {
		if (type === 'text') return { raw, read: null };
		const value = readCell(inspection, column, raw);
		if (value === null) return { raw, read: say(w.unread, locale) };
		if (type === 'boolean') return { raw, read: say(value === 'true' ? w.yes : w.no, locale) };
		if (type === 'datetime') return { raw, read: formatTime(value, value.length === 10) };
		return {
			raw,
			read: type.startsWith('code:') ? codeLabel(type.slice(5) as CodeSet, value, locale) : value
		};
	});
}
