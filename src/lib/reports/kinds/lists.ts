import type { Engine } from '#lib/engine/engine.ts';
import { words } from '#lib/i18n/locale.ts';
import { recordList } from '#lib/metrics/recordList.ts';
import { section } from '#lib/reports/build.ts';
import type { ReportDocument } from '#lib/reports/document.ts';
import { recordsTable, recordsTitle, summaryTable } from '#lib/reports/sections/annexes.ts';
import { readers, signatures, step } from '#lib/reports/sections/signOff.ts';
import { suggestions } from '#lib/reports/sections/suggestions.ts';
import { form, sheet, type SheetOptions } from '#lib/reports/sheet.ts';

const w = {
	summary: words('月度投诉汇总表', '月度投訴匯總表', 'Monthly summary table'),
	suggestions: words('产品建议表', '產品建議表', 'Product suggestions')
};
const steps = [
	step('prepared', words('制表', '製表', 'Prepared')),
	step('reviewed', words('审核（客户代表）', '審核（客戶代表）', 'Reviewed (customer representative)'))
];
const planners = [
	words('产品研发', '產品研發', 'Product development'),
	words('规划设计', '規劃設計', 'Planning'),
	words('公司领导', '公司領導', 'Company leadership')
];

/** The record list F2 of a month. */
export const recordListForm = (engine: Engine, options: SheetOptions): Promise<ReportDocument> =>
	form(engine, options.month, options, {
		kind: 'records',
		title: recordsTitle,
		number: ({ edition }) =>
			`${edition.forms.find(({ id }) => id === 'record_list')?.number ?? 'F2'}-${options.month}`,
		readers: readers.slice(0, 1),
		masked: true,
		write: async (context) => [
			section('landscape'),
			recordsTable(await recordList(engine, context.period), context),
			signatures(context, steps)
		]
	});

/** The monthly summary table (S0). */
export const summarySheet = (engine: Engine, options: SheetOptions): Promise<ReportDocument> =>
	sheet(engine, options, {
		kind: 'summary',
		letter: 'T',
		title: w.summary,
		readers: readers.slice(0, 1),
		masked: true,
		write: async (context) => [
			section('landscape'),
			summaryTable(await recordList(engine, context.period), context),
			signatures(context, steps)
		]
	});

/** The product-suggestion table (S1). */
export const suggestionSheet = (engine: Engine, options: SheetOptions): Promise<ReportDocument> =>
	sheet(engine, options, {
		kind: 'suggestions',
		letter: 'P',
		title: w.suggestions,
		readers: planners,
		masked: true,
		write: async (context) => [
			section('landscape'),
			...(await suggestions(context)),
			signatures(context, steps)
		]
	});
