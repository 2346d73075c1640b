import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { fineDetail } from '#lib/metrics/fineDetail.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { headline } from '#lib/metrics/headline.ts';
import { fineDimensions, fineTable, ledger, ledgerOrders, ledgerTotals } from '#lib/metrics/ledger.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import type { LedgerFilter } from '#lib/metrics/ledgerFilter.ts';
import { derive } from '../support/derive.ts';
import { demoSample } from '../support/samples.ts';

let engine: Engine;
let months: readonly string[];
beforeAll(async () => {
	engine = await openNative();
	await derive(engine, demoSample());
	months = (await bounds(engine)).months;
});
afterAll(() => engine.close());

const applied = async (filter: Filter, lines: LedgerFilter = {}) =>
	(await ledgerTotals(engine, filter, lines)).find(({ status }) => status === 'applied')?.amountFen ?? 0;
const count = async (filter: Filter, lines: LedgerFilter) =>
	(await ledgerTotals(engine, filter, lines)).reduce((sum, total) => sum + total.lines, 0);
const sumOf = (rows: readonly { readonly amountFen: number }[]) =>
	rows.reduce((sum, { amountFen }) => sum + amountFen, 0);

describe('the ledger', () => {
	it('comes to the same sum by every dimension, whole, by period of receipt and by due month', async () => {
		const month = months.at(-2)!;
		const cases: readonly [Filter, LedgerFilter][] = [
			[{}, {}],
			[{ from: `${month}-01`, to: `${month}-28` }, {}],
			[{ month }, {}],
			[{ validity: ['valid'] }, { month }]
		];
		for (const [filter, lines] of cases) {
			const whole = await applied(filter, lines);
			expect(whole).toBeGreaterThan(0);
			for (const by of fineDimensions)
				expect(sumOf(await fineTable(engine, filter, by, lines)), by).toBe(whole);
		}
	});

	it('comes to the headline figure under every complaint filter', async () => {
		const month = months.at(-2)!;
		for (const filter of [{}, { month }, { validity: ['valid'] }, { search: '水' }])
			expect(await applied(filter)).toBe((await headline(engine, filter)).finesFen);
	});

	it('gives each line once, whatever it is sorted by and however it is paged', async () => {
		const lines = { article: '7' };
		const n = await count({}, lines);
		for (const by of ledgerOrders) {
			const ids = new Set<number>();
			for (let offset = 0; offset < n; offset += 100)
				for (const row of await ledger(engine, {}, { ...lines, by, descending: true, offset, limit: 100 }))
					ids.add(row.fine_id);
			expect(ids.size, by).toBe(n);
		}
	});

	it('is narrowed by person, article, role, status and what is not given', async () => {
		const [first] = await ledger(engine, {}, { role: 'handler', limit: 1 });
		const { person, article } = first!;
		const rows = await ledger(engine, {}, { person: person!, article, status: 'applied', limit: 1000 });
		expect(rows.length).toBeGreaterThan(0);
		expect(new Set(rows.map((row) => `${row.person} ${row.article} ${row.status}`))).toEqual(
			new Set([`${person} ${article} applied`])
		);
		const nobody = await ledger(engine, {}, { person: '', limit: 1000 });
		expect(nobody.every((row) => row.person === null && row.person_from === null)).toBe(true);
	});

	it('is searched by number, by the text of the complaint, and by the names of its codes', async () => {
		const [first] = await ledger(engine, {}, { limit: 1 });
		const word = first!.complaint_no!;
		const byNumber = await ledger(engine, {}, { search: [{ word }] });
		expect(new Set(byNumber.map(({ complaint_no }) => complaint_no))).toEqual(new Set([word]));
		const { content } = (await fineDetail(engine, first!.fine_id))!;
		const byText = await ledger(engine, {}, { search: [{ word: content!.slice(0, 8) }], limit: 1000 });
		expect(byText.map(({ fine_id }) => fine_id)).toContain(first!.fine_id);
		const named = await count({}, { search: [{ word: '派单', article: ['7'] }] });
		expect(named).toBeGreaterThanOrEqual(await count({}, { article: '7' }));
		expect(await count({}, { search: [{ word: "'; drop table mart_fines; --" }] })).toBe(0);
	});
});
