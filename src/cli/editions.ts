import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { say, words, type Locale } from '#lib/i18n/locale.ts';
import { formatTime } from '#lib/i18n/format.ts';
import { parseReportEdits, noReportEdits } from '#lib/model/reportEdits.ts';
import { renderReport, reportFormats, type PaperKind } from '#lib/reports/index.ts';
import { causeLines, causeText } from '#lib/reports/editions/causeWords.ts';
import { compare, type Comparison, type Side } from '#lib/reports/editions/compare.ts';
import { readEdition } from '#lib/reports/editions/file.ts';
import { comparisonPaper, sideName } from '#lib/reports/editions/paper.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { parseStandards } from '#lib/reports/standards.ts';
import type { Command, View } from './arguments.ts';
import { openData } from './data.ts';
import { writeFolder } from './folder.ts';
import { paperNow } from './report.ts';
import { readJson } from './rules.ts';
import { editionsIn, type EditionState } from './sealing.ts';
import type { Terminal } from './terminal.ts';
import { noFile } from './words.ts';

export type EditionsOrder = Extract<Command, { name: 'editions' }>;

const w = {
	sound: words('完好', '完好', 'sound'),
	damaged: words('与封存时不一致', '與封存時不一致', 'not what was sealed'),
	missing: words('文件不在了', '檔案不在了', 'the file is gone'),
	unlisted: words('不在登记中', '不在登記中', 'not in the list'),
	none: words('这里没有封存的版本。', '這裡沒有封存的版本。', 'There is no sealed edition here.'),
	same: words('没有不同。', '沒有不同。', 'They do not differ.'),
	from: words('{a} → {b}', '{a} → {b}', '{a} → {b}'),
	absent: words('（无）', '（無）', '(none)'),
	line: words(
		'{chapter}｜{place}：{from} → {to}（{cause}）',
		'{chapter}｜{place}：{from} → {to}（{cause}）',
		'{chapter} | {place}: {from} → {to} ({cause})'
	)
} satisfies Record<EditionState | 'none' | 'same' | 'from' | 'absent' | 'line', ReturnType<typeof words>>;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** `editions list DIR` and `editions compare A B`, or `A --in LOG …` against the present. Gives the exit code. */
export const editions = (order: EditionsOrder, locale: Locale, terminal: Terminal): Promise<number> =>
	order.action === 'list' ? list(order, locale) : compareCommand(order, locale, terminal);

/** 1 where an edition is damaged or gone: a scheduler hears it. */
async function list({ paths: [folder], json }: EditionsOrder, locale: Locale): Promise<number> {
	const found = await editionsIn(folder!);
	if (json) {
		const told = found.map(({ file, state, paper }) => ({ file, state, ...paper?.edition }));
		print(JSON.stringify(told, null, '\t'));
	} else if (found.length === 0) print(say(w.none, locale));
	else
		for (const { file, state, paper } of found) {
			const { edition } = paper ?? {};
			const about = edition && [edition.title, edition.period.label, formatTime(edition.at), edition.by];
			print([file, say(w[state], locale), ...(about ?? [])].join('  '));
		}
	return found.some(({ state }) => state === 'damaged' || state === 'missing') ? 1 : 0;
}

async function opened(path: string): Promise<Side> {
	if (!existsSync(path)) throw noFile(path);
	return readEdition(new Uint8Array(await readFile(path)), basename(path));
}

async function compareCommand(order: EditionsOrder, locale: Locale, terminal: Terminal): Promise<number> {
	const { paths, view, out, json } = order;
	const a = await opened(paths[0]!);
	const b = view ? await present(a, { ...order, view }, terminal) : await opened(paths[1]!);
	const comparison = compare(a, b);
	if (out !== null) {
		const paper = comparisonPaper(comparison);
		await writeFolder(out, async (folder) => {
			for (const format of reportFormats)
				await writeFile(
					join(folder, `comparison.${format}`),
					await renderReport(paper, format, nodeRasteriser())
				);
		});
	}
	terminal.clear();
	if (json) print(JSON.stringify(plain(comparison), null, '\t'));
	else for (const line of linesOf(comparison, locale)) print(line);
	return 0;
}

/** The same paper as the edition, as these files make it now. */
async function present(
	{ edition }: Side,
	{ view, fiscalStart, standards, edits }: EditionsOrder & { readonly view: View },
	terminal: Terminal
): Promise<Side> {
	const { kind, subject, locale, masked } = edition!;
	const given = {
		standards: standards === null ? null : parseStandards(await readJson(standards), standards),
		edits: edits === null ? noReportEdits : parseReportEdits(await readJson(edits), edits)
	};
	const data = await openData(view, terminal);
	try {
		const order = { kind: kind as PaperKind, subject, mask: masked, fiscalStart };
		const { document, rest } = await paperNow(order, given, data, locale, terminal);
		return { document, rest: await rest(), edition: null };
	} finally {
		await data.close();
	}
}

const plain = ({ a, b, changes, causes, differences }: Comparison) => {
	const { rulebook, ...rest } = changes;
	return {
		a: a.edition ?? a.document.meta,
		b: b.edition ?? b.document.meta,
		causes,
		changes: { ...rest, rulebook: rulebook !== null },
		differences
	};
};

function linesOf(comparison: Comparison, locale: Locale): string[] {
	const { a, b, differences } = comparison;
	const head = `${a.document.meta.number} ${say(w.from, locale, { a: sideName(a, locale), b: sideName(b, locale) })}`;
	const causes = causeLines(comparison, locale).map(({ name, detail }) => `${name}  ${detail}`);
	if (causes.length + differences.length === 0) return [head, say(w.same, locale)];
	const value = (text: string | null) => oneLine(text ?? say(w.absent, locale));
	return [
		head,
		...causes,
		'',
		...differences.map((one) =>
			say(w.line, locale, {
				chapter: oneLine(one.chapter),
				place: oneLine([one.place, one.row, one.column].filter(Boolean).join(' · ')),
				from: value(one.from),
				to: value(one.to),
				cause: causeText(one, locale)
			})
		)
	];
}

/** Without line ends and signs that move a terminal. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
