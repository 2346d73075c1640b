import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { complaintsSaying, similarGroup, similarGroups, similarRows } from '#lib/metrics/similar/groups.ts';
import { complaintTexts, keepMembers, keepSimilar, textsKey } from '#lib/metrics/similar/texts.ts';
import { similarTexts } from '#lib/similar/groups.ts';
import { runLogs } from '../support/log.ts';

const csv = `complaint_no,site,unit,received_at,content,category_l1
S1,东园,1-101,2025-05-03 09:00:00,客厅吊顶漏水三天了没有人来处理,工程质量
S2,东园,1-102,2025-05-04 09:00:00,客厅吊顶漏水五天了没有人来处理,工程质量
S3,西园,2-101,2025-05-05 09:00:00,客厅吊顶漏水五天了没有人来处理,物业服务
S4,西园,2-102,2025-05-06 09:00:00,单元门禁坏了一直没有维修,物业服务
S5,西园,2-103,2025-05-07 09:00:00,无,物业服务
S6,西园,2-103,2025-05-08 09:00:00,无,物业服务
S7,西园,2-103,2025-05-09 09:00:00,,物业服务`;

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], { asOf: '2025-06-10 12:00:00' });
	const texts = await complaintTexts(engine);
	await keepSimilar(engine, texts, similarTexts(texts.texts, texts.weights));
	await keepMembers(engine);
});
afterAll(() => engine.close());

test('groups count complaints, households and sites in view, and say when and what', async () => {
	const { groups, complaints, rows } = await similarGroups(engine, {});
	expect([groups, complaints]).toEqual([1, 3]);
	expect(rows).toEqual([
		{
			group_key: 'S1',
			n: 3,
			sites: 2,
			units: 3,
			first_on: '2025-05-03',
			last_on: '2025-05-05',
			category_l1: '工程质量',
			text: '客厅吊顶漏水五天了没有人来处理'
		}
	]);
	expect((await similarGroups(engine, { site: ['东园'] })).rows[0]).toMatchObject({ n: 2, sites: 1 });
	expect(await similarGroups(engine, { site: ['西园'] })).toEqual({ groups: 0, complaints: 0, rows: [] });
});

test('a group leads to its complaints, with how similar each is', async () => {
	const rows = await similarRows(engine, {}, 'S1');
	expect(await similarRows(engine, {}, 'S3')).toEqual(rows);
	expect(await similarRows(engine, {}, "no such ' complaint")).toEqual([]);
	expect(rows.map((row) => row.complaint_no)).toEqual(['S3', 'S2', 'S1']);
	expect(rows.map((row) => row.similarity)).toEqual([1, 1, 12 / 16]);
});

test('complaints that say given texts come without the one that asks', async () => {
	const texts = [
		{ text: "it's '", similarity: 0.9 },
		{ text: '客厅吊顶漏水五天了没有人来处理', similarity: 0.75 }
	];
	const rows = await complaintsSaying(engine, 2, texts, 5);
	expect(rows.map((row) => [row.complaint_no, row.similarity])).toEqual([['S3', 0.75]]);
});

test('the key of the texts changes with them', async () => {
	expect((await complaintTexts(engine)).key).toBe(await textsKey(engine));
});

test('a group keeps its name as the log grows, and any of its complaints leads to it', async () => {
	const grown = await openNative();
	const more = `complaint_no,received_at,content
A1,2025-06-03 09:00:00,单元门禁坏了一直没有维修
A2,2025-06-04 09:00:00,客厅吊顶漏水九天了没有人来处理`;
	await runLogs(grown, [{ csv }, { csv: more }], { asOf: '2025-06-10 12:00:00' });
	const texts = await complaintTexts(grown);
	await keepSimilar(grown, texts, similarTexts(texts.texts, texts.weights));
	await keepMembers(grown);
	const { rows } = await similarGroups(grown, {});
	expect(rows.map(({ group_key, n }) => [group_key, n])).toEqual([
		['S1', 4],
		['S4', 2]
	]);
	expect((await similarGroup(grown, {}, 'A2'))?.group_key).toBe('S1');
	expect((await similarGroup(grown, { month: '2025-05' }, 'S2'))?.n).toBe(3);
	expect(await similarGroup(grown, {}, 'S5')).toBe(null);
	await grown.close();
});
