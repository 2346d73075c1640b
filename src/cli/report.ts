import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version } from '#lib/base/version.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { monthlyReport, renderHtml, renderReport } from '#lib/reports/index.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import type { PaperFormat, View } from './arguments.ts';
import { openData } from './data.ts';
import { writeFolder } from './folder.ts';
import { printPdf } from './pdf.ts';
import type { Terminal } from './terminal.ts';

export interface ReportOrder {
	readonly kind: 'monthly';
	readonly month: string;
	readonly view: View;
	readonly out: string;
	readonly formats: readonly PaperFormat[];
}

/** Writes the month's report as `monthly-2025-06.<format>`. */
export async function report(order: ReportOrder, locale: Locale, terminal: Terminal): Promise<void> {
	const data = await openData(order.view, terminal);
	try {
		const { engine, rulebook } = data;
		const paper = await monthlyReport(engine, {
			month: order.month,
			locale,
			rulebook,
			program: version,
			...(data.annotations === null ? {} : { annotations: data.annotations })
		});
		await writeFolder(order.out, async (folder) => {
			for (const format of order.formats) {
				const name = `${order.kind}-${order.month}.${format}`;
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
