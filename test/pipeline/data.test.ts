import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import type { Batch } from '#lib/model/batch.ts';
import { dataPage, grainOf, type DescribedTable } from '#lib/pipeline/describe.ts';
import { droppableAfter, reads } from '#lib/pipeline/lifetime.ts';
import { sqlOf, type Context } from '#lib/pipeline/model.ts';
import { models } from '#lib/pipeline/models.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { attachLog } from '../support/log.ts';

const complaints = `complaint_no,site,unit,recorder,handler,received_at,dispatched_at,completed_at,promised_at,promised_at_2,category_l1,target_person,satisfaction,status,content
G1,North,1-1,Li,Wu,2025-05-01 10:00:00,2025-05-01 10:20:00,2025-05-05 10:00:00,2025-05-02 10:00:00,2025-05-03 10:00:00,其他,Zhou,satisfied,done,a
G1,North,1-1,Li,Wu,2025-05-01 10:00:00,2025-05-01 10:20:00,2025-05-05 10:00:00,2025-05-02 10:00:00,2025-05-03 10:00:00,其他,Zhou,satisfied,done,a
G1,North,1-1,Li,Wu,2025-05-01 10:00:00,2025-05-01 10:02:00,2025-05-06 10:00:00,2025-05-02 10:00:00,2025-05-03 10:00:00,其他,Zhou,satisfied,done,b
,South,1-1,,,2025-05-04,2025-05-01 10:00:00,,,,其他,,,open,
G2,North,1-1,Li,,2025-05-20 10:00:00,,,,,其他,,,open,c`;
const progress = `complaint_no,reported_at,reported_by,note
G1,2025-05-02 23:00:00,Wu,first
G1,2025-05-02 23:00:00,Wu,again
G1,2025-05-03,Wu,
G2,2025-05-21 23:00:00,,`;
const staff = `name,role,department,month,bonus
Li,recorder,Desk,2025-05,100
Li,recorder,Desk,2025-05,120
Wu,handler,Works,,80`;
const sites = `site,month,occupied_households
North,2025-01,10
North,2025-01,12
South,,5`;

let engine: Engine;
let context: Context;
beforeAll(async () => {
	engine = await openNative();
	const logs = [
		{ csv: complaints },
		{ csv: progress, table: 'progress' as const },
		{ csv: staff, table: 'staff' as const },
		{ csv: sites, table: 'sites' as const }
	];
	const batches: Batch[] = [];
	for (const [i, log] of logs.entries()) batches.push(await attachLog(engine, log, i + 1));
	context = { batches, rulebook: defaultRulebook() };
	await run(engine, { ...context, keep: true });
});
afterAll(() => engine.close());

describe('every model', () => {
	it.each(models.map((m) => m.name))('%s has the grain that its first line says', async (name) => {
		const grain = grainOf(
			sqlOf(
				models.find((m) => m.name === name)!,
				context
			)
		);
		expect(grain).not.toBeNull();
		const key = grain!.key.map((k) => `"${k}"`).join(', ');
		const twice = await engine.query(`select ${key} from ${name} group by ${key} having count(*) > 1`);
		expect(rows(twice)).toEqual([]);
	});

	it('reads nothing that comes after it', () => {
		const before = new Set<string>();
		for (const model of models) {
			const missing = reads(sqlOf(model, context)).filter((n) => !n.startsWith('seed_') && !before.has(n));
			expect(missing, model.name).toEqual([]);
			before.add(model.name);
		}
	});
});

describe('what is dropped', () => {
	it('is never read again, and never a mart', () => {
		const gone = new Set<string>();
		const droppable = droppableAfter(models, context);
		for (const model of models) {
			for (const name of reads(sqlOf(model, context)))
				expect(gone.has(name), `${model.name} reads ${name}`).toBe(false);
			for (const { name } of droppable.get(model.name) ?? []) gone.add(name);
		}
		expect([...gone].filter((name) => name.startsWith('mart_'))).toEqual([]);
		expect(gone).toContain('stg_complaint_rows');
	});
});

describe('docs/data.md', () => {
	const page = new URL('../../docs/data.md', import.meta.url);

	it('is what the models say (UPDATE_DOCS=1 writes it)', async () => {
		const columns = rows<{ table_name: string; column_name: string; data_type: string }>(
			await engine.query(
				'select table_name, column_name, data_type from duckdb_columns() where database_name = current_database() order by table_name, column_index'
			)
		);
		const tables = models.map((model): DescribedTable => {
			const sql = sqlOf(model, context);
			const own = columns.filter((c) => c.table_name === model.name);
			return {
				name: model.name,
				kind: model.kind,
				grain: grainOf(sql)!,
				reads: reads(sql).filter((n) => n !== model.name),
				columns: own.map((c) => ({ name: c.column_name, type: c.data_type }))
			};
		});
		const text = dataPage(tables);
		if (process.env['UPDATE_DOCS']) writeFileSync(page, text);
		expect(existsSync(page) && readFileSync(page, 'utf8')).toBe(text);
	});
});
