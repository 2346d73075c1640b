import { untrack } from 'svelte';
import type { Filter } from '#lib/metrics/filter.ts';
import { searchOf } from '#lib/metrics/filterUrl.ts';
import { countEdits, editsOf, type PaperKey } from '#lib/model/reportEdits.ts';
import { applyEdits, editMasks, type EditMasks } from '#lib/reports/edits.ts';
import type { Given } from '#lib/reports/editions/ground.ts';
import { version } from '#lib/base/version.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import {
	deductionSheet,
	papers,
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

/** A paper as the program writes it, with what its author's hand needs. */
export interface WrittenPaper {
	readonly generated: ReportDocument;
	/** What people gave beside the log when it was written; what holds by now may be something else. */
	readonly given: Given;
	/** Of the tables that it was written from. */
	readonly revision: number;
	/** By what the author's changes of it are known. */
	readonly key: PaperKey;
	readonly masks: EditMasks;
}

/** Writes a paper of any kind; null where there is nothing of this number or id. */
export async function writeAny(
	kind: PaperKind,
	options: { subject: string; locale: Locale; filter: Filter; mask: boolean }
): Promise<WrittenPaper | null> {
	const { rulebook, actions, annotations, fiscalStart, revision } = workspace;
	// a decision tells by the revision once it is worked in; before that nothing is to be written anew
	const decisions = untrack(() => workspace.decisions);
	const order = { ...options, rulebook, actions, annotations, fiscalStart, program: version };
	const engine = await workspace.engine();
	const generated = await writePaper(engine, kind, order);
	if (generated === null) return null;
	const { subject, locale } = options;
	const scope = papers[kind].filtered ? options.filter : {};
	const masks = await editMasks(engine, generated.meta.masked);
	const settings = papers[kind].about === 'year' ? { fiscalStart } : {};
	return {
		...{ generated, masks, revision },
		key: { kind, subject, locale, filter: searchOf(scope).toString() },
		given: { rulebook, decisions, actions, annotations, filter: scope, settings }
	};
}

const sheets = { deductions: deductionSheet, sanctions: sanctionSheet } as const;

/** Writes a form of one month: of one person or contractor, or of all. Names stand in full. */
export async function writeSheet(
	kind: keyof typeof sheets,
	options: { month: string; locale: Locale; of?: string }
): Promise<Paper> {
	const { rulebook } = workspace;
	const engine = await workspace.engine();
	const generated = await sheets[kind](engine, { ...options, rulebook, program: version });
	const key = { kind, subject: options.month, locale: options.locale, filter: '' };
	// the form of one person is another paper than that of all
	const own = options.of === undefined ? editsOf(workspace.reportEdits, key) : null;
	const document =
		own && countEdits(own) > 0
			? applyEdits(generated, own, await editMasks(engine, generated.meta.masked)).document
			: generated;
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
