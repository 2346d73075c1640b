import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { clauseTable } from '#lib/metrics/clauseTable.ts';
import { headline } from '#lib/metrics/headline.ts';
import { ledgerTotals } from '#lib/metrics/ledger.ts';
import { parseActions } from '#lib/model/actions.ts';
import { annualReport, type ReportDocument } from '#lib/reports/index.ts';
import { parseStandards } from '#lib/reports/standards.ts';
import { golden, tableOf } from './support/blocks.ts';
import { derived } from './support/pipeline.ts';

describe('the annual summary of a full log', () => {
	let engine: Engine;
	const papers = new Map<Locale, ReportDocument>();
	const paper = (locale: Locale = 'zh-CN'): ReportDocument => papers.get(locale)!;
	const year = { from: '2025-04-01', to: '2025-06-30' };
	const last = { from: '2024-04-01', to: '2024-06-30' };
	beforeAll(async () => {
		engine = await derived(['fixtures/reports/log.csv'], '2025-06-30 18:00:00');
		const actions = parseActions(JSON.parse(await readFile('fixtures/reports/actions.json', 'utf8')), '');
		for (const locale of locales)
			papers.set(
				locale,
				await annualReport(engine, { year: '2025', fiscalStart: 4, locale, actions, program: '0.0.0' })
			);
	});
	afterAll(() => engine.close());

	test.each(locales)('has the golden blocks in %s', async (locale) => {
		await expect(golden(paper(locale))).toMatchFileSnapshot(`../../fixtures/reports/annual.${locale}.json`);
	});

	test('has the same blocks in every language', () => {
		const shape = ({ blocks }: ReportDocument): string[] =>
			blocks.map((block) => ('id' in block ? `${block.kind} ${block.id}` : block.kind));
		for (const locale of locales) expect(shape(paper(locale))).toEqual(shape(paper()));
	});

	test('leaves no place in words unfilled', () => {
		for (const locale of locales)
			expect(JSON.stringify(paper(locale).blocks)).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
	});

	test('compares a year that is under way with the same days of the last', async () => {
		const [now, before] = [await headline(engine, year), await headline(engine, last)];
		const [received] = tableOf(paper(), 'headline').rows;
		expect(
			received?.map((cell) => (cell && typeof cell === 'object' && 'value' in cell ? cell.value : cell))
		).toEqual(['受理', now.received, null, null, before.received]);
		expect(paper().meta.period).toMatchObject(year);
	});

	test('prints the outcomes of the year, and quarters that add up to it', async () => {
		const table = tableOf(paper(), 'annual-clauses');
		const counts = await clauseTable(engine, year);
		for (const [title, met, breached] of table.rows) {
			const found = counts.filter((row) => row.met === met && row.breached === breached);
			expect([title, found.length > 0]).toEqual([title, true]);
		}
	});

	test('prints the fines that the ledger holds of the year’s months', async () => {
		const [applied] = (await ledgerTotals(engine, {}, { from: '2025-04', to: '2025-06' })).filter(
			({ status }) => status === 'applied'
		);
		expect(tableOf(paper(), 'annual-fines-month').totals).toEqual([
			'合计',
			applied!.lines,
			null,
			applied!.amountFen
		]);
	});

	test('has the year by class and month, and the balance, adding up to what was received', async () => {
		const { received } = await headline(engine, year);
		const classes = tableOf(paper(), 'annual-class-months');
		expect(classes.totals?.at(-1)).toBe(received);
		for (const row of [...classes.rows, classes.totals!]) {
			const numbers = row.slice(2).map(Number);
			expect(numbers.slice(0, -1).reduce((sum, n) => sum + n, 0)).toBe(numbers.at(-1));
		}
		const [, carriedIn, came, done, carriedOut] = tableOf(paper(), 'annual-balance').totals as number[];
		expect(came).toBe(received);
		expect(carriedIn! + came!).toBe(done! + carriedOut!);
	});

	test('lists what comes to the end of its term, counted where the log reaches back so far', async () => {
		const { received } = await headline(engine, { from: '2024-04-01', to: '2024-06-30' });
		const [handed, destroyed, reports] = tableOf(paper(), 'retention').rows;
		expect(handed).toEqual([
			'表单与记录表',
			'2024年4月至2024年6月',
			`${received} 件投诉`,
			'1 年',
			'由部门移交档案室'
		]);
		expect(destroyed?.slice(2, 4)).toEqual(['台账不含此期', '6 年']);
		expect(reports?.[3]).toBe('2 年');
	});

	test('says of duties that nothing shows that they cannot be told, not that they were left undone', () => {
		const conclusions = tableOf(paper(), 'further-duties').rows.map((row) => String(row[2]));
		expect(conclusions.join()).toMatch(/无法判断/);
		expect(JSON.stringify(tableOf(paper(), 'further-duties'))).not.toMatch(/未做|违反|未达标/);
	});

	test('names what the logs hold nothing for as a gap', () => {
		const rows = tableOf(paper(), 'annual-inputs').rows;
		const stateOf = (clause: string) => rows.find((row) => row[1] === clause)?.[3];
		expect(stateOf('9.3.2 c 6')).toBe('缺口');
		expect(stateOf('9.3.2 a')).toBe('有依据');
	});

	test('says of an overdue action that it is overdue, and puts it before management', () => {
		const proposals = tableOf(paper(), 'annual-decisions').rows.map((row) => row[1]);
		expect(proposals).toContain('督促完成 CA-2025-002 停车指引');
	});

	test('masks those who own actions', () => {
		expect(JSON.stringify(paper().blocks)).not.toContain('施文静');
	});

	test('without a year before there is no comparison, and the paper says so', async () => {
		const first = await annualReport(engine, { year: '2024', locale: 'zh-CN' });
		expect(JSON.stringify(first.blocks)).toContain('没有与去年的比较');
		expect(tableOf(first, 'annual-site').columns).toHaveLength(3);
	});

	test('a year with nothing in it is a paper that says so, not an error', async () => {
		const empty = await annualReport(engine, { year: '2031', locale: 'en' });
		expect(JSON.stringify(empty.blocks)).toContain('Nothing was received this year.');
	});
});

test('clauses of standards come from a file, and one that cannot be read is refused by its place', () => {
	const one = { standard: 'GB/T 19001', clause: '9.1.2', evidence: ['satisfaction'] };
	expect(parseStandards({ version: 1, clauses: [one] }, 's.json')).toEqual([one]);
	expect(() => parseStandards({ version: 1, clauses: [{ ...one, evidence: ['luck'] }] }, 's.json')).toThrow();
	expect(() => parseStandards([], 's.json')).toThrow();
});
