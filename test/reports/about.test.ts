import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { complaintPage } from '#lib/metrics/complaintPage.ts';
import { filterOf } from '#lib/metrics/filterUrl.ts';
import type { ReportDocument, Table } from '#lib/reports/document.ts';
import { annualReport, monthlyReport } from '#lib/reports/index.ts';
import { derived } from './support/pipeline.ts';

let engine: Engine;
let papers: ReportDocument[];
beforeAll(async () => {
	engine = await derived(['fixtures/reports/log.csv'], '2025-06-30 18:00:00');
	papers = [
		await monthlyReport(engine, { month: '2025-06', locale: 'zh-CN' }),
		await annualReport(engine, { year: '2025', locale: 'zh-CN' })
	];
});
afterAll(() => engine.close());

const counted = async (rows: string): Promise<number> =>
	(await complaintPage(engine, { filter: filterOf(new URLSearchParams(rows)), limit: 0 })).total;
const tablesOf = ({ blocks }: ReportDocument): Table[] =>
	blocks.flatMap((block) => (block.kind === 'table' && block.of ? [block] : []));

test('every paragraph that states a number leads to a table or figure of its paper, or to complaints', () => {
	const astray: string[] = [];
	for (const { blocks } of papers) {
		const ids = new Set(
			blocks.flatMap((block) => ('id' in block && block.kind !== 'paragraph' ? [block.id] : []))
		);
		for (const block of blocks) {
			if (block.kind !== 'paragraph') continue;
			if (block.of?.block && !ids.has(block.of.block)) astray.push(`${block.id} → ${block.of.block}`);
			const text = block.runs.map((run) => run.text).join('');
			if (/\d/.test(text) && !block.id.endsWith('-notes') && !block.of) astray.push(block.id);
		}
	}
	expect(astray).toEqual([]);
});

/** Which column of a table says how many complaints stand behind the row. */
const countedIn = (id: string): number | null =>
	/^(intake-|open-age|satisfaction|annual-(answers|months|validity|category|channel|severity|site|department|subcategory))/.test(
		id
	)
		? 1
		: /^(annual-)?clauses$/.test(id)
			? 2
			: null;

test('a row of a table leads to as many complaints as it says', async () => {
	const seen = new Set<string>();
	for (const paper of papers)
		for (const { id, of, rows, totals } of tablesOf(paper)) {
			expect(of!.rows).toHaveLength(rows.length);
			const column = countedIn(id);
			if (column === null) continue;
			seen.add(id);
			for (const [at, address] of of!.rows.entries())
				if (address !== null) expect([id, at, await counted(address)]).toEqual([id, at, rows[at]![column]]);
			if (of!.totals !== undefined) expect([id, await counted(of!.totals)]).toEqual([id, totals![column]]);
		}
	for (const id of [
		'intake-category_l1',
		'intake-site',
		'open-age',
		'satisfaction',
		'clauses',
		'annual-months',
		'annual-validity'
	])
		expect(seen).toContain(id);
});

test('a masked paper names nobody in where it leads', async () => {
	const filter = { handler: ['黄明'] };
	const links = async (mask: boolean) =>
		JSON.stringify(
			(await monthlyReport(engine, { month: '2025-06', locale: 'zh-CN', filter, mask })).blocks.map(
				(block) => ('of' in block ? block.of : null)
			)
		);
	expect(await links(true)).not.toMatch(/handler/);
	expect(await links(false)).toContain(`handler=${encodeURIComponent('黄明')}`);
});
