import { say as sayIn, words, type Locale } from '#lib/i18n/locale.ts';
import type { VisitRow } from '#lib/metrics/visits.ts';
import { fieldOf, type FieldName } from '#lib/model/columns.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block, FormField } from '#lib/reports/document.ts';
import { signatures } from '#lib/reports/sections/signOff.ts';
import { personalKindOf } from '#lib/metrics/people.ts';
import { timeCell } from '#lib/reports/rowCells.ts';

const steps = [
	words('访问人', '訪問人', 'Visitor'),
	words('客户', '客戶', 'Customer'),
	words('部门负责人', '部門負責人', 'Department head')
];
const places = [
	['visit_no', 'visited_at'],
	['topic', 'visitor'],
	['customer', 'phone'],
	['age', 'occupation'],
	['education', 'address'],
	['purpose:2'],
	['record:8']
] as const;

const label = (name: string, locale: Locale): string => {
	const field = fieldOf('visits', name as FieldName);
	return field ? sayIn(field.label, locale) : name;
};

/** Form F3 of one visit, signed by the customer (S4). */
export function visitForm(visit: VisitRow, at: number, context: ReportContext): Block[] {
	const { mask, locale } = context;
	const own = { names: [visit.customer], phone: visit.phone, unit: visit.address };
	const place = (named: string): FormField => {
		const [name = '', lines = '1'] = named.split(':');
		const base = { label: label(name, locale), ...(lines !== '1' && { lines: Number(lines) }) };
		if (name === 'visited_at')
			return { ...base, type: 'datetime', value: timeCell(visit.visited_at, visit.visited_at_date_only) };
		const value = visit[name as keyof VisitRow];
		const text = value === null ? null : String(value);
		const kind = personalKindOf(name);
		return { ...base, type: 'text', value: kind === null ? mask.text(text, own) : mask[kind](text) };
	};
	return [
		{ kind: 'form', id: `visit-${at}`, rows: places.map((row) => row.map(place)) },
		signatures(context, steps)
	];
}
