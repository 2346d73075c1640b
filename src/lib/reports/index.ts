import { renderHtml } from './renderers/html.ts';
import type { ReportDocument } from './document.ts';
import type { Rasterise } from './renderers/pictures.ts';

export type { Block, DocumentMeta, PaperKind, ReportDocument } from './document.ts';
export { paperKinds } from './document.ts';
export type { Rasterise } from './renderers/pictures.ts';
export {
	annualReport,
	deductionSheet,
	papers,
	writePaper,
	type About,
	type PaperOrder,
	monthlyReport,
	sanctionSheet,
	type AnnualOptions,
	type MonthlyOptions,
	type SheetOptions
} from './kinds/index.ts';
export { renderHtml };

export const reportFormats = ['html', 'docx', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Media types of the files, for downloads. */
export const reportTypes: Readonly<Record<ReportFormat, string>> = {
	html: 'text/html;charset=utf-8',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** The bytes of a Word file; the library is loaded with the first one. */
export async function renderDocx(document: ReportDocument, rasterise?: Rasterise): Promise<Uint8Array> {
	return (await import('./renderers/docx.ts')).renderDocx(document, rasterise);
}

/** The bytes of an Excel file; the library is loaded with the first one. */
export async function renderXlsx(document: ReportDocument, rasterise?: Rasterise): Promise<Uint8Array> {
	return (await import('./renderers/xlsx.ts')).renderXlsx(document, rasterise);
}

/** A document in any format. Pictures in Word and Excel need `rasterise` (raster.browser.ts or raster.node.ts). */
export async function renderReport(
	document: ReportDocument,
	format: ReportFormat,
	rasterise?: Rasterise
): Promise<Uint8Array> {
	if (format === 'docx') return renderDocx(document, rasterise);
	if (format === 'xlsx') return renderXlsx(document, rasterise);
	return new TextEncoder().encode(renderHtml(document));
}
