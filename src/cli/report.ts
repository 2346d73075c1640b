import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version } from '#lib/base/version.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import {
	annualReport,
	monthlyReport,
	renderHtml,
	renderReport,
	type ReportDocument
} from '#lib/reports/index.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { parseStandards, type StandardClause } from '#lib/reports/standards.ts';
import type { Command } from './arguments.ts';
import { openData, type Data } from './data.ts';
import { writeFolder } from './folder.ts';
import { printPdf } from './pdf.ts';
import { readJson } from './rules.ts';
import type { Terminal } from './terminal.ts';

export type ReportOrder = Extract<Command, { name: 'report' }>;

/** Writes a report as `monthly-2025-06.<format>` or `annual-2025.<format>`. */
export async function report(order: ReportOrder, locale: Locale, terminal: Terminal): Promise<void> {
	// what cannot be read is said before anything is imported
	const standards =
		order.standards === null ? null : parseStandards(await readJson(order.standards), order.standards);
	const data = await openData(order.view, terminal);
	try {
		const paper = await paperOf(order, standards, data, locale);
		await writeFolder(order.out, async (folder) => {
			for (const format of order.formats) {
				const name = `${order.kind}-${order.of}.${format}`;
				terminal.stage('write', { file: name });
				const bytes =
					format === 'pdf'
						? await printPdf(renderHtml(paper))
						: await renderReport(paper, format, nodeRasteriser());
				await writeFile(join(folder, name), bytes);
			}
		});
	} finally {
		await data.close();
	}
}

async function paperOf(
	order: ReportOrder,
	standards: readonly StandardClause[] | null,
	{ engine, rulebook, actions, annotations }: Data,
	locale: Locale
): Promise<ReportDocument> {
	const shared = { locale, rulebook, program: version, ...(annotations && { annotations }) };
	if (order.kind === 'monthly') return monthlyReport(engine, { ...shared, month: order.of });
	return annualReport(engine, {
		...shared,
		year: order.of,
		fiscalStart: order.fiscalStart,
		...(actions && { actions }),
		...(standards && { standards })
	});
}
