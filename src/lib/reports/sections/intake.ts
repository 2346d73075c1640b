import { formatNumber } from '#lib/i18n/format.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { intakeBy, type IntakeRow } from '#lib/metrics/intakeBy.ts';
import type { ParetoDimension } from '#lib/metrics/pareto.ts';
import { about, column, heading, paragraph, rowsOf, table, valueRows } from '#lib/reports/build.ts';
import type { ReportContext } from '#lib/reports/context.ts';
import type { Block, Cell, Table } from '#lib/reports/document.ts';
import type { Need } from '#lib/rulebook/needs.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { has, missingNote } from '#lib/reports/phrases.ts';
import { categoryPareto } from '#lib/reports/categoryPareto.ts';

/** What complaints are told apart by, and what a log needs for it. */
export const dimensions: readonly (readonly [ParetoDimension, Words, Need])[] = [
	['category_l1', words('类别', '類別', 'Category'), 'category'],
	['category_l2', words('二级分类', '二級分類', 'Subcategory'), 'subcategory'],
	['channel', words('投诉方式', '投訴方式', 'Channel'), 'channel'],
	['severity', words('级别', '級別', 'Severity'), 'severity'],
	['validity', words('判定', '判定', 'Validity'), 'valid'],
	['site', words('项目', '項目', 'Site'), 'site'],
	['department', words('责任部门', '責任部門', 'Department'), 'department']
];

const w = {
	title: words('受理情况', '受理情況', 'Intake'),
	by: words('按{dimension}受理', '按{dimension}受理', 'Received by {dimension}'),
	n: words('件数', '件數', 'Number'),
	share: words('占比', '佔比', 'Share'),
	previous: words('上月', '上月', 'Month before'),
	lastYear: words('去年同月', '去年同月', 'A year ago'),
	total: words('合计', '合計', 'Total'),
	rest: words('其余 {n} 项', '其餘 {n} 項', '{n} others'),
	none: words('本月没有受理投诉。', '本月沒有受理投訴。', 'Nothing was received this month.'),
	pareto: words('按类别受理（帕累托图）', '按類別受理（柏拉圖）', 'Received by category (Pareto)'),
	split: words('这些分布', '這些分佈', 'these breakdowns')
};

/** More lines than this are put together. */
const longest = 12;

/** Who complained, where and about what: one table a dimension, and the vital few of the categories. */
export async function intake(context: ReportContext): Promise<Block[]> {
	const { engine, period, say, locale } = context;
	const blocks: Block[] = [heading('intake', say(w.title))];
	const missing: Need[] = [];
	if (has(context, 'category')) blocks.push(...(await categories(context)));
	for (const [dimension, label, need] of dimensions) {
		if (!has(context, need)) {
			missing.push(need);
			continue;
		}
		const rows = await intakeBy(engine, period, dimension);
		const name = say(label);
		const caption = say(w.by, { dimension: locale === 'en' ? name.toLowerCase() : name });
		blocks.push(breakdown(`intake-${dimension}`, caption, name, rows, dimension, context));
	}
	if (missing.length > 0) blocks.push(missingNote(say(w.split), missing, context));
	return blocks;
}

async function categories(context: ReportContext): Promise<Block[]> {
	const { say } = context;
	const found = await categoryPareto('pareto', say(w.pareto), context);
	return found === null
		? [paragraph('intake.none', say(w.none))]
		: [
				about(paragraph('intake.vital', found.sentence), 'pareto', rowsOf(context.period, context)),
				found.figure
			];
}

function breakdown(
	id: string,
	caption: string,
	name: string,
	rows: readonly IntakeRow[],
	dimension: string,
	context: ReportContext
): Table {
	const { say, locale, previous, lastYear } = context;
	const sum = (of: (row: IntakeRow) => number | undefined, part = rows): number =>
		part.reduce((total, row) => total + (of(row) ?? 0), 0);
	const all = sum((row) => row.n);
	const line = (label: string, part: readonly IntakeRow[]): Cell[] => [
		label,
		sum((row) => row.n, part),
		all > 0 ? sum((row) => row.n, part) / all : null,
		...(previous === null ? [] : [sum((row) => row.previous, part)]),
		...(lastYear === null ? [] : [sum((row) => row.lastYear, part)])
	];
	const shown = rows.length > longest ? rows.slice(0, longest - 1) : rows;
	const tail = rows.slice(shown.length);
	return table(
		id,
		caption,
		[
			column(name, 'text', 4),
			column(say(w.n), 'integer', 1.4),
			column(say(w.share), 'percent', 1.4),
			...(previous === null ? [] : [column(say(w.previous), 'integer', 1.6)]),
			...(lastYear === null ? [] : [column(say(w.lastYear), 'integer', 1.6)])
		],
		[
			...shown.map((row) => line(valueLabel(dimension, row.key, locale), [row])),
			...(tail.length > 0 ? [line(say(w.rest, { n: formatNumber(tail.length) }), tail)] : [])
		],
		{
			totals: line(say(w.total), rows),
			of: valueRows(
				dimension,
				shown.map(({ key }) => key),
				tail.length,
				context
			)
		}
	);
}
