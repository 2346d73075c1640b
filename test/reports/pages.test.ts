import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { parseActions } from '#lib/model/actions.ts';
import { contents } from '#lib/reports/contents.ts';
import type { Table } from '#lib/reports/document.ts';
import {
	annualReport,
	monthlyReport,
	renderHtml,
	renderReport,
	type ReportDocument
} from '#lib/reports/index.ts';
import { labelOf, numbered } from '#lib/reports/numbering.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { printPdf } from '../../src/cli/pdf.ts';
import { derived } from './support/pipeline.ts';
import { bare, hasOffice, hasPoppler, laidOut, pagesOf, within } from './support/pages.ts';

/** Pages as LibreOffice and as a browser lay them out: looked at where `soffice` and `pdftotext` are installed. */
const able = hasOffice && hasPoppler;
if (!able)
	console.warn(
		'Pages are not looked at: soffice (libreoffice-writer) or pdftotext (poppler-utils) is missing.'
	);

const papers = new Map<string, ReportDocument>();
const laid = new Map<string, string[][]>();
const names = ['monthly zh-CN', 'monthly en', 'annual zh-Hant'] as const;
const ways = ['Word', 'print'] as const;

describe.skipIf(!able)('the pages of a paper', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await derived(['fixtures/reports/log.csv'], '2025-06-30 18:00:00');
		const actions = parseActions(JSON.parse(await readFile('fixtures/reports/actions.json', 'utf8')), '');
		const shared = { actions, program: '0.0.0' };
		papers.set(names[0], await monthlyReport(engine, { ...shared, month: '2025-06', locale: 'zh-CN' }));
		papers.set(names[1], await monthlyReport(engine, { ...shared, month: '2025-06', locale: 'en' }));
		papers.set(
			names[2],
			await annualReport(engine, { ...shared, year: '2025', fiscalStart: 4, locale: 'zh-Hant' })
		);
		const files: Record<string, Uint8Array> = {};
		for (const [name, paper] of papers)
			files[name.replace(' ', '-')] = await renderReport(paper, 'docx', nodeRasteriser());
		const office = laidOut(files);
		for (const [name, paper] of papers) {
			laid.set(`${name} Word`, pagesOf(office.get(name.replace(' ', '-'))!));
			laid.set(`${name} print`, pagesOf(await printPdf(renderHtml(paper))));
		}
	});
	afterAll(() => engine.close());

	describe.each(names.flatMap((name) => ways.map((way) => [name, way] as const)))('%s, %s', (name, way) => {
		const paper = (): ReportDocument => papers.get(name)!;
		const pages = (): string[][] => laid.get(`${name} ${way}`)!;
		const whole = (): string => bare(pages().flat().join(''));

		test('are numbered to the last, and none is empty', () => {
			const all = pages();
			expect(all.length).toBeGreaterThan(8);
			all.forEach((page, at) => {
				const line = { 'zh-CN': '第{k}页，共{n}页', 'zh-Hant': '第{k}頁，共{n}頁', en: 'Page{k}of{n}' }[
					paper().meta.locale
				];
				const number = line.replace('{k}', String(at + 1)).replace('{n}', String(all.length));
				expect(page.map(bare), `page ${at + 1}`).toContain(number);
				expect(within(page, paper()).length, `page ${at + 1}`).toBeGreaterThan(1);
			});
		});

		test('hold every heading, caption, head of a column and note', () => {
			const text = whole();
			const wanted = paper().blocks.flatMap((block) => {
				if (block.kind === 'heading') return [block.text];
				if (block.kind === 'figure') return [block.caption];
				return block.kind === 'table' ? [block.caption] : [];
			});
			expect(wanted.filter((one) => !text.includes(bare(one)))).toEqual([]);
		});

		test('end with no heading and with no caption of a table', () => {
			const label = labelOf(paper());
			const titles = new Set(
				paper().blocks.flatMap((block) => {
					if (block.kind === 'heading') return [bare(numbered(label.get(block) ?? '', block.text))];
					return block.kind === 'table' ? [bare(`${label.get(block)}${block.caption}`)] : [];
				})
			);
			const last = pages()
				.slice(1)
				.map((page) => bare(within(page, paper()).at(-1) ?? ''));
			expect(last.filter((line) => titles.has(line))).toEqual([]);
		});

		test('repeat the head of a table that runs over several', () => {
			const lists = paper().blocks.filter(
				(block): block is Table => block.kind === 'table' && block.rows.length > 16
			);
			for (const list of lists) {
				const [head] = list.columns
					.filter(({ head: text }) => text.length <= 4)
					.map(({ head: text }) => text);
				if (head === undefined) continue;
				const keys = list.rows.map(([key]) => bare(String(key)));
				const on = pages().filter(
					(page) => keys.filter((key) => bare(page.join('')).includes(key)).length > 9
				);
				for (const page of on) expect(bare(page.join(''))).toContain(bare(head));
			}
		});

		test('are those that the table of contents names', () => {
			const label = labelOf(paper());
			const titles = contents(paper()).map((heading) =>
				bare(numbered(label.get(heading) ?? '', heading.text))
			);
			const first = pages()[0]!.map(bare);
			const named = titles.map((title) => {
				const line = first.find((one) => one.startsWith(title) && /^\.*\d+$/.test(one.slice(title.length)));
				return Number(/\d+$/.exec(line ?? '')?.[0] ?? Number.NaN);
			});
			const found = titles.map(
				(title) => pages().findIndex((page, at) => at > 0 && page.some((line) => bare(line) === title)) + 1
			);
			expect(named).toEqual(found);
		});
	});
});
