import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv } from '#lib/base/csv.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { batchDetail, undoEffect } from '#lib/metrics/batchDetail.ts';
import { complaintPage } from '#lib/metrics/complaintPage.ts';
import { versionPage } from '#lib/metrics/versionRows.ts';
import type { Batch } from '#lib/model/batch.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { historyOf } from '#lib/workspace/pages/history.ts';
import { attachLog, type Log } from '../support/log.ts';

let engine: Engine;
let batches: Batch[];
const log = (given: readonly (readonly string[])[], rest: Omit<Log, 'csv'> = {}): Log => ({
	csv: csv([['complaint_no', 'site', 'received_at', 'content', 'satisfaction'], ...given]),
	...rest
});
beforeAll(async () => {
	engine = await openNative();
	batches = [];
	const logs = [
		log(
			[
				['A', '东苑', '2025-05-01', '漏水', ''],
				['B', '东苑', '2025-05-02', '停电', ''],
				['C', '西苑', '2025-05-03', '噪音', '']
			],
			{ file: 'may.csv' }
		),
		log(
			[
				['A', '东苑', '2025-05-01 09:00', '漏水', 'satisfied'],
				['C', '西苑', '2025-05-03', '噪音', ''],
				['A', '东苑', '2025-05-01 09:00', '漏水', 'satisfied']
			],
			{ file: 'again.csv' }
		),
		log([['A', '东苑', '2025-05-01 09:00', '漏水两处', 'satisfied']], {
			file: 'east.csv',
			replaces: [{ site: '东苑', month: '2025-05' }]
		}),
		log([['A', '东苑', '2025-05-01 09:00', '漏水两处', 'neutral']], { file: 'last.csv' })
	];
	for (const [at, one] of logs.entries()) batches.push(await attachLog(engine, one, at + 1));
	await run(engine, { batches, rulebook: defaultRulebook() });
});
afterAll(() => engine.close());

const idOf = async (no: string) =>
	(await complaintPage(engine, { filter: {} })).rows.find((row) => row.complaint_no === no)!.complaint_id;

describe('what a complaint was told by before', () => {
	test('is a list of rows, the latest first, each with what the next one changed', async () => {
		const attached = batches.map((batch, at) => ({ batch, alias: `b${at + 1}` }));
		const found = (await historyOf(engine, await idOf('A'), attached))!;
		expect(found.now).toMatchObject({ source_file: 'last.csv', source_row: 2 });
		expect(
			found.older.map(({ row, changes }) => [
				`${row.source_file}:${row.source_row} ${row.reason} → ${row.to_file}:${row.to_row}`,
				...changes.map(({ field, before, after }) => `${field} ${before.value}→${after.value}`)
			])
		).toEqual([
			['east.csv:2 superseded → last.csv:2', 'satisfaction satisfied→neutral'],
			['again.csv:4 replaced → east.csv:2', 'content 漏水→漏水两处'],
			['again.csv:2 replaced → east.csv:2'],
			[
				'may.csv:2 replaced → east.csv:2',
				'received_at 2025-05-01 00:00:00→2025-05-01 09:00:00',
				'satisfaction null→satisfied'
			]
		]);
		expect(await historyOf(engine, await idOf('C'), attached)).toMatchObject({
			older: [{ row: { reason: 'duplicate' }, changes: [] }]
		});
	});

	test('marks the complaints in the list that had other content before', async () => {
		const { rows } = await complaintPage(engine, { filter: {} });
		expect(rows.map(({ complaint_no: no, versions }) => [no, versions]).sort()).toEqual([
			['A', 4],
			['C', 0]
		]);
	});

	test('can be gone through reason by reason', async () => {
		const all = await versionPage(engine, { reason: 'replaced', offset: 0, limit: 10 });
		expect(all.map(({ complaint_no: no, complaint_id: id }) => [no, id !== null])).toEqual([
			['A', true],
			['B', false],
			['A', true],
			['A', true]
		]);
		expect(await versionPage(engine, { reason: 'replaced', offset: 3, limit: 10 })).toEqual([all[3]]);
		expect(await versionPage(engine, { reason: "x' or true --", offset: 0, limit: 10 })).toEqual([]);
	});
});

describe('a batch', () => {
	test('says what of it counts and what does not, with the rows', async () => {
		expect(await batchDetail(engine, 1)).toEqual({
			judged: 1,
			groups: [{ problem: 'replaced', severity: 'note', n: 2, rows: [2, 3] }]
		});
		expect(await batchDetail(engine, 2)).toMatchObject({ judged: 0 });
	});

	test('says what undoing it takes away and brings back, and so it comes', async () => {
		expect(await undoEffect(engine, 1)).toEqual({ gone: 0, back: 1, restored: 0 });
		expect(await undoEffect(engine, 4)).toEqual({ gone: 0, back: 1, restored: 0 });
		expect(await undoEffect(engine, 3)).toEqual({ gone: 0, back: 0, restored: 1 });
	});
});
