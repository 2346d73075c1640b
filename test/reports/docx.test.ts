import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderDocx } from '#lib/reports/renderers/docx.ts';
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

	test('names East Asian fonts', () => {
		expect(part(bytes, 'word/styles.xml')).toContain('w:eastAsia="微软雅黑"');
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
