import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { remembering } from '#lib/engine/remembering.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { complaintPage } from '#lib/metrics/complaintPage.ts';
import { intakeBy } from '#lib/metrics/intakeBy.ts';
import { runLogs } from '../../support/log.ts';

const csv = `complaint_no,site,unit,received_at,content,result,班次
S1,東園,Ａ座１２０１,2025-05-03 09:00:00,電梯困人,已通知維保單位,夜班
S2,东园,B-302,2025-05-04 09:00:00,客厅漏水到天花板,更换角阀,白班
S3,西园,"c'7",2025-05-05 09:00:00,,电梯已修好,白班`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], { asOf: '2025-06-10 12:00:00' });
});
afterAll(() => engine.close());

const page = (search: string, signal?: AbortSignal) =>
	complaintPage(engine, { filter: { search }, sort: { by: 'complaint_no' } }, signal);
const numbers = async (search: string) => (await page(search)).rows.map((row) => row.complaint_no);

describe('a search', () => {
	it.each<[string, string[]]>([
		['电梯', ['S1', 'S3']],
		['電梯', ['S1', 'S3']],
		['东园 维保', ['S1']],
		['a座1201', ['S1']],
		['Ａ座', ['S1']],
		['b-３０２', ['S2']],
		["C'7", ['S3']],
		['夜班', ['S1']],
		['  ', ['S1', 'S2', 'S3']],
		['电梯 电梯', ['S1', 'S3']],
		['东园电梯', []],
		['困人 已修好', []],
		["') or true --", []],
		['漏水\0', ['S2']]
	])('for %j finds %j', async (search, found) => {
		expect(await numbers(search)).toEqual(found);
	});

	it('reaches every text of the imported row, not the times', async () => {
		expect(await numbers('09:00')).toEqual([]);
	});

	it('says where it was found, the cell as it stands in the file', async () => {
		const { rows } = await page('电梯 夜班');
		expect(rows.map((row) => row.found)).toEqual([
			[
				{ header: 'content', field: 'content', text: '電梯困人' },
				{ header: '班次', field: null, text: '夜班' }
			]
		]);
		const [, other] = (await page('电梯')).rows;
		expect(other!.found).toEqual([{ header: 'result', field: 'result', text: '电梯已修好' }]);
		expect((await page('')).rows[0]!.found).toEqual([]);
	});

	it('is not misled by a cell that holds the sign between cells', async () => {
		const other = await openNative();
		const odd = csv.replace('已通知維保單位', '已通知\u001f維保單位');
		await runLogs(other, [{ csv: odd }], { asOf: '2025-06-10 12:00:00' });
		const { rows } = await complaintPage(other, { filter: { search: '夜班 維保' } });
		expect(rows.map((row) => row.found)).toEqual([
			[
				{ header: 'result', field: 'result', text: '已通知\u001f維保單位' },
				{ header: '班次', field: null, text: '夜班' }
			]
		]);
		expect((await complaintPage(other, { filter: { search: '已通知\u001f維保' } })).total).toBe(1);
		await other.close();
	});

	it('is one part of a filter for every metric', async () => {
		expect((await intakeBy(engine, { search: '电梯', site: ['西园'] }, 'site')).map(({ n }) => n)).toEqual([
			1
		]);
	});

	it('that was stopped is found again by the next one', async () => {
		const stop = new AbortController();
		const stopped = page('天花板', stop.signal).catch((error: Error) => error.name);
		const next = page('天花板');
		stop.abort();
		expect(['AbortError', undefined]).toContain(
			await stopped.then((x) => (typeof x === 'string' ? x : undefined))
		);
		expect((await next).total).toBe(1);
	});

	it('stays right however many others come between', async () => {
		for (let i = 0; i < 20; i++) await numbers(`词${i}`);
		expect(await numbers('漏水')).toEqual(['S2']);
		expect(await numbers('词0')).toEqual([]);
	});

	it('is found once for all that speak through one connection', async () => {
		const [one, other] = [remembering(engine), remembering(engine)];
		const total = async (through: Engine, search: string) =>
			(await complaintPage(through, { filter: { search } })).total;
		expect(await total(one, '维保')).toBe(1);
		expect(await total(other, '更换')).toBe(1);
		expect(await total(engine, '维保')).toBe(1);
		expect(await total(remembering(one), '维保 夜班')).toBe(1);
		expect(await total(remembering(engine), '更换')).toBe(1);
	});

	it('seeks in what is imported now', async () => {
		const other = await openNative();
		await runLogs(other, [{ csv }], { asOf: '2025-06-10 12:00:00' });
		const total = async () => (await complaintPage(other, { filter: { search: '电梯' } })).total;
		expect(await total()).toBe(2);
		await other.exec('detach b1');
		const changed = csv.replace('電梯困人', '墙面开裂');
		await runLogs(other, [{ csv: changed, sha256: 'f'.repeat(64) }], { asOf: '2025-06-10 12:00:00' });
		expect(await total()).toBe(1);
		await other.close();
	});
});
