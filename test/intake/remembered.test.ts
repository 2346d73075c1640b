import { describe, expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { inspect, remap } from '#lib/intake/inspect.ts';
import type { Changes, Inspection } from '#lib/intake/inspection.ts';
import { addedColumns, isAddedHeader } from '#lib/intake/mapping/added.ts';
import { applyMapping, type Applied } from '#lib/intake/mapping/apply.ts';
import { contentOf } from '#lib/intake/mapping/content.ts';
import { guessTable } from '#lib/intake/mapping/map.ts';
import { parseMapping } from '#lib/intake/mapping/parse.ts';
import { parseRemembered, recall, remember, shapeOf } from '#lib/intake/mapping/remembered.ts';
import { savedMapping, type SavedMapping } from '#lib/intake/mapping/saved.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { sourceOfBytes } from '#lib/intake/read.ts';
import { tableNames } from '#lib/model/columns.ts';

const nothing = parseRemembered(null);

/** Inspects CSV text and, where a mapping is given, applies it. */
async function look(
	text: string,
	changes: Changes = {},
	mapping: SavedMapping | null = null,
	origin: 'given' | 'remembered' = 'remembered'
): Promise<Applied> {
	const engine = await openNative();
	try {
		const sheet = await loadSource(engine, sourceOfBytes('log.csv', new TextEncoder().encode(text)));
		const inspection = await inspect(engine, sheet, changes);
		return mapping
			? await applyMapping(engine, inspection, mapping, origin)
			: { inspection, columns: 0, values: 0, missing: [] };
	} finally {
		await engine.close();
	}
}

const fieldsOf = ({ columns }: Inspection) => Object.fromEntries(columns.map((c) => [c.header, c.field]));

const may = '编号,甲,投诉内容,满意度,内部码\n1,13/5/25 9:05,漏水,较满意,7\n2,7/5/25 9:05,停电,满意,8\n';
const june = '满意度,编号,投诉 内容,甲,内部码\n较满意,3,漏水,1/6/25 9:05,7\n凑合,4,停电,2/6/25 9:05,8\n';
const corrected: Changes = {
	columns: { 2: 'received_at', 5: 'remarks' },
	values: { satisfaction: { 较满意: 'satisfied' } }
};

describe('a mapping that was accepted', () => {
	test('tells columns of one header apart by their place among them', async () => {
		const log =
			'编号,时间,投诉内容,时间\n1,2025-05-01 09:00,漏水,2025-05-02 10:00\n2,2025-05-03 09:00,停电,2025-05-04 10:00\n';
		const first = await look(log, { columns: { 2: null, 4: 'completed_at' } });
		const saved = savedMapping(first.inspection);
		expect(saved.columns).toMatchObject({ '时间#1': null, '时间#2': 'completed_at' });
		for (const origin of ['given', 'remembered'] as const) {
			const { inspection, missing } = await look(log, {}, saved, origin);
			expect(inspection.columns.map(({ field }) => field)).toEqual([
				'complaint_no',
				null,
				'content',
				'completed_at'
			]);
			expect(missing).toEqual([]);
		}
	});

	test('forgets a spelling that was taken back, whatever it spells', async () => {
		const log = '编号,投诉内容,是否满意\n1,漏水,__proto__\n2,停电,满意\n';
		const said = (value: string | null): Changes => ({
			values: { satisfaction: Object.fromEntries([['__proto__', value]]) }
		});
		const known = remember(nothing, (await look(log, said('satisfied'))).inspection);
		expect(JSON.stringify(known)).toContain('__proto__');
		expect(JSON.stringify(remember(known, (await look(log, said(null))).inspection))).not.toContain(
			'__proto__'
		);
	});

	test('is applied to the next file with the same headers, in whatever order and width', async () => {
		const first = await look(may, corrected);
		const known = remember(nothing, first.inspection);
		const plain = await look(june);
		const mapping = recall(known, plain.inspection);
		expect(mapping).not.toBeNull();
		const { inspection, columns, values, missing } = await look(june, {}, mapping);
		expect(fieldsOf(inspection)).toMatchObject({ 甲: 'received_at', 内部码: 'remarks' });
		expect(inspection.columns.find(({ header }) => header === '甲')!.dates).toMatchObject({
			order: 'dmy',
			ambiguous: false
		});
		expect(inspection.values.map(({ text, value, how }) => [text, value, how])).toEqual([
			['凑合', null, 'unknown'],
			['较满意', 'satisfied', 'user']
		]);
		expect([columns, values, missing]).toEqual([2, 1, []]);
		// What was recognised goes on to say so.
		expect(inspection.columns.find(({ header }) => header === '编号')!.how).toBe('exact');
	});

	test('is not applied to a file with one column more, but for what spellings mean', async () => {
		const other = '编号,甲,投诉内容,满意度,内部码,另\n1,13/5/25,漏水,較滿意,5,6\n2,14/5/25,停电,满意,5,6\n';
		const known = remember(nothing, (await look(may, corrected)).inspection);
		const mapping = recall(known, (await look(other)).inspection);
		expect(mapping).toEqual({
			table: 'complaints',
			columns: {},
			values: { satisfaction: { 较满意: 'satisfied' } }
		});
		const { inspection, columns, values } = await look(other, {}, mapping);
		expect([columns, values]).toEqual([0, 1]);
		expect(inspection.values).toContainEqual({
			field: 'satisfaction',
			text: '較滿意',
			count: 1,
			value: 'satisfied',
			how: 'user'
		});
		expect(recall(remember(nothing, (await look(may)).inspection), inspection)).toBe(null);
	});

	test('says what a spelling means in a column that the user maps only later, and forgets it where he takes it back', async () => {
		const other = '编号,投诉内容,回访打分\n1,漏水,较满意\n2,停电,满意\n';
		const known = remember(nothing, (await look(may, corrected)).inspection);
		const engine = await openNative();
		try {
			const sheet = await loadSource(engine, sourceOfBytes('log.csv', new TextEncoder().encode(other)));
			const plain = await inspect(engine, sheet);
			const { inspection } = await applyMapping(engine, plain, recall(known, plain)!, 'remembered');
			const mapped = await remap(engine, inspection, { columns: { 3: 'satisfaction' } });
			expect(mapped.values.map(({ text, value }) => [text, value])).toEqual([
				['满意', 'satisfied'],
				['较满意', 'satisfied']
			]);
			const back = await remap(engine, mapped, { values: { satisfaction: { 较满意: null } } });
			expect(back.values[0]).toMatchObject({ text: '较满意', value: null, suggestion: 'satisfied' });
			expect(recall(remember(known, back), plain)?.values).toBeUndefined();
		} finally {
			await engine.close();
		}
	});

	test('keeps meanings of spellings that the next file does not hold, and drops those taken back', async () => {
		const first = remember(nothing, (await look(may, corrected)).inspection);
		const second = await look(june, { values: { satisfaction: { 凑合: 'neutral' } } });
		const known = remember(first, second.inspection);
		expect(known.shapes).toHaveLength(1);
		// june holds 较满意 and was accepted without its meaning
		expect(recall(known, second.inspection)!.values).toEqual({ satisfaction: { 凑合: 'neutral' } });
		const third = remember(known, (await look(may, corrected)).inspection);
		expect(recall(third, second.inspection)!.values).toEqual({
			satisfaction: { 凑合: 'neutral', 较满意: 'satisfied' }
		});
	});

	test('does not settle dates that nothing decided', async () => {
		const open = await look(june, { columns: { 4: 'received_at' } });
		expect(open.inspection.columns[3]!.dates!.ambiguous).toBe(true);
		expect(recall(remember(nothing, open.inspection), open.inspection)!.orders).toBeUndefined();
	});

	test('changes nothing where the file is read the same way by itself', async () => {
		const { inspection } = await look(may);
		const again = await look(may, {}, recall(remember(nothing, inspection), inspection));
		expect([again.columns, again.values]).toEqual([0, 0]);
		expect(again.inspection).toEqual(inspection);
	});

	test('is read back from the store, and what is no mapping is forgotten', async () => {
		const known = remember(nothing, (await look(may, corrected)).inspection);
		expect(parseRemembered(JSON.parse(JSON.stringify(known)))).toEqual(known);
		expect(parseRemembered({ shapes: [{ shape: 'x', mapping: { columns: { a: 'no_field' } } }, 7] })).toEqual(
			nothing
		);
		expect(parseRemembered('text')).toEqual(nothing);
	});
});

describe('a mapping file', () => {
	test('says what the app had saved', async () => {
		const { inspection } = await look(may, corrected);
		const text = JSON.stringify(savedMapping(inspection));
		expect(parseMapping(`\ufeff${text}`, 'm.json')).toEqual(savedMapping(inspection));
		const given = await look(may, {}, parseMapping(text, 'm.json'), 'given');
		expect(savedMapping(given.inspection)).toEqual(savedMapping(inspection));
	});

	test('may name another table, an order of dates, and a column that is not there', async () => {
		const mapping = parseMapping(
			'{"table":"complaints","columns":{"甲":"received_at","投诉类别":"category_l1"},"orders":{"甲":"mdy"}}',
			'm.json'
		);
		const { inspection, missing } = await look(
			'编号,甲,投诉内容\n1,1/5/25,漏水\n2,13/5/25,停电\n',
			{},
			mapping,
			'given'
		);
		expect(inspection.columns[1]).toMatchObject({ field: 'received_at', dates: { order: 'mdy' } });
		expect(missing).toEqual(['投诉类别']);
		const other = await look(
			may,
			{},
			{ table: 'visits', columns: { 甲: 'visited_at', 投诉内容: 'record' } },
			'given'
		);
		expect(other.inspection.table).toBe('visits');
		expect(fieldsOf(other.inspection)).toMatchObject({ 甲: 'visited_at', 投诉内容: 'record' });
	});

	test.each([
		['{', 'not JSON'],
		['[]', 'no object'],
		['{"columns":{"甲":"no_such_field"}}', 'no field'],
		['{"table":"moon","columns":{}}', 'no table'],
		['{"columns":{},"orders":{"甲":"xyz"}}', 'no order'],
		['{"columns":{},"values":{"satisfaction":{"好":"of course"}}}', 'no code'],
		['{"columns":{},"values":{"__proto__":{"好":"satisfied"}}}', 'no field of values']
	])('%s is refused: %s', (text) => {
		let refused: unknown = null;
		try {
			parseMapping(text, 'm.json');
		} catch (error) {
			refused = error;
		}
		expect(refused instanceof Refusal && refused.problem.code).toBe('bad_mapping');
	});
});

test('the columns that a problem workbook adds mean nothing and make no other shape', async () => {
	const added = Object.values(addedColumns).flatMap((name) => Object.values(name));
	for (const table of tableNames) {
		const { columns } = guessTable(
			added.map((header, at) => ({
				index: at + 1,
				header,
				content: contentOf(['2025-06-01 09:05', '13800138000'])
			})),
			table
		);
		expect(columns.map(({ field }) => field)).toEqual(added.map(() => null));
	}
	expect([isAddedHeader(' 诉鉴：问题 '), isAddedHeader('问题')]).toEqual([true, false]);
	const plain = await look('编号,投诉内容\n1,漏水\n');
	const more = await look('编号,投诉内容,诉鉴·问题,诉鉴·列,诉鉴·行号\n1,漏水,a,b,2\n');
	expect(shapeOf(more.inspection)).toBe(shapeOf(plain.inspection));
});
