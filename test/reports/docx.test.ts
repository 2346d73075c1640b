import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderDocx } from '#lib/reports/renderers/docx.ts';
import type { Block, ReportDocument, Table } from '#lib/reports/document.ts';
import { sample } from './support/sample.ts';

const part = (bytes: Uint8Array, name: string): string =>
	strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe('the Word renderer', () => {
	let bytes: Uint8Array;
	let body: string;
	beforeAll(async () => {
		bytes = await renderDocx(sample());
		body = part(bytes, 'word/document.xml');
	});

	test('gives the same bytes for the same document', async () => {
		const again = await renderDocx(sample());
		expect(Buffer.compare(bytes, again)).toBe(0);
	});

	test('writes real headings, numbering, captions and repeated heads', () => {
		expect(body).toContain('<w:pStyle w:val="Heading1"/>');
		expect(body).toContain('<w:pStyle w:val="Heading2"/>');
		expect(body).toContain('<w:numPr>');
		expect(body).toMatch(/<w:fldSimple w:instr="SEQ 表 \\\* ARABIC"/);
		expect(body).toContain('<w:tblHeader/>');
		expect(body).toContain('<w:cantSplit/>');
		expect(part(bytes, 'word/numbering.xml')).toContain('chineseCountingThousand');
	});

	test('sets annexes on landscape pages', () => {
		expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
		expect(body).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
	});

	test('keeps hostile text as text', () => {
		expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(body).toContain('=HYPERLINK(&quot;http://x&quot;,&quot;y&quot;)');
		expect(body).not.toContain('\u0000');
	});

	test.each([
		['zh-CN', '宋体', '黑体', 'SimSun'],
		['zh-Hant', '新細明體', '微軟正黑體', 'PMingLiU'],
		['en', '宋体', '黑体', 'SimSun']
	] as const)(
		'names East Asian fonts for %s, and what stands in for them',
		async (locale, text, title, other) => {
			const file = await renderDocx(sample(locale));
			const styles = part(file, 'word/styles.xml');
			expect(styles).toContain(`w:eastAsia="${text}"`);
			expect(styles).toContain(`w:eastAsia="${title}"`);
			expect(part(file, 'word/fontTable.xml')).toContain(
				`<w:font w:name="${text}"><w:altName w:val="${other}"/>`
			);
		}
	);

	describe('the table of contents', () => {
		const chapters = (rows: number): ReportDocument => {
			const document = sample();
			const list = document.blocks.find((block) => block.kind === 'table' && block.list) as Table;
			const long = { ...list, rows: Array.from({ length: rows }, (_, at) => list.rows[at % 60]!) };
			const chapter = (n: number): Block[] => [
				{ kind: 'heading', id: `topic-${n}`, level: 1, text: `第${n}个话题`, series: 'numbered' },
				{ kind: 'paragraph', id: `p${n}`, runs: [{ text: '本月没有这样的投诉。'.repeat(120) }] }
			];
			const annex: Block = { kind: 'heading', id: 'annex', level: 1, text: '附表', series: 'annex' };
			return { ...document, blocks: [...[1, 2, 3, 4, 5].flatMap(chapter), annex, long, annex] };
		};
		const pagesIn = async (document: ReportDocument): Promise<string[]> =>
			[
				...part(await renderDocx(document), 'word/document.xml').matchAll(
					/PAGEREF _Toc\d+ \\h<.*?w:fldCharType="end"/g
				)
			].map(([field]) => field.replace(/<[^>]*>?/g, '').replace(/.*\\h/, ''));

		test('has every chapter with its page, as Word would lay it out', async () => {
			expect(await pagesIn(chapters(10))).toEqual(['2', '2', '3', '4', '4', '5', '5']);
		});
		test('leaves the pages behind a very long list empty rather than wrong', async () => {
			expect(await pagesIn(chapters(700))).toEqual(['2', '2', '3', '4', '4', '5', '']);
		});
		test('gives Word nothing to ask about when the file is opened', async () => {
			const file = await renderDocx(chapters(700));
			expect(part(file, 'word/document.xml')).not.toContain('w:dirty');
			expect(part(file, 'word/settings.xml')).not.toContain('updateFields');
		});
		test('names its bookmarks alike however many files were made before', async () => {
			const file = await renderDocx(chapters(10));
			expect(Buffer.compare(file, await renderDocx(chapters(10)))).toBe(0);
			const xml = part(file, 'word/document.xml');
			for (const [, anchor] of xml.matchAll(/w:anchor="([^"]+)"/g))
				expect(xml).toContain(`w:name="${anchor}"`);
		});
		test('has a field for each page and none around them, so that whoever opens the file can count', async () => {
			const xml = part(await renderDocx(chapters(10)), 'word/document.xml');
			expect(xml.match(/PAGEREF _Toc\d+/g)).toHaveLength(7);
			expect(xml).not.toMatch(/TOC \\h|<w:sdt>/);
			expect(xml.match(/fldCharType="begin"/g)).toHaveLength(xml.match(/fldCharType="end"/g)!.length);
		});
		test('is left out of a short form', () => {
			expect(body).not.toMatch(/PAGEREF|TOC /);
		});
	});

	test('keeps a sentence with what it introduces, a table with its note, and begins a page without an empty line', async () => {
		const text = (id: string): Block => ({ kind: 'paragraph', id, runs: [{ text: `说明 ${id}` }] });
		const document = sample();
		const list = document.blocks.find((block) => block.kind === 'table' && block.notes) as Table;
		const blocks: Block[] = [text('before'), list, text('after'), { kind: 'pageBreak' }, text('last')];
		const xml = part(await renderDocx({ ...document, blocks }), 'word/document.xml');
		const paragraphOf = (words: string): string =>
			(xml.match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs) ?? []).find((one) => one.includes(words)) ?? '';
		expect(paragraphOf('说明 before')).toContain('<w:keepNext/>');
		expect(paragraphOf('说明 after')).not.toContain('<w:keepNext/>');
		expect(paragraphOf('合计')).toContain('<w:keepNext/>');
		expect(xml).toContain('<w:pageBreakBefore/>');
		expect(xml).not.toContain('w:type="page"');
	});

	test('carries title, number, period and page on every page, and no time but as_of', () => {
		const entries = unzipSync(bytes);
		const headers = Object.keys(entries).filter((name) => /word\/header\d+\.xml/.test(name));
		expect(headers.length).toBeGreaterThan(0);
		expect(part(bytes, headers[0] ?? '')).toContain('SJ-M-2025-06');
		expect(part(bytes, 'word/footer1.xml')).toContain('NUMPAGES');
		expect(part(bytes, 'docProps/core.xml')).toContain('2025-06-30T18:00:00Z');
		expect(part(bytes, 'docProps/core.xml').match(/20\d\d-\d\d-\d\dT/g)).toHaveLength(2);
	});

	test('takes a picture where one is drawn, with its words for those who do not see it', async () => {
		const png = Uint8Array.from(
			atob(
				'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
			),
			(sign) => sign.charCodeAt(0)
		);
		const drawn = await renderDocx(sample(), async () => png);
		expect(part(drawn, 'word/document.xml')).toContain('descr="折线图：按月受理件数"');
		expect(Object.keys(unzipSync(drawn)).some((name) => name.startsWith('word/media/'))).toBe(true);
		const again = await renderDocx(sample(), async () => png);
		expect(Buffer.compare(drawn, again)).toBe(0);
	});
});
