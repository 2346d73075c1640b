import { beforeAll, describe, expect, it } from 'vitest';
import { makeDemo } from '#lib/demo/demo.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { rows } from '#lib/engine/rows.ts';
import { tableLabels, tableNames, fieldsOf } from '#lib/model/columns.ts';
import { models } from '#lib/pipeline/models.ts';
import { sqlOf } from '#lib/pipeline/model.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openData, type Data } from '../../src/cli/data.ts';

const silent = { stage: () => () => {}, line: () => {}, clear: () => {} };
const firstLine = /^-- One row per (.+?)\. Key: (.+?)\.$/m;

describe('the tables', { timeout: 60_000 }, () => {
	let data: Data;
	let engine: Engine;
	let columns: { name: string; column: string; type: string }[];

	beforeAll(async () => {
		const folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
		const demo = makeDemo({ rows: 400 });
		const inputs = [];
		for (const table of tableNames) {
			const path = join(folder, `${table}.csv`);
			await writeFile(path, demo[table]);
			inputs.push({ path, sheet: null, table });
		}
		data = await openData({ inputs, map: null, rulebook: null, asOf: null }, silent);
		engine = data.engine;
		columns = rows(
			await engine.query(
				'select table_name as name, column_name as "column", data_type as type from duckdb_columns() where database_name = current_database() and schema_name = \'main\' order by table_name, column_index'
			)
		);
		return () => data.close();
	});

	const grainOf = (name: string) => {
		const model = models.find((one) => one.name === name)!;
		const sql = sqlOf(model, { batches: data.batches, rulebook: defaultRulebook() });
		const [, grain = '', key = ''] = firstLine.exec(sql) ?? [];
		return { grain, key };
	};

	it('have one row per what their first line says', async () => {
		const twice: string[] = [];
		for (const { name } of models) {
			const { key } = grainOf(name);
			if (!columns.some((column) => column.name === name)) continue;
			expect(key, name).not.toBe('');
			const [found] = rows<{ n: number }>(
				await engine.query(
					`select count(*)::integer as n from (select 1 from ${name} group by ${key} having count(*) > 1)`
				)
			);
			if (found!.n > 0) twice.push(`${name} (${key}): ${found!.n}`);
		}
		expect(twice).toEqual([]);
	});

	it('are described in docs/data.md', async () => {
		const imported = tableNames.map((table) =>
			[
				`### ${table} · ${tableLabels[table]['zh-CN']} · ${tableLabels[table].en}`,
				'',
				'| field | type | 简体中文 | English |',
				'|---|---|---|---|',
				...fieldsOf(table).map((f) => `| \`${f.name}\` | ${f.type} | ${f.label['zh-CN']} | ${f.label.en} |`)
			].join('\n')
		);
		const derived = models
			.filter(({ name }) => columns.some((column) => column.name === name))
			.map(({ name, kind }) => {
				const { grain, key } = grainOf(name);
				const list = columns
					.filter((column) => column.name === name)
					.map(({ column, type }) => `\`${column}\` ${type.replace(/\(.*\)/, '')}`);
				return [
					`### ${name}`,
					'',
					`A ${kind}. One row per ${grain}. Key: ${key}.`,
					'',
					list.join(' · ')
				].join('\n');
			});
		const page = [
			'# Data',
			'Generated from the dictionary and from the pipeline itself; a test keeps it true (`npx vitest run test/docs -u` writes it anew).',
			'## What is imported',
			...imported,
			'## What is derived',
			'Tables that a later one alone needed are dropped on the way and are not listed.',
			...derived
		].join('\n\n');
		await expect(`${page}\n`).toMatchFileSnapshot('../../docs/data.md');
	});
});
