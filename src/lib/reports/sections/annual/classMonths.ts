import { words } from '#lib/i18n/locale.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { categoryMonths, type CategoryMonths } from '#lib/metrics/categoryMonths.ts';
import { valueLabel } from '#lib/metrics/labels.ts';
import { about, annexHeading, column, paragraph, section, table } from '#lib/reports/build.ts';
import type { Block, Cell } from '#lib/reports/document.ts';
import { has } from '#lib/reports/phrases.ts';
import type { YearContext } from '#lib/reports/yearContext.ts';

const w = {
	title: words('各类投诉逐月件数', '各類投訴逐月件數', 'Complaints by class and month'),
	sum: words(
		'共 {n} 件，分属 {classes} 类。各月并列，不等于升降；升降见“逐月走势”的控制图。',
		'共 {n} 件，分屬 {classes} 類。各月並列，不等於升降；升降見「逐月走勢」的控制圖。',
		'{n} complaints of {classes} classes. Months stand side by side; whether anything rose or fell is told by the control charts.'
	),
	category: words('类别', '類別', 'Category'),
	sub: words('二级分类', '二級分類', 'Subcategory'),
	month: words('{n}月', '{n}月', '{n}'),
	all: words('合计', '合計', 'Total')
};
const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The year by class and month, as an annex on landscape pages; nothing where there are no classes. */
export async function classMonths(context: YearContext): Promise<Block[]> {
	const { engine, period, months, say, locale } = context;
	if (!has(context, 'category')) return [];
	const rows = await categoryMonths(engine, period);
	if (rows.length === 0) return [];
	const head = (month: string): string => {
		const n = Number(month.slice(5));
		return locale === 'en' ? english[n - 1]! : say(w.month, { n });
	};
	const cells = (some: readonly CategoryMonths[]): Cell[] => [
		...months.map((month) => some.reduce((sum, row) => sum + (row.months.get(month) ?? 0), 0)),
		some.reduce((sum, row) => sum + row.n, 0)
	];
	const levels = has(context, 'subcategory');
	const shown = levels ? rows : merged(rows);
	return [
		section('landscape'),
		annexHeading('class-months', say(w.title)),
		about(
			paragraph(
				'annual.classMonths',
				say(w.sum, {
					n: formatNumber(rows.reduce((sum, row) => sum + row.n, 0)),
					classes: formatNumber(shown.length)
				})
			),
			'annual-class-months'
		),
		table(
			'annual-class-months',
			say(w.title),
			[
				column(say(w.category), 'text', 2.4),
				...(levels ? [column(say(w.sub), 'text', 2.8)] : []),
				...months.map((month) => column(head(month), 'integer', 1)),
				column(say(w.all), 'integer', 1.2)
			],
			shown.map((row) => [
				valueLabel('category_l1', row.category_l1, locale),
				...(levels ? [valueLabel('category_l2', row.category_l2, locale)] : []),
				...cells([row])
			]),
			{ list: true, totals: [say(w.all), ...(levels ? [''] : []), ...cells(rows)] }
		)
	];
}

/** The first level alone. */
function merged(rows: readonly CategoryMonths[]): CategoryMonths[] {
	const found = new Map<string | null, CategoryMonths & { readonly months: Map<string, number> }>();
	for (const { category_l1, months, n } of rows) {
		const known = found.get(category_l1) ?? {
			...{ category_l1, category_l2: null, n: 0 },
			months: new Map<string, number>()
		};
		for (const [month, count] of months) known.months.set(month, (known.months.get(month) ?? 0) + count);
		found.set(category_l1, { ...known, n: known.n + n });
	}
	return [...found.values()];
}
