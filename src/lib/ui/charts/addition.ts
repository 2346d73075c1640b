import { formatDuration, formatMoney, formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { mostRows, type Addition } from '#lib/model/additions.ts';
import { cellOf, type ShownCell, type ShownTable } from '#lib/ui/parts/table.ts';

type Column = Addition['table']['columns'][number];

/** What stands where there is no number. */
const empty = new Set(['', '—']);

const numberTypes = ['integer', 'number', 'percent', 'money', 'duration'] as const;

/** How a paper writes a number of each type. */
const written = (value: number, type: (typeof numberTypes)[number], locale: Locale): string =>
	({
		integer: () => formatNumber(value),
		number: () => formatNumber(value, 1),
		percent: () => formatPercent(value),
		money: () => formatMoney(value),
		duration: () => formatDuration(value, locale)
	})[type]();

/** What the numbers of a column are: what a paper would write just as they are written here, else texts. */
function typeOf(cells: readonly ShownCell[], locale: Locale): Column['type'] {
	if (cells.length === 0 || cells.some(({ value }) => typeof value !== 'number')) return 'text';
	const fits = (type: (typeof numberTypes)[number]) =>
		cells.every(({ text, value }) => text === written(value as number, type, locale));
	return numberTypes.find(fits) ?? 'text';
}

const w = {
	first: words(
		'表中是前 {shown} 行，共 {all} 行。',
		'表中是前 {shown} 列，共 {all} 列。',
		'The table has the first {shown} of {all} rows.'
	)
};

/** What stands in a paper under a chart: its definition, and how much of its table there is room for. */
export function paperDefinition(definition: string, { rows }: ShownTable, locale: Locale): string {
	if (rows.length <= mostRows) return definition;
	const counts = { shown: formatNumber(mostRows), all: formatNumber(rows.length) };
	return [definition, say(w.first, locale, counts)].filter(Boolean).join(locale === 'en' ? '. ' : '。');
}

/** The table behind a chart as a paper has it: numbers as numbers where they are written as such, all else as it is read. */
export function paperTable(table: ShownTable, locale: Locale): Addition['table'] {
	const rows = table.rows.slice(0, mostRows).map((row) => row.map(cellOf));
	const columns = table.heads.map(({ text }, at): Column => ({
		head: text,
		type: typeOf(
			rows.flatMap((row) => (row[at] && !empty.has(row[at].text) ? [row[at]] : [])),
			locale
		)
	}));
	return {
		columns,
		rows: rows.map((row) =>
			columns.map(({ type }, at) => {
				const cell = row[at];
				if (!cell) return null;
				return type === 'text' ? cell.text : typeof cell.value === 'number' ? cell.value : null;
			})
		)
	};
}

/** By what a chart is known that is added to a paper: where it stands, what it is, and what it is filtered to; numbers in its words change. */
export const additionId = (page: string, definition: string, filter: string): string =>
	[page, definition.replaceAll(/\d[\d,.%]*/g, '#'), filter].join(' ').slice(0, 500);
