import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commit } from '#lib/batches/commit.ts';
import { openMemory } from '#lib/batches/memory.ts';
import type { BatchStore, BatchWriter } from '#lib/batches/store.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import { accept } from '#lib/intake/accept.ts';
import { inspect } from '#lib/intake/inspect.ts';
import type { Inspection } from '#lib/intake/inspection.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { sourceOfBytes } from '#lib/intake/read.ts';
import type { Batch, SiteMonth } from '#lib/model/batch.ts';
import type { Change } from '#lib/pipeline/review/review.ts';
import { openReview, type ReviewSession } from '#lib/pipeline/review/session.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { gb18030 } from '../support/gb18030.ts';

let engine: Engine;
let store: BatchStore;
let session: ReviewSession | null = null;
let writer: BatchWriter;
let inspection: Inspection;
beforeEach(async () => {
	engine = await openNative();
	store = openMemory(engine);
});
afterEach(async () => {
	await session?.end();
	session = null;
	await engine.close();
});

const header = '投诉编号,投诉时间,项目,投诉内容,满意度';
const csv = (...lines: readonly string[]) => [header, ...lines, ''].join('\n');
const a1 = 'A1,2025-05-01 09:00,东苑,漏水,满意';
const a2 = 'A2,2025-05-02 09:00,东苑,停电,一般';
const a3 = 'A3,2025-05-03 09:00,西苑,噪音,';
const may = csv(a1, a2, a3);
const all = { offset: 0, limit: 100 };

async function open(text: string | Uint8Array, file = 'log.csv'): Promise<void> {
	const { batches } = await store.readManifest();
	writer = await store.create(`n${batches.length}`);
	const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
	inspection = await inspect(writer.engine, await loadSource(writer.engine, sourceOfBytes(file, bytes)));
}
async function take(replaces?: readonly SiteMonth[]): Promise<void> {
	const { batches } = await store.readManifest();
	const batch = await accept(writer.engine, inspection, { id: `n${batches.length}` });
	await writer.finish();
	await commit(store, { ...batch, ...(replaces ? { replaces } : {}) });
}
/** Ends the look at a sheet and leaves it out. */
async function leave(): Promise<void> {
	await session?.end();
	session = null;
	await writer.discard();
}
async function add(text: string, file?: string): Promise<void> {
	await open(text, file);
	await take();
}
async function look(
	text: string | Uint8Array,
	{ file, replacing = null }: { file?: string; replacing?: string | null } = {}
): Promise<ReviewSession> {
	await open(text, file);
	const { batches } = await store.readManifest();
	session = await openReview({
		writer: writer.engine,
		inspection,
		batches,
		replacing,
		attach: (to, batch, alias) => store.attach(to, batch, alias),
		detach: (from, batch, alias) => store.detach(from, batch, alias)
	});
	return session;
}
/** Every figure of every complaint, as the pages have it. */
async function figures(): Promise<unknown[]> {
	const { batches } = await store.readManifest();
	for (const [at, batch] of batches.entries()) await store.attach(engine, batch, `b${at + 1}`);
	await run(engine, { batches, rulebook: defaultRulebook(), asOf: '2025-07-01 00:00:00' });
	const found = rows(
		await engine.query(
			'select * exclude (complaint_id, batch_no, source_row, source_file, source_sheet) replace (fines_fen::double as fines_fen, claim_amount_fen::double as claim_amount_fen, recorded_penalty_fen::double as recorded_penalty_fen) from mart_complaints order by complaint_no'
		)
	);
	for (const [at, batch] of batches.entries()) await store.detach(engine, batch, `b${at + 1}`);
	return found;
}
const told = ({ key, before, after, differences }: Change) =>
	[
		key,
		...[before, after].map((stand) => (stand ? `${stand.file}:${stand.row}` : '-')),
		...differences.map(({ field, before: was, after: now }) => `${field} ${was.value}→${now.value}`)
	].join(' ');

describe('a sheet before it is accepted', () => {
	test('says what it holds, and which complaints are new, changed or known, field by field', async () => {
		await add(may);
		const found = await look(
			csv(
				'A1,2025年5月1日 9:00,东苑,漏水,满意',
				'A2,2025-05-02,西苑,停电,满意',
				'A4,2025-06-01 09:00,南苑,垃圾,',
				',2025-06-02 09:00,南苑,路灯,'
			),
			{ file: 'two.csv' }
		);
		expect(found.holds).toEqual({
			rows: 4,
			period: { field: 'received_at', first: '2025-05-01 09:00:00', last: '2025-06-02 09:00:00' },
			sites: [
				{ site: '南苑', rows: 2 },
				{ site: '东苑', rows: 1 },
				{ site: '西苑', rows: 1 }
			]
		});
		expect(found.effect).toEqual({
			fresh: 2,
			changed: 1,
			same: 1,
			gone: 0,
			returned: 0,
			unnumbered: 1,
			repeated: 0,
			takenOver: 0
		});
		expect((await found.changes('changed', all)).map(told)).toEqual([
			'A2 log.csv:3 two.csv:3 site 东苑→西苑 received_at 2025-05-02 09:00:00→2025-05-02 00:00:00 satisfaction neutral→satisfied'
		]);
		expect((await found.changes('fresh', { offset: 1, limit: 5 })).map(told)).toEqual([
			'two.csv##5 - two.csv:5'
		]);
		// What was looked at can still be accepted.
		await session!.end();
		session = null;
		await take();
		expect((await store.readManifest()).batches.length).toBe(2);
	});

	test('is compared with the row that counts, wherever it stands', async () => {
		await add(may);
		const changed = may.replace('停电,一般', '停电,满意');
		await add(changed);
		expect((await look(may.replace('停电,一般', '停电,不满意'))).effect).toMatchObject({
			changed: 1,
			same: 2
		});
		await leave();
		expect((await look(changed)).effect).toMatchObject({ changed: 0, same: 3 });
		await leave();
		// The very same row as an earlier version is a duplicate and changes nothing.
		expect((await look(may)).effect).toMatchObject({ changed: 0, same: 3 });
		await leave();
		expect((await look(csv(a1, a2, a3, 'A2,2025-05-02 09:00,东苑,停电,不满意', a1))).effect).toMatchObject({
			changed: 1,
			same: 2,
			repeated: 2
		});
		const places = await session!.places({ code: 'duplicate', column: null }, all);
		expect(places).toEqual([{ row: 6, raw: 'A1' }]);
	});

	test('a column that it does not have counts as emptied', async () => {
		await add(may);
		expect((await look(may.replaceAll(/,[^,\n]*\n/g, '\n'))).effect).toMatchObject({ changed: 2, same: 1 });
	});

	test('in the place of a batch: what that one had and this one has not would be gone', async () => {
		await add(may, 'may.csv');
		await add(csv(a3.replace('西苑', '北苑')), 'later.csv');
		const found = await look(csv(a1, a2.replace('一般', '满意'), 'B,2025-05-09 09:00,东苑,门禁,'), {
			file: 'may2.csv',
			replacing: 'n0'
		});
		expect(found.effect).toMatchObject({ fresh: 1, changed: 1, same: 1, gone: 0, returned: 0 });
		await leave();
		const fewer = await look(csv(a1), { file: 'may3.csv', replacing: 'n0' });
		expect((await fewer.changes('gone', all)).map(told)).toEqual(['A2 may.csv:3 -']);
		await leave();
		const other = await look(csv(a1), { file: 'later2.csv', replacing: 'n1' });
		expect((await other.changes('changed', all)).map(told)).toEqual([
			'A3 later.csv:2 may.csv:4 site 北苑→西苑'
		]);
	});

	test('rows without a number of a file of the same name are told of where they take the place of others', async () => {
		await add(csv(',2025-05-01 09:00,东苑,漏水,', ',2025-05-02 09:00,东苑,停电,'), '台账.csv');
		const found = await look(csv(',2025-06-01 09:00,东苑,门禁,', ',2025-05-02 09:00,东苑,停电,'), {
			file: '台账.csv'
		});
		expect(found.effect).toMatchObject({ unnumbered: 2, takenOver: 1, changed: 1, same: 1 });
		await leave();
		expect((await look(csv(',2025-06-01 09:00,东苑,门禁,'), { file: '六月.csv' })).effect).toMatchObject({
			takenOver: 0,
			fresh: 1
		});
	});

	test('lists its problems by kind and column, and each where it stands', async () => {
		const found = await look(
			`投诉编号,投诉时间,完成时间,投诉内容,满意度\nA,昨天,2025-05-03,漏水,凑合\nB,2025-05-02,2025-05-01,"停电",凑合,多余\nC,后天,,,\n,2025-05-04,,门禁,满意\n`
		);
		expect(found.groups.map(({ code, header, n, sample }) => [code, header, n, sample])).toEqual([
			['unknown_value', '满意度', 2, '凑合'],
			['unreadable_date', '投诉时间', 2, '后天'],
			['completed_before_received', '完成时间', 1, '2025-05-01 < 2025-05-02'],
			['ragged_long', null, 1, '多余'],
			['no_number', null, 1, null]
		]);
		expect(await found.places({ code: 'unreadable_date', column: 2 }, all)).toEqual([
			{ row: 2, raw: '昨天' },
			{ row: 4, raw: '后天' }
		]);
		expect(await found.places({ code: 'unreadable_date', column: 2 }, { offset: 1, limit: 1 })).toEqual([
			{ row: 4, raw: '后天' }
		]);
		const groups = found.groups.filter(({ severity }) => severity !== 'note');
		await session!.end();
		session = null;
		await take();
		// What is listed beforehand is what is listed afterwards.
		await figures();
		const listed = rows<{ problem: string; column: string | null; n: number }>(
			await engine.query(
				`select problem, "column", count(*)::integer as n from mart_problems where severity <> 'note' group by all order by all`
			)
		);
		expect(listed.map(({ problem, column, n }) => `${problem} ${column ?? ''} ${n}`)).toEqual(
			groups.map(({ code, header: name, n }) => `${code} ${name ?? ''} ${n}`).sort()
		);
	});

	test('other tables are shown too: rows, period, sites, problems', async () => {
		const found = await look('项目,月份,户数\n东苑,2025-05,100\n东苑,2025-06,很多\n');
		expect(found.effect).toBe(null);
		expect(found.holds).toEqual({ rows: 2, period: null, sites: [{ site: '东苑', rows: 2 }] });
		expect(found.groups.map(({ code, header, n }) => [code, header, n])).toEqual([
			['unreadable_number', '户数', 1]
		]);
		await leave();
		expect((await look('编号,反馈时间,记录人,处理情况\nA1,2025-05-01,张三,待料\n')).holds.period).toEqual({
			field: 'reported_at',
			first: '2025-05-01 00:00:00',
			last: '2025-05-01 00:00:00'
		});
	});
});

describe('a sheet that could be the whole of its site-months', () => {
	const east: SiteMonth = { site: '东苑', month: '2025-05' };
	const corrected = csv(a1.replace('漏水', '漏水两处'), 'A5,2025-05-09 09:00,东苑,电梯,');

	test('shares them with earlier logs, and says what would be gone', async () => {
		await add(may, 'may.csv');
		const found = await look(corrected, { file: 'east.csv' });
		expect(found.overlaps).toEqual([{ ...east, there: 2, here: 2, missing: 1 }]);
		expect(found.effect).toMatchObject({ fresh: 1, changed: 1, gone: 0 });
		expect(await found.choose([east])).toMatchObject({ fresh: 1, changed: 1, gone: 1, returned: 0 });
		expect((await found.changes('gone', all)).map(told)).toEqual(['A2 may.csv:3 -']);
		expect(await found.choose([])).toMatchObject({ gone: 0 });
		expect(await found.changes('gone', all)).toEqual([]);
	});

	test('says which complaints would count again as they did before', async () => {
		await add(csv(a2.replace('东苑', '西苑')), 'may.csv');
		await add(csv(a2), 'moved.csv');
		const found = await look(corrected, { file: 'east.csv' });
		expect(await found.choose([east])).toMatchObject({ fresh: 2, changed: 1, gone: 0 });
		expect((await found.changes('changed', all)).map(told)).toEqual([
			'A2 moved.csv:2 may.csv:2 site 东苑→西苑'
		]);
	});

	test('what it says is what comes of it', async () => {
		await add(may, 'may.csv');
		const before = await figures();
		const found = await look(corrected, { file: 'east.csv' });
		const { fresh, gone } = (await found.choose([east]))!;
		await found.end();
		session = null;
		await take([east]);
		expect((await figures()).length).toBe(before.length + fresh - gone);
	});
});

describe('a file that comes again', () => {
	const again: readonly (readonly [string, string | Uint8Array])[] = [
		['saved again with another line end', may.replaceAll('\n', '\r\n')],
		['in another encoding', new Uint8Array(gb18030(may))],
		[
			'with its columns in another order',
			may
				.trim()
				.split('\n')
				.map((line) => line.split(',').reverse().join(','))
				.join('\n')
		],
		['with its dates written otherwise', may.replaceAll(/2025-05-0(\d) 09:00/g, '2025年5月$1日9时00分')]
	];
	for (const [name, text] of again)
		test(`${name}: nothing is new, nothing changes, and no figure does`, async () => {
			await add(may);
			const before = await figures();
			const found = await look(text, { file: 'again.csv' });
			expect(found.effect).toMatchObject({ fresh: 0, changed: 0, same: 3, gone: 0, returned: 0 });
			await found.end();
			session = null;
			await take();
			expect((await store.readManifest()).batches.map(({ sha256 }: Batch) => sha256).length).toBe(2);
			expect(await figures()).toEqual(before);
		});
});
