import type { Filter } from '#lib/metrics/filter.ts';
import { version } from '#lib/base/version.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import {
	deductionSheet,
	renderHtml,
	renderReport,
	reportTypes,
	sanctionSheet,
	writePaper,
	type PaperKind,
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

/** Writes a paper of any kind; null where there is nothing of this number or id. */
export async function writeAny(
	kind: PaperKind,
	options: { subject: string; locale: Locale; filter: Filter; mask: boolean }
): Promise<Paper | null> {
	const { rulebook, actions, annotations, fiscalStart } = workspace;
	const order = { ...options, rulebook, actions, annotations, fiscalStart, program: version };
	const document = await writePaper(await workspace.engine(), kind, order);
	return document && { document, html: renderHtml(document) };
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
			name: `${document.meta.title} ${nameOf(document)}.${format}`,
			bytes,
			type: reportTypes[format]
		};
	} finally {
		workspace.work = null;
	}
}

/** A month, or the number of what a form is about. */
const nameOf = ({ meta }: ReportDocument): string =>
	meta.kind === 'processing' || meta.kind === 'capa' ? meta.number : meta.period.label;
