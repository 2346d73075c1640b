import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect, remap } from '#lib/intake/inspect.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { applyMapping } from '#lib/intake/mapping/apply.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { sourceOfBytes } from '#lib/intake/read.ts';
import { droppedColumns, repairedCells } from '#lib/intake/repair.ts';
import { selectRows } from '#lib/intake/select.ts';

const head = [
	'编号',
	'项目',
	'房号',
	'投诉时间',
	'派单时间',
	'投诉内容',
	'责任部门',
	'完成时间',
	'满意度',
	'备注'
];
const sites = ['阳光小区', '海棠苑', '翠湖花园'];
const parts = ['工程部', '保洁部', '秩序部'];
const sound = (at: number): string[] => [
	`TS${1000 + at}`,
	sites[at % 3]!,
	`${1 + (at % 9)}-${101 + at}`,
	`2025/6/${1 + (at % 20)} 9:05`,
	`2025/6/${1 + (at % 20)} 9:${20 + (at % 30)}`,
	`第${at}户反映的问题还没有人处理`,
	parts[at % 3]!,
	`2025/6/${2 + (at % 20)} 9:05`,
	at % 2 ? '满意' : '不满意',
	''
];
/** Thirty sound rows and, in place of some, what `change` makes of them. */
const log = (change: (cells: string[], at: number) => string[]): string[][] => [
	head,
	...Array.from({ length: 30 }, (_, at) => change(sound(at), at))
];
const insert = (cells: string[], at: number, ...more: string[]) => [
	...cells.slice(0, at),
	...more,
	...cells.slice(at)
];

async function opened<T>(
	table: readonly string[][],
	work: (engine: Engine, seen: Inspection) => Promise<T>
): Promise<T> {
	const engine = await openNative();
	try {
		const text = table.map((cells) => cells.join(',')).join('\n');
		const sheet = await loadSource(engine, sourceOfBytes('log.csv', new TextEncoder().encode(text)));
		return await work(engine, await inspect(engine, sheet));
	} finally {
		await engine.close();
	}
}
const runsOf = ({ shifted }: Inspection) =>
	shifted.map(({ first, last, by, from }) => [first, last, by, from]);
const facts = ({ columns, values }: Inspection) => ({
	unreadable: columns.map(({ unreadable }) => unreadable),
	dates: columns.map(({ dates }) => dates),
	values: values.map(({ text, count }) => [text, count])
});

describe('a repair of shifted rows', () => {
	test('is proposed from the column where a cell was slipped in, or is missing', async () => {
		const found = (change: (cells: string[], at: number) => string[]) =>
			opened(log(change), async (_, seen) => runsOf(seen));
		const rows = (at: number) => at >= 4 && at < 8;
		// between 房号 and 投诉时间
		expect(await found((cells, at) => (rows(at) ? insert(cells, 3, '').slice(0, 10) : cells))).toEqual([
			[6, 9, 1, 4]
		]);
		// between 派单时间 and 投诉内容: the text is seen one column on
		expect(await found((cells, at) => (rows(at) ? insert(cells, 5, '').slice(0, 10) : cells))).toEqual([
			[6, 9, 1, 6]
		]);
		// 房号 left out
		expect(await found((cells, at) => (rows(at) ? [...cells.toSpliced(2, 1), ''] : cells))).toEqual([
			[6, 9, -1, 3]
		]);
		// two cells slipped in before 项目
		expect(await found((cells, at) => (rows(at) ? insert(cells, 1, '', '') : cells))).toEqual([[6, 9, 2, 2]]);
	});

	test('is not proposed where a filled cell would have to go', async () => {
		const split = (cells: string[], at: number) =>
			at >= 4 && at < 8 ? insert(cells, 5, '漏水') : [...cells, ''];
		await opened(log(split), async (engine, seen) => {
			expect(runsOf(seen)).toEqual([[6, 9, 1, null]]);
			const after = await remap(engine, seen, { repair: seen.shifted });
			expect([after.repaired, runsOf(after)]).toEqual([[], runsOf(seen)]);
		});
	});

	test('makes every cell readable that was readable where it belongs, and can be taken back', async () => {
		const slipped = log((cells, at) => (at >= 4 && at < 8 ? insert(cells, 0, ' ').slice(0, 10) : cells));
		const clean = await opened(
			log((cells) => cells),
			async (_, seen) => facts(seen)
		);
		await opened(slipped, async (engine, seen) => {
			expect(seen.columns.some(({ unreadable }) => unreadable > 0)).toBe(true);
			const repaired = await remap(engine, seen, { repair: seen.shifted });
			expect(facts(repaired)).toEqual(clean);
			expect([runsOf(repaired), repaired.repaired]).toEqual([[], seen.shifted]);
			const back = await remap(engine, repaired, { repair: [] });
			expect(back).toEqual(seen);
			const table = await engine.query("select 1 from duckdb_tables() where table_name = 'unrepaired'");
			expect(table.numRows).toBe(0);
		});
	});

	test('stays while columns are corrected afterwards', async () => {
		const slipped = log((cells, at) => (at >= 4 && at < 8 ? insert(cells, 0, '').slice(0, 10) : cells));
		await opened(slipped, async (engine, seen) => {
			const repaired = await remap(engine, seen, { repair: seen.shifted });
			const corrected = await remap(engine, repaired, { columns: { 10: 'opinion' } });
			expect(corrected.repaired).toEqual(seen.shifted);
			expect(corrected.columns.every(({ unreadable }) => unreadable === 0)).toBe(true);
		});
	});

	test('is listed row by row with the text of the file, which stays beside the rows', async () => {
		const slipped = log((cells, at) => (at === 4 || at === 5 ? insert(cells, 0, '').slice(0, 10) : cells));
		await opened(slipped, async (engine, seen) => {
			const repaired = await remap(engine, seen, { repair: seen.shifted });
			const batch = await accept(engine, repaired, { id: 'x' });
			const values = rows<{ complaint_no: string; received_at: string }>(
				await engine.query(
					`select complaint_no, received_at from (${selectRows(batch, 'main', 1)}) where source_row = 6`
				)
			);
			expect(values).toEqual([{ complaint_no: 'TS1004', received_at: '2025-06-05 09:05:00' }]);
			const problems = rows(await engine.query('select source_row, column_index, raw, code from problems'));
			expect(problems).toEqual(
				[4, 5].map((at) => ({
					source_row: at + 2,
					column_index: 0,
					raw: `,${sound(at).slice(0, 9).join(',')}`,
					code: 'shifted_row'
				}))
			);
			expect(rows(await engine.query('select source_row, c1, c2 from unrepaired order by 1'))).toEqual([
				{ source_row: 6, c1: null, c2: 'TS1004' },
				{ source_row: 7, c1: null, c2: 'TS1005' }
			]);
		});
	});

	test('is made by a mapping that asks for it, and never by one that does not', async () => {
		const slipped = log((cells, at) => (at === 4 || at === 5 ? insert(cells, 0, '').slice(0, 10) : cells));
		await opened(slipped, async (engine, seen) => {
			const mapping = { table: 'complaints', columns: {} } as const;
			const plain = await applyMapping(engine, seen, mapping, 'given');
			expect(plain.inspection.repaired).toEqual([]);
			const remembered = await applyMapping(engine, seen, { ...mapping, repair: true }, 'remembered');
			expect(remembered.inspection.repaired).toEqual([]);
			const given = await applyMapping(engine, seen, { ...mapping, repair: true }, 'given');
			expect(given.inspection.repaired).toEqual(seen.shifted);
		});
	});

	test('loses no cell but those that it says it drops', () => {
		const cell = fc.option(fc.string({ maxLength: 3 }), { nil: null });
		fc.assert(
			fc.property(
				fc.array(cell, { minLength: 1, maxLength: 8 }),
				fc.constantFrom(1, -1, 2, -2),
				fc.integer({ min: 1, max: 8 }),
				(cells, by, from) => {
					if (from > cells.length) return;
					const dropped = new Set(droppedColumns({ by, from }, cells.length));
					const kept = cells.filter((text, at) => text !== null && !dropped.has(at + 1));
					const after = repairedCells(cells, { by, from });
					expect(after).toHaveLength(cells.length);
					expect(after.filter((text) => text !== null)).toEqual(kept);
				}
			)
		);
	});
});
