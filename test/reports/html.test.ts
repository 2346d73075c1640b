import { describe, expect, test } from 'vitest';
import type { Block } from '#lib/reports/document.ts';
import { renderHtml } from '#lib/reports/renderers/html.ts';
import { sample } from './support/sample.ts';

describe('the HTML renderer', () => {
	const html = renderHtml(sample());

	test('gives the same text for the same document', () => {
		expect(renderHtml(sample())).toBe(html);
	});

	test('lets no imported text become markup', () => {
		expect(html).not.toContain('<script');
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(html).toContain('概况 &lt;b&gt;&amp;&quot;&#39;');
		expect(html).not.toContain('\u0000');
	});

	test('asks for nothing from outside', () => {
		expect(html).toContain("default-src 'none'");
		expect(html).not.toMatch(/(src|href)="(?!data:image\/svg\+xml,)/);
	});

	test('numbers headings, tables, figures and annexes in the language of the document', () => {
		expect(html).toContain('<span class="label">一、</span>');
		expect(html).toContain('<span class="label">（一）</span>');
		expect(html).toContain('<span class="label">表1</span>');
		expect(html).toContain('<span class="label">图1</span>');
		expect(html).toContain('<span class="label">附件1</span>');
		expect(renderHtml(sample('en'))).toContain('<span class="label">Annex 1</span>');
	});

	test('prints cells by the type of their column', () => {
		for (const text of [
			'1,204',
			'50.0%',
			'45.0–55.0%',
			'¥1,234.50',
			'2天3小时',
			'86.3',
			'2025-06-01 09:05',
			'>2025-06-02<'
		])
			expect(html).toContain(text);
	});

	test('says so where a table has no rows', () => {
		const empty = renderHtml(
			sample('zh-CN', [
				{
					kind: 'table',
					id: 'none',
					caption: '空',
					columns: [{ head: '项', type: 'text', weight: 1 }],
					rows: []
				}
			])
		);
		expect(empty).toContain('本期没有记录。');
	});

	test('leads to every chapter of a long paper, and keeps the list on a page of its own', () => {
		const chapters = ['一', '二', '三', '四', '五'].map((name): Block => ({
			kind: 'heading',
			id: 'x',
			level: 1,
			text: `话题${name}`,
			series: 'numbered'
		}));
		const long = renderHtml(sample('zh-CN', chapters));
		const links = [...long.matchAll(/<li><a href="#(chapter-\d+)">([^<]*)<\/a>/g)];
		expect(links.map(([, , text]) => text)).toContain('二、话题一');
		for (const [, id] of links) expect(long).toContain(`id="${id}"`);
		expect(html).not.toContain('<nav>');
	});

	test('repeats table heads and sets annexes on landscape pages in print', () => {
		expect(html).toContain('display: table-header-group');
		expect(html).toContain('<section class="landscape next">');
		expect(html).toContain('@page wide');
	});
});
