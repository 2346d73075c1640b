import { words } from '#lib/i18n/locale.ts';
import { clauseTable, type ClauseCounts } from '#lib/metrics/clauseTable.ts';
import { column, heading, note, table } from '#lib/reports/build.ts';
import type { Block, Interval } from '#lib/reports/document.ts';
import { columnsText } from '#lib/reports/phrases.ts';
import { breachedRows, outcomesText } from '#lib/reports/sections/clauses.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';
import { outcomeWords } from '#lib/rulebook/explain.ts';
import { lacking, needsOf } from '#lib/rulebook/needs.ts';

const w = {
	title: words('时限执行（按季度）', '時限執行（按季度）', 'Time limits by quarter'),
	rates: words('各时限的达标率（按季度）', '各時限的達標率（按季度）', 'Rate met by clause and quarter'),
	outcomes: words('各时限全年的结果', '各時限全年的結果', 'Outcomes of the year by clause'),
	clause: words('时限', '時限', 'Clause'),
	year: words('全年', '全年', 'Year'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	last: words('去年同期', '去年同期', 'Last year'),
	worst: words(
		'全年达标率最低的是{clause}：{share}，{outcome} {n} 次。',
		'全年達標率最低的是{clause}：{share}，{outcome} {n} 次。',
		'The lowest rate of the year is that of {clause}: {share}; {n} {outcome}.'
	),
	none: words('本年没有可判断的时限。', '本年沒有可判斷的時限。', 'No clause can be judged this year.'),
	rule: words(
		'达标率 = 达标 ÷（达标 + 未达标）。各季度并列，不等于升降；“—”表示该季度没有可判断的。',
		'達標率 = 達標 ÷（達標 + 未達標）。各季度並列，不等於升降；「—」表示該季度沒有可判斷的。',
		'Rate met = met ÷ (met + not met). Quarters stand side by side, which says nothing of a rise or fall; “—” means that nothing could be judged.'
	),
	lacks: words('{clause}：缺{columns}', '{clause}：缺{columns}', '{clause}: no column for {columns}'),
	missing: words(
		'以下时限全年无法判断，补上所缺的列或表即可：{list}。',
		'以下時限全年無法判斷，補上所缺的欄或表即可：{list}。',
		'These clauses cannot be judged until the columns or tables are imported: {list}.'
	),
	separator: words('；', '；', '; ')
};

/** Every clause by quarter, the year's outcomes, and what could not be judged. */
export async function clauses(context: YearContext): Promise<Block[]> {
	const { engine, period, lastPeriod, quarters, say, edition } = context;
	const defined = new Map(edition.clauses.map((clause) => [clause.id, clause]));
	const inForce = (rows: readonly ClauseCounts[]) => rows.filter(({ clause }) => defined.has(clause));
	const year = inForce(await clauseTable(engine, period));
	const byQuarter: (readonly ClauseCounts[])[] = [];
	for (const quarter of quarters) byQuarter.push(await clauseTable(engine, quarter.period));
	const last = lastPeriod ? await clauseTable(engine, lastPeriod) : null;
	const title = ({ clause }: ClauseCounts): string => say(defined.get(clause)!.title);
	const rateIn = (rows: readonly ClauseCounts[], { clause }: ClauseCounts): number | null =>
		rows.find((row) => row.clause === clause)?.rate.value ?? null;
	const judged = year.filter(({ met, breached }) => met + breached > 0);
	const missing = year
		.filter((row) => row.met + row.breached === 0 && row.pending + row.notApplicable === 0)
		.flatMap((row) => {
			const columns = columnsText(lacking(needsOf(defined.get(row.clause)!), context.present), context);
			return columns ? [say(w.lacks, { clause: title(row), columns })] : [];
		});
	return [
		heading('clauses', say(w.title)),
		outcomesText('annual.clauses', year, title, w, 'annual-clauses', context),
		table(
			'annual-clause-quarters',
			say(w.rates),
			[
				column(say(w.clause), 'text', 2.6),
				...quarters.map(({ label }) => column(label, 'percent', 1.3)),
				column(say(w.year), 'percent', 1.3),
				column(say(w.interval), 'interval', 2),
				...(last ? [column(say(w.last), 'percent', 1.3)] : [])
			],
			judged.map((row) => [
				title(row),
				...byQuarter.map((rows) => rateIn(rows, row)),
				row.rate.value,
				intervalOf(row),
				...(last ? [rateIn(last, row)] : [])
			]),
			{ notes: [say(w.rule)] }
		),
		table(
			'annual-clauses',
			say(w.outcomes),
			[
				column(say(w.clause), 'text', 2.6),
				column(say(outcomeWords.met), 'integer', 1.2),
				column(say(outcomeWords.breached), 'integer', 1.4),
				column(say(outcomeWords.pending), 'integer', 1.3),
				column(say(outcomeWords.unknown), 'integer', 1.4),
				column(say(outcomeWords.not_applicable), 'integer', 1.6)
			],
			year.map((row) => [title(row), row.met, row.breached, row.pending, row.unknown, row.notApplicable]),
			{ of: { rows: breachedRows(year, context) } }
		),
		...(missing.length > 0 ? [note(say(w.missing, { list: missing.join(say(w.separator)) }), 'missing')] : [])
	];
}

const intervalOf = ({ rate: { low, high } }: ClauseCounts): Interval | null =>
	low === null || high === null ? null : [low, high];
