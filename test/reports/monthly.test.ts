import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { headline } from '#lib/metrics/headline.ts';
import type { Block, ReportDocument } from '#lib/reports/document.ts';
import { suggestionSheet } from '#lib/reports/kinds/index.ts';
import { monthlyReport, renderHtml } from '#lib/reports/index.ts';
import { golden, tableOf } from './support/blocks.ts';
import { derived } from './support/pipeline.ts';

const month = '2025-06';
const textOf = (blocks: readonly Block[]): string => JSON.stringify(blocks);

describe('the monthly report of a full log', () => {
	let engine: Engine;
	const papers = new Map<Locale, ReportDocument>();
	const paper = (locale: Locale = 'zh-CN'): ReportDocument => papers.get(locale)!;
	beforeAll(async () => {
		engine = await derived(['fixtures/reports/log.csv'], '2025-06-30 18:00:00');
		for (const locale of locales)
			papers.set(locale, await monthlyReport(engine, { month, locale, program: '0.0.0' }));
	});
	afterAll(() => engine.close());

	test.each(locales)('has the golden blocks in %s', async (locale) => {
		await expect(golden(paper(locale))).toMatchFileSnapshot(`../../fixtures/reports/monthly.${locale}.json`);
	});

	test('has the same blocks in every language, and no word of another one', () => {
		const shape = (document: ReportDocument): string[] =>
			document.blocks.map((block) => ('id' in block ? `${block.kind} ${block.id}` : block.kind));
		for (const locale of locales) expect(shape(paper(locale))).toEqual(shape(paper()));
		const headings = (locale: Locale): string =>
			paper(locale)
				.blocks.flatMap((block) =>
					block.kind === 'heading'
						? [block.text]
						: block.kind === 'table'
							? [block.caption, ...block.columns.map((column) => column.head), ...(block.notes ?? [])]
							: block.kind === 'paragraph'
								? [block.id.startsWith('intake.vital') ? '' : block.runs.map((run) => run.text).join('')]
								: []
				)
				.join('\n');
		expect(headings('en')).not.toMatch(/\p{Script=Han}/u);
		expect(headings('zh-Hant')).not.toMatch(/[诉办应时满误这类级统计罚数]/u);
		expect(headings('zh-CN')).not.toMatch(/[訴辦應時滿誤這類級統計罰數]/u);
	});

	test('leaves no place in words unfilled', () => {
		for (const locale of locales)
			expect(textOf(paper(locale).blocks)).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
	});

	test('balances what came in, was done, and is carried on', () => {
		const [row] = tableOf(paper(), 'flow').rows;
		const [, carriedIn, received, completed, carriedOut] = row as number[];
		expect(carriedIn! + received!).toBe(completed! + carriedOut!);
	});

	test('prints the numbers of the metrics', async () => {
		const head = await headline(engine, { month });
		const figures = paper().blocks.find((block) => block.kind === 'keyFigures');
		expect(figures?.kind === 'keyFigures' && figures.items.map((item) => item.value).slice(0, 3)).toEqual([
			head.received,
			head.valid.value,
			head.completion.value
		]);
		for (const id of ['intake-category_l1', 'intake-channel', 'intake-site', 'intake-validity'])
			expect(tableOf(paper(), id).totals?.[1]).toBe(head.received);
		expect(tableOf(paper(), 'records').rows).toHaveLength(head.received);
		const sums = ['fines-article', 'fines-department', 'fines-person'].map(
			(id) => tableOf(paper(), id).totals?.[3]
		);
		expect(new Set(sums).size).toBe(1);
	});

	test('says nothing of rising or falling without a signal', () => {
		expect(textOf(paper().blocks)).not.toMatch(/上升|下降|增加|减少|好转|恶化/);
		expect(textOf(paper('en').blocks)).not.toMatch(/\b(increase|decrease|improve|worse)/i);
	});

	test('masks names, phones and addresses unless it is told otherwise', async () => {
		const people = /钱丽华|孙大为|周子涵|郑秀英|何小雨|吕志强|施文静|孔令华|黄明|139\d{8}/;
		for (const locale of locales) expect(golden(paper(locale))).not.toMatch(people);
		const open = await monthlyReport(engine, { month, locale: 'zh-CN', mask: false });
		expect(textOf(open.blocks)).toMatch(people);
		expect(open.meta.masked).toBe(false);
	});

	test('proposes something for whatever recurs and nobody has taken on', () => {
		const { rows } = tableOf(paper(), 'recurring');
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows) expect(row.at(-1)).toMatch(/^建议/);
	});

	test('has the product suggestions that stand on their own sheet too', async () => {
		const alone = await suggestionSheet(engine, { month, locale: 'zh-CN' });
		expect(tableOf(paper(), 'suggestions').rows).toEqual(tableOf(alone, 'suggestions').rows);
	});

	test('narrows to a filter and says so', async () => {
		const part = await monthlyReport(engine, { month, locale: 'zh-CN', filter: { site: ['甲苑'] } });
		expect(part.meta.scope).toBe('项目：甲苑');
		expect(tableOf(part, 'intake-site').rows.map((row) => row[0])).toEqual(['甲苑']);
	});

	test('is the same twice, and bears the mark of its data', async () => {
		const again = await monthlyReport(engine, { month, locale: 'en', program: '0.0.0' });
		expect(again).toEqual(paper('en'));
		expect(again.meta.fingerprint).toMatch(/^[0-9a-f]{16}$/);
	});

	test('tells that twelve months are wanted before anything is judged', async () => {
		const early = await monthlyReport(engine, { month: '2024-08', locale: 'zh-CN' });
		expect(textOf(early.blocks)).toContain('不足 12 个');
	});

	test('is a paper even for a month in which nothing happened', async () => {
		const empty = await monthlyReport(engine, { month: '2023-01', locale: 'zh-CN' });
		expect(tableOf(empty, 'records').rows).toEqual([]);
		expect(renderHtml(empty)).toContain('本期没有记录');
	});
});

describe('the monthly report of a log that lacks columns', () => {
	test.each(locales)('names in %s the columns that would fill each section', async (locale) => {
		const engine = await derived(['fixtures/reports/thin.csv']);
		const thin = await monthlyReport(engine, { month, locale });
		await engine.close();
		const missing = thin.blocks.filter((block) => block.kind === 'note' && block.tone === 'missing');
		expect(missing.length).toBeGreaterThanOrEqual(6);
		const text = textOf(missing);
		for (const column of {
			'zh-CN': ['满意度', '完成时间', '是否索赔', '房号'],
			'zh-Hant': ['滿意度', '完成時間', '是否索賠', '房號'],
			en: ['Satisfaction', 'Completed', 'Claim requested', 'Unit']
		}[locale])
			expect(text).toContain(column);
		expect(renderHtml(thin)).not.toMatch(/NaN|undefined/);
	});
});
