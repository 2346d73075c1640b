import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { complaintPage } from '#lib/metrics/complaintPage.ts';
import { wholeList } from '#lib/metrics/list/all.ts';
import { listColumns, standardColumns } from '#lib/metrics/list/columns.ts';
import { importedColumns } from '#lib/metrics/list/imported.ts';
import { runLogs } from '../../support/log.ts';

const first = `complaint_no,site,received_at,category_l1,severity,status,completed_at,楼层,楼层,"内部, 码"
L1,东苑,2025-05-03 09:00:00,物业服务,general,done,2025-05-03 12:00:00,9,甲,=1+1
L2,西苑,2025-05-04,工程质量,major,open,,10,乙,007
L3,东苑,2025-05-05 10:00:00,,important,,,,丙,`;
const second = `complaint_no,received_at,content,"内部, 码",楼层
L4,2025-05-06 10:00:00,漏水,'; drop table mart_complaints; --,"1,200"
L5,2025-05-07 10:00:00,,,B2`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv: first }, { csv: second }], { asOf: '2025-06-10 12:00:00' });
});
afterAll(() => engine.close());

const numbers = async (by: string, descending = false) =>
	(await complaintPage(engine, { filter: {}, sort: { by, descending } })).rows.map((row) => row.complaint_no);

describe('the list of complaints', () => {
	test('can show every column that it knows, and be sorted by each both ways', async () => {
		const all = [...listColumns, ...(await importedColumns(engine))];
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		expect(standardColumns.every((id) => all.some((column) => column.id === id))).toBe(true);
		const { rows } = await complaintPage(engine, { filter: {}, columns: all.map(({ id }) => id) });
		expect(rows.length).toBe(5);
		expect(Object.keys(rows[0]!.cells).length).toBe(all.length);
		for (const { id } of all)
			for (const descending of [true, false])
				expect((await numbers(id, descending)).toSorted()).toEqual(['L1', 'L2', 'L3', 'L4', 'L5']);
	});

	test('has the columns of the files that nothing is mapped to, each head once however many files have it', async () => {
		const found = await importedColumns(engine);
		expect(found.map(({ id, label, places }) => [id, label, places])).toEqual([
			[
				'x:楼层',
				'楼层',
				[
					{ batch: 1, column: 8 },
					{ batch: 2, column: 5 }
				]
			],
			['x:楼层 (2)', '楼层 (2)', [{ batch: 1, column: 9 }]],
			[
				'x:内部, 码',
				'内部, 码',
				[
					{ batch: 1, column: 10 },
					{ batch: 2, column: 4 }
				]
			]
		]);
		const { rows } = await complaintPage(engine, {
			filter: {},
			columns: ['x:内部, 码', 'x:楼层', 'x:楼层 (2)', 'x:gone'],
			sort: { by: 'complaint_no' }
		});
		expect(rows.map(({ cells }) => Object.values(cells).map(({ value }) => value))).toEqual([
			['=1+1', '9', '甲', null],
			['007', '10', '乙', null],
			[null, null, '丙', null],
			["'; drop table mart_complaints; --", '1,200', null, null],
			[null, 'B2', null, null]
		]);
	});

	test('sorts by such a column too, numbers by their size, texts after them, what is empty last', async () => {
		expect(await numbers('x:楼层')).toEqual(['L1', 'L2', 'L4', 'L5', 'L3']);
		expect(await numbers('x:楼层', true)).toEqual(['L4', 'L2', 'L1', 'L5', 'L3']);
	});

	test('sorts codes by their meaning, and by the usual column where it does not know the one asked for', async () => {
		// handling before done, though its letters come after
		const two = (found: readonly string[]) => found.filter((no) => no === 'L1' || no === 'L2');
		expect(two(await numbers('status'))).toEqual(['L2', 'L1']);
		expect(two(await numbers('status', true))).toEqual(['L1', 'L2']);
		expect(await numbers("'; drop table mart_complaints; --", true)).toEqual(['L5', 'L4', 'L3', 'L2', 'L1']);
		expect(await numbers('toString', true)).toEqual(['L5', 'L4', 'L3', 'L2', 'L1']);
	});

	test('is asked for whole in its own order, with what it shows of each', async () => {
		const [no, floor] = [
			listColumns.find(({ id }) => id === 'complaint_no')!,
			(await importedColumns(engine))[0]!
		];
		const list = await wholeList(engine, {
			filter: { month: '2025-05' },
			columns: [floor, no],
			sort: { by: 'x:楼层', descending: true }
		});
		const rows = [];
		for await (const part of list.parts()) rows.push(...part);
		expect(list.total).toBe(5);
		expect(rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([
			['1,200', 'L4'],
			['10', 'L2'],
			['9', 'L1'],
			['B2', 'L5'],
			[null, 'L3']
		]);
	});
});
