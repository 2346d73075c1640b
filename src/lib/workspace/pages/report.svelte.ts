import type { Filter } from '#lib/metrics/filter.ts';
import { version } from '#lib/base/version.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import {
	annualReport,
	deductionSheet,
	monthlyReport,
	renderHtml,
	renderReport,
	reportTypes,
	sanctionSheet,
	type ReportDocument,
	type ReportFormat
} from '#lib/reports/index.ts';
import { browserRasteriser } from '#lib/reports/renderers/raster.browser.ts';
import { workspace } from '#lib/workspace/workspace.svelte.ts';

/** One paper: its blocks, and the page that they make. */
export interface Paper {
	readonly document: ReportDocument;
	readonly html: string;
}

/** Writes the monthly report of these complaints. */
export async function writeMonthly(options: {
	month: string;
	locale: Locale;
	filter: Filter;
	mask: boolean;
}): Promise<Paper> {
	const document = await monthlyReport(await workspace.engine(), {
		...options,
		rulebook: workspace.rulebook,
		annotations: workspace.annotations,
		program: version
	});
	return { document, html: renderHtml(document) };
}

/** Writes the annual summary of these complaints, with the register of corrective actions. */
export async function writeAnnual(options: {
	year: string;
	locale: Locale;
	filter: Filter;
	mask: boolean;
}): Promise<Paper> {
	const { actions, annotations, fiscalStart, rulebook } = workspace;
	const engine = await workspace.engine();
	const document = await annualReport(engine, {
		...options,
		actions,
		annotations,
		fiscalStart,
		rulebook,
		program: version
	});
	return { document, html: renderHtml(document) };
}

const sheets = { deductions: deductionSheet, sanctions: sanctionSheet } as const;

/** Writes a form of one month: of one person or contractor, or of all. Names stand in full. */
export async function writeSheet(
	kind: keyof typeof sheets,
	options: { month: string; locale: Locale; of?: string }
): Promise<Paper> {
	const { rulebook } = workspace;
	const document = await sheets[kind](await workspace.engine(), { ...options, rulebook, program: version });
	return { document, html: renderHtml(document) };
}

/** The paper as a file. */
export async function fileOf(
	{ document }: Paper,
	format: ReportFormat
): Promise<{ name: string; bytes: Uint8Array; type: string }> {
	workspace.work = { progress: { step: 'report', done: 0, total: 0 }, cancel: null };
	try {
		const bytes = await renderReport(document, format, browserRasteriser());
		return {
			name: `${document.meta.title} ${document.meta.period.label}.${format}`,
			bytes,
			type: reportTypes[format]
		};
	} finally {
		workspace.work = null;
	}
}
