import { sheetCsv } from '#lib/base/csv.ts';
import { formatTime } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { Changed, ChangedFilter } from '#lib/metrics/whatIf/changed.ts';
import { outcomeText } from '#lib/metrics/whatIf/sentences.ts';
import { amounts, classLabel, classValue, clauseText, judgementText, lineText } from './texts.ts';
import { trying } from './whatIf.svelte.ts';

const heads: readonly Words[] = [
	words('投诉编号', '投訴編號', 'Complaint no.'),
	words('项目', '項目', 'Site'),
	words('受理时间', '受理時間', 'Received'),
	words('变化', '變化', 'What'),
	words('改前', '改前', 'Before'),
	words('改后', '改後', 'After'),
	words('改前时限', '改前時限', 'Due before'),
	words('改后时限', '改後時限', 'Due after'),
	words('改前理由', '改前理由', 'Why before'),
	words('改后理由', '改後理由', 'Why after')
];

const step = 2000;

/** The complaints that change, a line for each change, with words in the language given. */
export async function changedCsv(
	filter: ChangedFilter,
	articleName: (article: string) => string,
	locale: Locale
): Promise<string> {
	const lines: string[][] = [heads.map((head) => say(head, locale))];
	for (let offset = 0; ; offset += step) {
		const { total, rows } = await trying.changed(filter, { offset, limit: step });
		for (const row of rows) lines.push(...linesOf(row, articleName, locale));
		if (offset + step >= total) return sheetCsv(lines);
	}
}

function linesOf(row: Changed, articleName: (article: string) => string, locale: Locale): string[][] {
	const lead = [row.complaint_no, row.site ?? '', row.received_at ? formatTime(row.received_at) : ''];
	const due = (at: string | null | undefined) => (at ? formatTime(at) : '');
	return [
		...row.clauses.map((change) => [
			...lead,
			clauseText(change, locale),
			outcomeText(change.clause, change.before?.outcome ?? null, locale),
			outcomeText(change.clause, change.after?.outcome ?? null, locale),
			due(change.before?.due_at),
			due(change.after?.due_at),
			judgementText(change.clause, change.before, locale),
			judgementText(change.clause, change.after, locale)
		]),
		...row.fines.map((fine) => {
			const { before, after } = amounts(fine, locale);
			return [...lead, lineText(fine, articleName, locale), before, after, '', '', '', ''];
		}),
		...row.classes.map(({ field, before, after }) => [
			...lead,
			classLabel(field, locale),
			classValue(field, before, locale),
			classValue(field, after, locale),
			'',
			'',
			'',
			''
		])
	];
}
