import { formatNumber, quoted } from '#lib/i18n/format.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { clauseTable, type ClauseCounts } from '#lib/metrics/clauseTable.ts';
import { complaintClauses } from '#lib/pipeline/marts/clauses.ts';
import { outcomeWords, outcomeWordsOf } from '#lib/rulebook/explain.ts';
import type { Clause } from '#lib/rulebook/index.ts';
import { lacking, needsOf } from '#lib/rulebook/needs.ts';
import { about, column, heading, note, paragraph, rowsOf, table } from '#lib/reports/build.ts';
import type { PaperContext, ReportContext } from '#lib/reports/context.ts';
import type { Block, Interval, Paragraph } from '#lib/reports/document.ts';
import { columnsText, gap, shareText } from '#lib/reports/phrases.ts';
import { outcomeFigure } from '#lib/reports/figures.ts';

const w = {
	title: words('时限执行', '時限執行', 'Time limits'),
	table: words('各时限的执行情况', '各時限的執行情況', 'Outcomes by clause'),
	clause: words('时限', '時限', 'Clause'),
	rate: words('达标率', '達標率', 'Rate met'),
	interval: words('95% 区间', '95% 區間', '95% interval'),
	before: words('上月', '上月', 'Month before'),
	worst: words(
		'达标率最低的是{clause}：{share}，{outcome} {n} 次。',
		'達標率最低的是{clause}：{share}，{outcome} {n} 次。',
		'The lowest rate is that of {clause}: {share}; {n} {outcome}.'
	),
	allMet: words(
		'可判断的时限全部达标。',
		'可判斷的時限全部達標。',
		'Every clause that can be judged was met.'
	),
	none: words('本月没有可判断的时限。', '本月沒有可判斷的時限。', 'No clause can be judged this month.'),
	open: words(
		'另有 {pending} 项未到期，{unknown} 项因数据不足无法判断，均不计入达标率。',
		'另有 {pending} 項未到期，{unknown} 項因資料不足無法判斷，均不計入達標率。',
		'{pending} are not due yet and {unknown} cannot be judged from the data; neither counts in the rate.'
	),
	rule: words(
		'达标率 = 达标 ÷（达标 + 未达标）。未到期与无法判断不计入。“进展反馈”和“预定答复”按次计，通知单、值班登记与客户访问按各自的事项计，其余按件计。',
		'達標率 = 達標 ÷（達標 + 未達標）。未到期與無法判斷不計入。「進展反饋」和「預定答覆」按次計，通知單、值班登記與客戶訪問按各自的事項計，其餘按件計。',
		'Rate met = met ÷ (met + not met). Pending and unknown stand outside. Progress reports and promised answers are counted by instance, notices, the register and visits by their own events, the others by complaint.'
	),
	lacks: words('{clause}：缺{columns}', '{clause}：缺{columns}', '{clause}: no column for {columns}'),
	missing: words(
		'以下时限无法判断，补上所缺的列或表即可：{list}。',
		'以下時限無法判斷，補上所缺的欄或表即可：{list}。',
		'These clauses cannot be judged until the columns or tables are imported: {list}.'
	),
	alt: words(
		'横条图：每项时限达标、未达标、未到期、无法判断的占比。',
		'橫條圖：每項時限達標、未達標、未到期、無法判斷的佔比。',
		'Bar chart: for each clause the shares met, not met, pending and unknown.'
	),
	separator: words('；', '；', '; ')
};

/** Every clause with its five outcomes, its rate and interval, and the columns that are wanting. */
export async function clauses(context: ReportContext): Promise<Block[]> {
	const { engine, period, scope, previous, say } = context;
	const rows = await clauseTable(engine, period);
	const before = previous === null ? [] : await clauseTable(engine, { ...scope, month: previous });
	const definition = new Map(context.edition.clauses.map((clause) => [clause.id, clause]));
	const title = (row: ClauseCounts): string => {
		const found = definition.get(row.clause);
		return found ? say(found.title) : row.clause;
	};
	const inForce = rows.filter((row) => definition.has(row.clause));
	const missing = inForce
		.filter((row) => row.met + row.breached === 0 && row.pending + row.notApplicable === 0)
		.flatMap((row) => {
			const columns = wanting(definition.get(row.clause), context);
			return columns ? [say(w.lacks, { clause: title(row), columns })] : [];
		});
	const drawn = inForce.filter((row) => row.met + row.breached + row.pending + row.unknown > 0);
	const caption = say(w.table);
	const data = table(
		'clauses',
		caption,
		[
			column(say(w.clause), 'text', 2.4),
			column(say(outcomeWords.met), 'integer', 1),
			column(say(outcomeWords.breached), 'integer', 1.4),
			column(say(outcomeWords.pending), 'integer', 1.3),
			column(say(outcomeWords.unknown), 'integer', 1.4),
			column(say(outcomeWords.not_applicable), 'integer', 1.6),
			column(say(w.rate), 'percent', 1.3),
			column(say(w.interval), 'interval', 2),
			...(previous === null ? [] : [column(say(w.before), 'percent', 1.3)])
		],
		inForce.map((row) => [
			title(row),
			row.met,
			row.breached,
			row.pending,
			row.unknown,
			row.notApplicable,
			row.rate.value,
			intervalOf(row),
			...(previous === null ? [] : [before.find(({ clause }) => clause === row.clause)?.rate.value ?? null])
		]),
		{ notes: [say(w.rule)], of: { rows: breachedRows(inForce, context) } }
	);
	return [
		heading('clauses', say(w.title)),
		outcomesText('clauses.worst', inForce, title, w, 'clauses', context),
		...(drawn.length > 0
			? [
					await outcomeFigure(
						drawn.map((row) => ({ ...row, key: row.clause, label: title(row) })),
						context,
						{ id: 'clause-outcomes', caption, alt: say(w.alt), data }
					)
				]
			: []),
		data,
		...(missing.length > 0 ? [note(say(w.missing, { list: missing.join(say(w.separator)) }), 'missing')] : [])
	];
}

/** The clause with the lowest rate, or that all were met or none can be judged; then what does not count. */
export function outcomesText(
	id: string,
	rows: readonly ClauseCounts[],
	title: (row: ClauseCounts) => string,
	said: Readonly<Record<'worst' | 'none', Words>>,
	block: string,
	context: PaperContext
): Paragraph {
	const { say, locale } = context;
	const judged = rows.filter(({ met, breached }) => met + breached > 0);
	const worst = judged
		.filter(({ breached }) => breached > 0)
		.reduce<ClauseCounts | null>((low, row) => (low === null || rateOf(row) < rateOf(low) ? row : low), null);
	const sum = (of: (row: ClauseCounts) => number): string =>
		formatNumber(rows.reduce((total, row) => total + of(row), 0));
	return about(
		paragraph(
			id,
			worst
				? say(said.worst, {
						clause: quoted(title(worst), locale),
						share: shareText(worst.rate, context),
						outcome: say(outcomeWordsOf(worst.clause, 'breached')).toLowerCase(),
						n: formatNumber(worst.breached)
					})
				: say(judged.length > 0 ? w.allMet : said.none),
			gap(context) + say(w.open, { pending: sum((row) => row.pending), unknown: sum((row) => row.unknown) })
		),
		block,
		worst && (breachedRows([worst], context)[0] ?? null)
	);
}

/** For each clause the complaints that did not keep it; null where it is not asked of complaints. */
export const breachedRows = (rows: readonly ClauseCounts[], context: PaperContext): (string | null)[] =>
	rows.map(({ clause, breached }) =>
		breached > 0 && (complaintClauses as readonly string[]).includes(clause)
			? rowsOf({ ...context.period, outcome: { clause, outcome: 'breached' } }, context)
			: null
	);

const rateOf = (row: ClauseCounts): number => row.rate.value ?? 1;
const intervalOf = ({ rate: { low, high } }: ClauseCounts): Interval | null =>
	low === null || high === null ? null : [low, high];

/** The columns and tables that the clause lacks, in words; empty where nothing is wanting. */
function wanting(clause: Clause | undefined, context: ReportContext): string {
	return clause ? columnsText(lacking(needsOf(clause), context.present), context) : '';
}
