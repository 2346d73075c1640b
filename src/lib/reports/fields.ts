import { say, words } from '#lib/i18n/locale.ts';
import type { ComplaintFields } from '#lib/metrics/complaint.ts';
import { personalKindOf } from '#lib/metrics/people.ts';
import type { CodeSet } from '#lib/model/codes.ts';
import { fieldOf } from '#lib/model/columns.ts';
import { codeLabel, fieldLabel } from '#lib/model/labels.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import type { ReportContext } from './context.ts';
import type { FormField } from './document.ts';
import type { Own } from './mask.ts';
import { timeCell } from './rowCells.ts';

const yes = words('是', '是', 'Yes');
const no = words('否', '否', 'No');

/** A place of a form that is filled in by hand or with something that is no column. */
export const room = (label: string, value: FormField['value'] = null, lines = 1): FormField => ({
	label,
	type: 'text',
	value,
	...(lines > 1 && { lines })
});

/** Fields of one complaint as a form prints them: codes in words, people as the mask says, nothing where nothing is known. */
export function fieldsOfComplaint(
	row: ComplaintFields,
	{ locale, mask }: ReportContext
): (name: string, lines?: number) => FormField {
	const text = (name: string): string | null => (row[name] === null ? null : String(row[name] ?? '') || null);
	const own: Own = {
		names: [text('complainant'), text('interviewee')],
		phone: text('phone'),
		unit: text('unit')
	};
	return (name, lines = 1) => {
		const label = fieldLabel(name, locale);
		const base = { label, ...(lines > 1 && { lines }) };
		const type = fieldOf('complaints', name)?.type ?? 'text';
		const value = row[type === 'money' ? `${name}_fen` : name] ?? null;
		if (value === null) return { ...base, type: 'text', value };
		if (type === 'datetime')
			return {
				...base,
				type: 'datetime',
				value: timeCell(text(name), row[`${name}_date_only`] === true)
			};
		if (type === 'boolean') return { ...base, type: 'text', value: say(value === true ? yes : no, locale) };
		if (type === 'money' || type === 'integer' || type === 'number')
			return { ...base, type, value: Number(value) };
		if (type.startsWith('code:'))
			return { ...base, type: 'text', value: codeLabel(type.slice(5) as CodeSet, String(value), locale) };
		if (name.startsWith('category'))
			return { ...base, type: 'text', value: valueLabel(name, String(value), locale) };
		const kind = personalKindOf(name);
		const said = kind === null ? mask.text(String(value), own) : mask[kind](String(value));
		return { ...base, type: 'text', value: said };
	};
}
