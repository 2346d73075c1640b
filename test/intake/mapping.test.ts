import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, latinWords, withoutNotes } from '#lib/intake/fold.ts';
import { assign } from '#lib/intake/mapping/assign.ts';
import { contentOf } from '#lib/intake/mapping/content.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { inspect, remap } from '#lib/intake/inspect.ts';
import { loadSource } from '#lib/intake/open.node.ts';
import { sourceOfBytes } from '#lib/intake/read.ts';
import { guessTable } from '#lib/intake/mapping/map.ts';
import { locales } from '#lib/i18n/locale.ts';
import { savedMapping } from '#lib/intake/mapping/saved.ts';
import { codeSets, type Code } from '#lib/model/codes.ts';
import { fieldsOf, tableNames } from '#lib/model/columns.ts';
import { bringCsv } from './support/bring.node.ts';

const folder = 'fixtures/mapping';

interface Case {
	readonly table: string;
	readonly columns: Readonly<Record<string, string | null>>;
	readonly cells?: Readonly<Record<string, readonly string[]>>;
}

/** Every file is a case: the table and the field that each header means, with cells where they matter. */
describe('fixtures/mapping', () => {
	for (const name of readdirSync(folder).sort()) {
		test(name.replace('.json', '').replaceAll('-', ' '), () => {
			const { table, columns, cells } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Case;
			const guess = guessTable(
				Object.keys(columns).map((header, at) => ({
					index: at + 1,
					header,
					content: contentOf(cells?.[header] ?? [])
				}))
			);
			expect(Object.fromEntries(guess.columns.map(({ header, field }) => [header, field]))).toEqual(columns);
			expect(guess.table).toBe(table);
		});
	}
});

describe('the dictionary', () => {
	test.each(tableNames)(
		'%s: every label, simplified, traditional and English, leads to its own field',
		(table) => {
			for (const field of fieldsOf(table)) {
				for (const header of Object.values(field.label)) {
					// A label that is another field's own spelling gives way to it: 上报时间 alone is the receipt.
					const owner = fieldsOf(table).find(
						({ name, headers }) => name !== field.name && headers.some((text) => fold(text) === fold(header))
					);
					if (owner) continue;
					const [mapped] = guessTable([{ index: 1, header, content: contentOf([]) }], table).columns;
					expect([header, mapped!.field]).toEqual([header, field.name]);
				}
			}
		}
	);

	test.each(tableNames)(
		'%s: a sheet headed by its labels is that table, in each of three languages',
		(table) => {
			for (const locale of locales) {
				const labels = fieldsOf(table).map(({ label }) => label[locale]);
				const seen = labels.map((header, at) => ({ index: at + 1, header, content: contentOf([]) }));
				expect([locale, guessTable(seen).table]).toEqual([locale, table]);
			}
		}
	);

	test.each(tableNames)('%s: no spelling stands first for two fields', (table) => {
		const seen = new Map<string, string>();
		for (const { name, headers } of fieldsOf(table)) {
			const own = fold(headers[0]!);
			expect([own, seen.get(own) ?? name]).toEqual([own, name]);
			seen.set(own, name);
		}
	});

	test('a spelling belongs to one code of its set only', () => {
		for (const codes of Object.values(codeSets) as (readonly Code[])[]) {
			const owners = new Map<string, string>();
			for (const { code, spellings, label } of codes) {
				for (const text of new Set([...spellings, ...Object.values(label)].map(fold))) {
					expect([text, owners.get(text) ?? code]).toEqual([text, code]);
					owners.set(text, code);
				}
			}
		}
	});

	test('traditional labels fold to the simplified ones', () => {
		const labels = [
			...tableNames.flatMap((table) => fieldsOf(table).map(({ label }) => label)),
			...(Object.values(codeSets) as (readonly Code[])[]).flat().map(({ label }) => label)
		];
		const differ = labels.filter(
			(label) =>
				label['zh-CN'].length === label['zh-Hant'].length && fold(label['zh-Hant']) !== fold(label['zh-CN'])
		);
		expect(differ.map((label) => label['zh-Hant'])).toEqual([]);
	});
});

test.each([
	['１．投诉編號 ', '1投诉编号'],
	['Request.Type', 'requesttype'],
	['联系 电话', '联系电话'],
	['滿意度', '满意度']
])('%s folds to %s', (text, folded) => {
	expect(fold(text)).toBe(folded);
});

test('notes, numbers and marks are no part of a header', () => {
	expect(
		['1.投诉时间（必填）', '*投诉内容', '金额(元)', '【编号】'].map((text) => fold(withoutNotes(text)))
	).toEqual(['投诉时间', '投诉内容', '金额', '编号']);
	expect(latinWords('Supervisor.District requestType')).toEqual([
		'supervisor',
		'district',
		'request',
		'type'
	]);
});

test('the assignment has the greatest sum of all', () => {
	fc.assert(
		fc.property(
			fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), {
				minLength: 1,
				maxLength: 4
			}),
			(weights) => {
				const sum = assign(weights).reduce(
					(total, column, row) => total + (column < 0 ? 0 : weights[row]![column]!),
					0
				);
				expect(sum).toBe(best(weights, 0, new Set()));
			}
		)
	);
});

function best(weights: readonly (readonly number[])[], row: number, used: ReadonlySet<number>): number {
	if (row === weights.length) return 0;
	const alone = best(weights, row + 1, used);
	return weights[row]!.reduce(
		(most, weight, column) =>
			used.has(column) ? most : Math.max(most, weight + best(weights, row + 1, new Set([...used, column]))),
		alone
	);
}

describe('what the user corrects', () => {
	const text =
		'编号,甲,投诉内容,满意度,日期一\n1,6/5/25 9:05,漏水,较满意,1/5/25\n2,7/5/25 9:05,停电,满意,2/5/25\n';

	test('is applied, and a saved mapping says it again', async () => {
		const { inspection, rows } = await bringCsv(text, {
			changes: {
				columns: { 2: 'received_at', 5: null },
				orders: { 2: 'mdy' },
				values: { satisfaction: { 较满意: 'satisfied' } }
			}
		});
		expect(rows[0]).toMatchObject({ received_at: '2025-06-05 09:05:00', satisfaction: 'satisfied' });
		expect(inspection.columns[1]).toMatchObject({
			field: 'received_at',
			how: 'user',
			dates: { order: 'mdy', ambiguous: false }
		});
		expect(savedMapping(inspection)).toEqual({
			table: 'complaints',
			columns: {
				编号: 'complaint_no',
				甲: 'received_at',
				投诉内容: 'content',
				满意度: 'satisfaction',
				日期一: null
			},
			orders: { 甲: 'mdy' },
			values: { satisfaction: { 较满意: 'satisfied' } }
		});
	});

	test('takes a field away from the column that had it', async () => {
		const { inspection } = await bringCsv(text, { changes: { columns: { 4: 'content' } } });
		expect(inspection.columns.map(({ field }) => field)[2]).toBe(null);
	});

	test('may be that the first row is data', async () => {
		const { batch } = await bringCsv(text, { changes: { headerRows: [], columns: { 3: 'content' } } });
		expect([batch.rowsImported, batch.rowsSkipped, batch.headerRows]).toEqual([3, 0, []]);
	});
});

test('a sheet in which no column is recognised is refused, or stands open to be told what it is', async () => {
	const engine = await openNative();
	try {
		const bytes = new TextEncoder().encode('甲,乙,丙\n1,漏水,3\n4,停电,6\n');
		const sheet = await loadSource(engine, sourceOfBytes('a.csv', bytes));
		await expect(inspect(engine, sheet)).rejects.toMatchObject({ problem: { code: 'no_column' } });
		const open = await inspect(engine, sheet, {}, [], true);
		expect(open.columns.map(({ field }) => field)).toEqual([null, null, null]);
		expect(open.warnings.map(({ code }) => code)).toContain('no_meaning');
		const told = await remap(engine, open, { columns: { 2: 'content' } });
		expect(told.columns.map(({ field }) => field)).toEqual([null, 'content', null]);
		expect(told.warnings.map(({ code }) => code)).not.toContain('no_meaning');
	} finally {
		await engine.close();
	}
});
