import type { Engine } from '#lib/engine/engine.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { noActions, type Actions } from '#lib/model/actions.ts';
import type { PaperKind, ReportDocument } from '#lib/reports/document.ts';
import type { FormOptions } from '#lib/reports/sheet.ts';
import type { StandardClause } from '#lib/reports/standards.ts';
import { annualReport } from './annual.ts';
import { deductionSheet } from './deductions.ts';
import { capaForm, deskList, processingForm, visitForms } from './forms.ts';
import { recordListForm, suggestionSheet, summarySheet } from './lists.ts';
import { monthlyReport } from './monthly.ts';
import { sanctionSheet } from './sanctions.ts';

/** What a paper is about: a month, a year, one complaint by its number, one corrective action by its id, or the present. */
export type About = 'month' | 'year' | 'complaint' | 'action' | 'now';

export interface PaperOrder extends FormOptions {
	/** Month, year, number or id; nothing for the present. */
	readonly subject: string;
	/** The register of corrective actions. */
	readonly actions?: Actions;
	/** The month with which a year begins. */
	readonly fiscalStart?: number;
	/** The clauses of management standards that the annual summary answers to. */
	readonly standards?: readonly StandardClause[];
}

interface Paper {
	readonly name: Words;
	readonly about: About;
	/** Names are hidden where nobody says so. */
	readonly masked: boolean;
	/** Whether a filter narrows it. */
	readonly filtered: boolean;
	/** Null where there is nothing of this number or id. */
	readonly write: (engine: Engine, order: PaperOrder) => Promise<ReportDocument | null>;
}

const ofMonth =
	(
		write: (engine: Engine, options: FormOptions & { readonly month: string }) => Promise<ReportDocument>
	): Paper['write'] =>
	(engine, { subject, ...options }) =>
		write(engine, { ...options, month: subject });

/** Every kind of paper: the one list for the page and the command line. */
export const papers: Readonly<Record<PaperKind, Paper>> = {
	monthly: {
		name: words('月报', '月報', 'Monthly report'),
		about: 'month',
		masked: true,
		filtered: true,
		write: ofMonth(monthlyReport)
	},
	annual: {
		name: words('年度总结', '年度總結', 'Annual summary'),
		about: 'year',
		masked: true,
		filtered: true,
		write: (engine, { subject, ...options }) => annualReport(engine, { ...options, year: subject })
	},
	records: {
		name: words('客户投诉记录表', '客戶投訴記錄表', 'Record list'),
		about: 'month',
		masked: true,
		filtered: true,
		write: ofMonth(recordListForm)
	},
	summary: {
		name: words('月度投诉汇总表', '月度投訴匯總表', 'Monthly summary table'),
		about: 'month',
		masked: true,
		filtered: true,
		write: ofMonth(summarySheet)
	},
	suggestions: {
		name: words('产品建议表', '產品建議表', 'Product suggestions'),
		about: 'month',
		masked: true,
		filtered: true,
		write: ofMonth(suggestionSheet)
	},
	processing: {
		name: words('客户投诉处理表', '客戶投訴處理表', 'Processing form'),
		about: 'complaint',
		masked: false,
		filtered: false,
		write: (engine, { subject, ...options }) => processingForm(engine, { ...options, number: subject })
	},
	visits: {
		name: words('客户访问记录表', '客戶訪問記錄表', 'Visit records'),
		about: 'month',
		masked: false,
		filtered: false,
		write: ofMonth(visitForms)
	},
	capa: {
		name: words('纠正和预防措施表', '糾正和預防措施表', 'Corrective action'),
		about: 'action',
		masked: true,
		filtered: false,
		write: (engine, { subject, actions = noActions, ...options }) =>
			capaForm(engine, { ...options, id: subject, actions })
	},
	deductions: {
		name: words('月度扣罚明细表', '月度扣罰明細表', 'Deduction sheet'),
		about: 'month',
		masked: false,
		filtered: false,
		write: ofMonth(deductionSheet)
	},
	sanctions: {
		name: words('施工单位处罚单', '施工單位處罰單', 'Contractor sanctions'),
		about: 'month',
		masked: false,
		filtered: false,
		write: ofMonth(sanctionSheet)
	},
	desk: {
		name: words('今日待办清单', '今日待辦清單', "Today's desk"),
		about: 'now',
		masked: true,
		filtered: true,
		write: (engine, { subject: _, ...options }) => deskList(engine, options)
	}
};

/** Writes a paper; null where there is nothing of this number or id. A filter that does not narrow its kind is left aside. */
export async function writePaper(
	engine: Engine,
	kind: PaperKind,
	{ filter, ...order }: PaperOrder
): Promise<ReportDocument | null> {
	const { write, filtered } = papers[kind];
	return write(engine, { ...order, ...(filtered && filter && { filter }) });
}
