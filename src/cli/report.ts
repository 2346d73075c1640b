import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#lib/base/problem.ts';
import { version } from '#lib/base/version.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { renderHtml, renderReport, writePaper, type ReportDocument } from '#lib/reports/index.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { parseStandards, type StandardClause } from '#lib/reports/standards.ts';
import type { Command } from './arguments.ts';
import { openData, type Data } from './data.ts';
import { writeFolder } from './folder.ts';
import { printPdf } from './pdf.ts';
import { readJson } from './rules.ts';
import type { Terminal } from './terminal.ts';

export type ReportOrder = Extract<Command, { name: 'report' }>;

const w = {
	unmasked: words(
		'注意：姓名、电话和住址将完整写出，请妥善保管。',
		'注意：姓名、電話和住址將完整寫出，請妥善保管。',
		'Note: names, phones and addresses are written in full; keep the files safe.'
	)
};

/** Writes a paper as `monthly-2025-06.<format>`, `annual-2025.<format>`, `processing-TS000123.<format>`, `desk.<format>`. */
export async function report(order: ReportOrder, locale: Locale, terminal: Terminal): Promise<void> {
	// what cannot be read is said before anything is imported
	const standards =
		order.standards === null ? null : parseStandards(await readJson(order.standards), order.standards);
	const data = await openData(order.view, terminal);
	try {
		if (order.unmasked) terminal.line(say(w.unmasked, locale));
		const paper = await paperOf(order, standards, data, locale);
		const stem = [order.kind, order.subject.replace(/[^\p{L}\p{N}._-]+/gu, '_')].filter(Boolean).join('-');
		await writeFolder(order.out, async (folder) => {
			for (const format of order.formats) {
				const name = `${stem}.${format}`;
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
	const paper = await writePaper(engine, order.kind, {
		subject: order.subject,
		...{ locale, rulebook, program: version, fiscalStart: order.fiscalStart },
		...(order.unmasked && { mask: false }),
		...(annotations && { annotations }),
		...(actions && { actions }),
		...(standards && { standards })
	});
	if (paper) return paper;
	const fill = { subject: order.subject || order.kind };
	throw new Refusal({ code: 'no_subject', where: {}, severity: 'error', fill });
}
