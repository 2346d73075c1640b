import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#lib/base/problem.ts';
import { version } from '#lib/base/version.ts';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import {
	countEdits,
	editsOf,
	noReportEdits,
	parseReportEdits,
	type ReportEdits
} from '#lib/model/reportEdits.ts';
import { applyEdits, editMasks } from '#lib/reports/edits.ts';
import { papers, renderHtml, renderReport, writePaper, type ReportDocument } from '#lib/reports/index.ts';
import { restOf, type Rest } from '#lib/reports/editions/ground.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { parseStandards, type StandardClause } from '#lib/reports/standards.ts';
import type { Command } from './arguments.ts';
import { openData, type Data } from './data.ts';
import { writeFolder } from './folder.ts';
import { printPdf } from './pdf.ts';
import { readJson } from './rules.ts';
import { sealInto } from './sealing.ts';
import type { Terminal } from './terminal.ts';

export type ReportOrder = Extract<Command, { name: 'report' }>;

const w = {
	unmasked: words(
		'注意：姓名、电话和住址将完整写出，请妥善保管。',
		'注意：姓名、電話和住址將完整寫出，請妥善保管。',
		'Note: names, phones and addresses are written in full; keep the files safe.'
	),
	changed: words(
		'改写过的一处，程序写的原文已有变化，仍按改写的印出：{text}',
		'改寫過的一處，程式寫的原文已有變化，仍按改寫的印出：{text}',
		'The generated text under an edit has changed; the edit is printed: {text}'
	),
	sealed: words(
		'已封存为第 {edition} 版：{file}  SHA-256 {sha256}',
		'已封存為第 {edition} 版：{file}  SHA-256 {sha256}',
		'Sealed as edition {edition}: {file}  SHA-256 {sha256}'
	),
	lost: words(
		'有一处修改在本报告中找不到原处，没有印出：{text}',
		'有一處修改在本報告中找不到原處，沒有印出：{text}',
		'A change has no place in this report any more and is not printed: {text}'
	)
};

/** Writes a paper as `monthly-2025-06.<format>`, `annual-2025.<format>`, `processing-TS000123.<format>`, `desk.<format>`. */
export async function report(order: ReportOrder, locale: Locale, terminal: Terminal): Promise<void> {
	// what cannot be read is said before anything is imported
	const standards =
		order.standards === null ? null : parseStandards(await readJson(order.standards), order.standards);
	const edits =
		order.edits === null ? noReportEdits : parseReportEdits(await readJson(order.edits), order.edits);
	const data = await openData(order.view, terminal);
	try {
		if (order.unmasked) terminal.line(say(w.unmasked, locale));
		const request = { ...order, ...(order.unmasked && { mask: false }) };
		const { document, rest } = await paperNow(request, { standards, edits }, data, locale, terminal);
		let paper = document;
		if (order.seal) {
			terminal.stage('seal', { file: order.seal.folder });
			const { sealed, file } = await sealInto(order.seal, order.subject, document, await rest());
			paper = sealed.document;
			terminal.line(say(w.sealed, locale, { file, edition: sealed.edition.edition, sha256: sealed.sha256 }));
		}
		if (order.out !== null) await writeFiles(order.out, order, paper, terminal);
	} finally {
		await data.close();
	}
}

async function writeFiles(
	out: string,
	{ kind, subject, formats }: ReportOrder,
	paper: ReportDocument,
	terminal: Terminal
): Promise<void> {
	const stem = [kind, subject.replace(/[^\p{L}\p{N}._-]+/gu, '_')].filter(Boolean).join('-');
	await writeFolder(out, async (folder) => {
		for (const format of formats) {
			const name = `${stem}.${format}`;
			terminal.stage('write', { file: name });
			const bytes =
				format === 'pdf'
					? await printPdf(renderHtml(paper))
					: await renderReport(paper, format, nodeRasteriser());
			await writeFile(join(folder, name), bytes);
		}
	});
}

/** Which paper is written. `mask`: as the kind of paper has it, unless said. */
export interface PaperRequest extends Pick<ReportOrder, 'kind' | 'subject' | 'fiscalStart'> {
	readonly mask?: boolean;
}
/** What was read from files beside the data. */
export interface PaperFiles {
	readonly standards: readonly StandardClause[] | null;
	readonly edits: ReportEdits;
}

/** The paper as these data and its author make it, and what it rests on. Throws a Refusal where there is nothing to write. */
export async function paperNow(
	request: PaperRequest,
	{ standards, edits }: PaperFiles,
	data: Data,
	locale: Locale,
	terminal: Terminal
): Promise<{ readonly document: ReportDocument; readonly rest: () => Promise<Rest> }> {
	const generated = await paperOf(request, standards, data, locale);
	const document = await edited(generated, request, edits, data, terminal);
	const { engine, rulebook, decisions, actions, annotations } = data;
	const { kind, subject, fiscalStart } = request;
	const own = editsOf(edits, { kind, subject, locale, filter: '' });
	const settings = {
		...(papers[kind].about === 'year' && { fiscalStart }),
		...(standards && { standards })
	};
	return {
		document,
		rest: () =>
			restOf(engine, document, {
				...{ rulebook, decisions, edits: own, settings },
				...(actions && { actions }),
				...(annotations && { annotations })
			})
	};
}

/** The paper as its author wants it; says what must be looked at again, and what has no place in it any more. */
async function edited(
	generated: ReportDocument,
	{ kind, subject }: PaperRequest,
	all: ReportEdits,
	{ engine }: Data,
	terminal: Terminal
): Promise<ReportDocument> {
	const { locale, masked } = generated.meta;
	const own = editsOf(all, { kind, subject, locale, filter: '' });
	if (countEdits(own) === 0) return generated;
	const { document, changed, homeless } = applyEdits(generated, own, await editMasks(engine, masked));
	const lost = [
		...homeless.texts.map(({ text }) => text),
		...homeless.remarks.map(({ text }) => text),
		...homeless.chapters
	];
	for (const { text } of changed) terminal.line(say(w.changed, locale, { text: short(text) }));
	for (const text of lost) terminal.line(say(w.lost, locale, { text: short(text) }));
	return document;
}

/** The beginning of a text, on one line, without signs that move a terminal. */
const short = (text: string): string => {
	const signs = [...text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '')];
	return signs.length > 40 ? `${signs.slice(0, 40).join('')}…` : signs.join('');
};

async function paperOf(
	order: PaperRequest,
	standards: readonly StandardClause[] | null,
	{ engine, rulebook, actions, annotations }: Data,
	locale: Locale
): Promise<ReportDocument> {
	const paper = await writePaper(engine, order.kind, {
		subject: order.subject,
		...{ locale, rulebook, program: version, fiscalStart: order.fiscalStart },
		...(order.mask !== undefined && { mask: order.mask }),
		...(annotations && { annotations }),
		...(actions && { actions }),
		...(standards && { standards })
	});
	if (paper) return paper;
	const fill = { subject: order.subject || order.kind };
	throw new Refusal({ code: 'no_subject', where: {}, severity: 'error', fill });
}
