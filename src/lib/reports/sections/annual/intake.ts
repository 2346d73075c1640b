import { formatNumber, formatPercent, joinList, quoted } from '#lib/i18n/format.ts';
import { words } from '#lib/i18n/locale.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { pareto, type ParetoDimension } from '#lib/metrics/pareto.ts';
import { paretoShift, type Shift } from '#lib/metrics/paretoShift.ts';
import { recurringLimits } from '#lib/metrics/recurring/limits.ts';
import { about, column, heading, paragraph, rowsOf, table, valueRows } from '#lib/reports/build.ts';
import type { Block, Cell } from '#lib/reports/document.ts';
import { categoryPareto } from '#lib/reports/categoryPareto.ts';
import { gap, has, missingNote } from '#lib/reports/phrases.ts';
import { dimensions } from '#lib/reports/sections/intake.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';
import type { Need } from '#lib/rulebook/needs.ts';

/** Judgements have a chapter of their own. */
const told = dimensions.filter(([dimension]) => dimension !== 'validity');

const w = {
	title: words('投诉构成与变化', '投訴構成與變化', 'What was complained of, and what moved'),
	by: words('按{dimension}', '按{dimension}', 'By {dimension}'),
	n: words('本年件数', '本年件數', 'This year'),
	share: words('占比', '佔比', 'Share'),
	before: words('去年同期', '去年同期', 'Last year'),
	shareBefore: words('去年占比', '去年佔比', 'Share last year'),
	q: words('q 值', 'q 值', 'q'),
	moved: words('变化', '變化', 'Change'),
	more: words('占比更高', '佔比更高', 'larger share'),
	less: words('占比更低', '佔比更低', 'smaller share'),
	chance: words('不超出偶然', '不超出偶然', 'within chance'),
	rest: words('其余 {n} 项', '其餘 {n} 項', '{n} others'),
	total: words('合计', '合計', 'Total'),
	none: words('本年没有受理投诉。', '本年沒有受理投訴。', 'Nothing was received this year.'),
	entered: words(
		'去年不在其中而今年在的：{keys}。',
		'去年不在其中而今年在的：{keys}。',
		'New among them since last year: {keys}.'
	),
	left: words(
		'去年在其中而今年不在的：{keys}。',
		'去年在其中而今年不在的：{keys}。',
		'Among them last year and no longer: {keys}.'
	),
	shift: words(
		'与去年同期相比，占比的变化超出偶然的有：{list}（q ≤ {limit}）。',
		'與去年同期相比，佔比的變化超出偶然的有：{list}（q ≤ {limit}）。',
		'Compared with the same days last year, these shares moved by more than chance: {list} (q ≤ {limit}).'
	),
	one: words('{key} {before} → {share}', '{key} {before} → {share}', '{key} {before} → {share}'),
	still: words(
		'与去年同期相比，没有一类的占比变化超出偶然。',
		'與去年同期相比，沒有一類的佔比變化超出偶然。',
		'Compared with the same days last year, no share moved by more than chance.'
	),
	pareto: words('本年按类别受理（帕累托图）', '本年按類別受理（柏拉圖）', 'This year by category (Pareto)'),
	split: words('这些分布', '這些分佈', 'these breakdowns'),
	rule: words(
		'“变化”由两期件数的条件检验得出（双侧），同一张表的各行一并考虑（Benjamini–Hochberg，q 不超过 {limit}）。比较的是占比，不是件数的多少。',
		'「變化」由兩期件數的條件檢驗得出（雙側），同一張表的各列一併考慮（Benjamini–Hochberg，q 不超過 {limit}）。比較的是佔比，不是件數的多少。',
		'“Change” is the conditional test of two counts (two-sided), all lines of a table considered together (Benjamini–Hochberg, q up to {limit}). Shares are compared, not numbers.'
	)
};

/** More lines than this are put together. */
const longest = 15;

/** The Pareto of the year, what moved since last year, and the year by every dimension. */
export async function intake(context: YearContext): Promise<Block[]> {
	const { engine, period, lastPeriod, say } = context;
	const { q: limit } = await recurringLimits(engine);
	const blocks: Block[] = [heading('intake', say(w.title))];
	const missing: Need[] = [];
	for (const [dimension, name, need] of told) {
		if (!has(context, need)) {
			missing.push(need);
			continue;
		}
		const rows = lastPeriod
			? await paretoShift(engine, period, lastPeriod, dimension)
			: await alone(context, dimension);
		if (rows.length === 0) continue;
		if (dimension === 'category_l1') blocks.push(...(await categories(rows, limit, context)));
		blocks.push(breakdown(dimension, say(name), rows, limit, context));
	}
	if (blocks.length === 1) blocks.push(paragraph('annual.none', say(w.none)));
	if (missing.length > 0) blocks.push(missingNote(say(w.split), missing, context));
	return blocks;
}

/** Without a year to compare with: the shares of this one. */
async function alone({ engine, period }: YearContext, dimension: ParetoDimension): Promise<Shift[]> {
	return (await pareto(engine, period, dimension)).map(({ key, n, share, vital }) => ({
		...{ key, now: n, before: 0, share, shareBefore: 0, vital, vitalBefore: false, p: 1, q: 1 }
	}));
}

async function categories(rows: readonly Shift[], limit: number, context: YearContext): Promise<Block[]> {
	const { lastPeriod, say, locale } = context;
	const name = (key: string | null): string => valueLabel('category_l1', key, locale);
	const named = (some: readonly { readonly key: string | null }[]): string =>
		joinList(
			some.slice(0, 8).map(({ key }) => quoted(name(key), locale)),
			locale
		) + (some.length > 8 ? '…' : '');
	const found = await categoryPareto('annual-pareto', say(w.pareto), context);
	if (found === null) return [];
	const entered = rows.filter((row) => row.vital && !row.vitalBefore);
	const gone = rows.filter((row) => row.vitalBefore && !row.vital);
	const moved = rows.filter(({ q }) => q <= limit);
	return [
		about(
			paragraph(
				'annual.vital',
				found.sentence,
				lastPeriod && entered.length > 0 ? gap(context) + say(w.entered, { keys: named(entered) }) : '',
				lastPeriod && gone.length > 0 ? gap(context) + say(w.left, { keys: named(gone) }) : ''
			),
			'annual-pareto',
			rowsOf(context.period, context)
		),
		about(
			paragraph(
				'annual.shift',
				lastPeriod === null
					? ''
					: moved.length === 0
						? say(w.still)
						: say(w.shift, {
								limit: String(limit),
								list: joinList(
									moved.slice(0, 8).map((row) =>
										say(w.one, {
											key: quoted(name(row.key), locale),
											before: formatPercent(row.shareBefore),
											share: formatPercent(row.share)
										})
									),
									locale
								)
							})
			),
			'annual-category_l1',
			rowsOf(context.period, context)
		),
		found.figure
	];
}

function breakdown(
	dimension: ParetoDimension,
	name: string,
	rows: readonly Shift[],
	limit: number,
	context: YearContext
): Block {
	const { say, locale, lastPeriod } = context;
	const shown = rows.length > longest ? rows.slice(0, longest - 1) : rows;
	const tail = rows.slice(shown.length);
	const sum = (of: (row: Shift) => number, some: readonly Shift[] = rows): number =>
		some.reduce((all, row) => all + of(row), 0);
	const compared = lastPeriod !== null;
	const line = (label: string, some: readonly Shift[]): Cell[] => [
		label,
		sum((row) => row.now, some),
		sum((row) => row.share, some),
		...(compared ? [sum((row) => row.before, some), sum((row) => row.shareBefore, some)] : [])
	];
	const change = ({ q, share, shareBefore }: Shift): string =>
		say(q > limit ? w.chance : share > shareBefore ? w.more : w.less);
	const digits = (q: number): string => (q < 0.001 ? '<0.001' : q.toFixed(3));
	return table(
		`annual-${dimension}`,
		say(w.by, { dimension: name }),
		[
			column(name, 'text', 3.6),
			column(say(w.n), 'integer', 1.4),
			column(say(w.share), 'percent', 1.3),
			...(compared
				? [
						column(say(w.before), 'integer', 1.4),
						column(say(w.shareBefore), 'percent', 1.4),
						{ ...column(say(w.q), 'text', 1.1), right: true },
						column(say(w.moved), 'text', 1.7)
					]
				: [])
		],
		[
			...shown.map((row) => [
				...line(valueLabel(dimension, row.key, locale), [row]),
				...(compared ? [digits(row.q), change(row)] : [])
			]),
			...(tail.length > 0
				? [[...line(say(w.rest, { n: formatNumber(tail.length) }), tail), ...(compared ? [null, null] : [])]]
				: [])
		],
		{
			totals: [...line(say(w.total), rows), ...(compared ? [null, null] : [])],
			of: valueRows(
				dimension,
				shown.map(({ key }) => key),
				tail.length,
				context
			),
			...(compared && { notes: [say(w.rule, { limit: String(limit) })] })
		}
	);
}
