import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { noDecisions, type Decisions } from '#lib/model/decisions.ts';
import combined from '#lib/rulebook/editions/combined.json';
import { defaultRulebook, loadRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { readCsv } from '../support/cases.ts';
import { ask, buildFacts, type Sheet, type Written } from '../support/stg.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

const build = (
	sheets: readonly Sheet[],
	decisions: Decisions = noDecisions,
	rulebook: Rulebook = defaultRulebook()
) => buildFacts(engine, { sheets, rulebook, asOf: '2025-06-30 12:00:00', decisions });
const told = () =>
	ask<Record<string, string>>(
		engine,
		`select complaint_no, category_l1, category_rule, category_l2, category_l2_rule, repeat_of, validity, validity_rule, severity, severity_rule
		from fct_rows join fct_classes using (complaint_id) order by complaint_no`
	);

/** The rows of the worked examples as one log of many sorts of complaint. */
const examples: readonly Written[] = ['category', 'validity', 'severity'].flatMap((name) =>
	readCsv(`fixtures/rulebook/${name}.csv`).map((row, i) => {
		const kept = [
			'content',
			'category_l1',
			'category_l2',
			'validity_basis',
			'result',
			'validity',
			'department'
		];
		const filled = kept.flatMap((field) => (row[field] ? [[field, row[field]]] : []));
		return {
			...(Object.fromEntries(filled) as Written),
			complaint_no: `${name}${i}`,
			unit: `${i % 40}`,
			received_at: `2025-06-${String((i % 28) + 1).padStart(2, '0')} 09:00:00`
		};
	})
);

test('rows in another order, in one file or in several, have the same classes', async () => {
	await build([{ rows: examples }]);
	const before = await told();
	expect(new Set(before.map((row) => row['category_rule'])).size).toBeGreaterThan(20);
	expect(before.filter((row) => row['repeat_of'] !== null).length).toBeGreaterThan(10);
	const columns = [...new Set(examples.flatMap(Object.keys))];
	const shuffled = fc.shuffledSubarray([...examples], { minLength: examples.length });
	for (const [i, rows] of fc.sample(shuffled, { numRuns: 3, seed: 5 }).entries()) {
		const cut = (i * rows.length) >> 2;
		const parts = [rows.slice(0, cut), rows.slice(cut)].filter((part) => part.length > 0);
		await build(parts.map((part) => ({ columns, rows: part })));
		expect(await told()).toEqual(before);
	}
});

test('what a person confirmed stands when the row comes again, changed, and under another edition', async () => {
	const signed = { reason: '现场看过', by: '主管', at: '2025-06-20 09:00:00' };
	const settled = {
		category_l1: '物业服务',
		category_l2: '公共设施维护',
		validity: 'coordination',
		severity: 'major'
	} as const;
	const decisions: Decisions = {
		...noDecisions,
		confirmations: Object.entries(settled).map(([field, value]) => ({
			complaint: 'X',
			field: field as keyof typeof settled,
			value,
			...signed
		}))
	};
	const row: Written = {
		complaint_no: 'X',
		received_at: '2025-06-02 09:00:00',
		completed_at: '2025-06-05 09:00:00',
		content: '厨房漏水',
		category_l1: '工程质量',
		category_l2: '给排水',
		validity: 'valid',
		severity: 'general'
	};
	const again: Written = {
		...row,
		content: '前台态度恶劣',
		category_l1: '服务质量',
		validity_basis: '已过保修期'
	};
	const [edition] = combined.editions;
	const later = loadRulebook({
		...combined,
		editions: [
			edition,
			{ ...edition!, id: 'later', from: '2025-06-01', validityRules: [], severityRules: [] }
		]
	});
	const expected = {
		complaint_no: 'X',
		...settled,
		category_rule: 'confirmed',
		category_l2_rule: 'confirmed',
		validity_rule: 'confirmed',
		severity_rule: 'confirmed',
		repeat_of: null
	};
	for (const sheets of [[{ rows: [row] }], [{ rows: [row] }, { rows: [again] }]])
		for (const rulebook of [defaultRulebook(), later]) {
			await build(sheets, decisions, rulebook);
			expect(await told()).toEqual([expected]);
		}
	await build([{ rows: [row] }, { rows: [again] }]);
	expect(await told()).toMatchObject([
		{ category_l1: '服务质量', validity: 'invalid', severity: 'important', severity_rule: 'unresolved' }
	]);
});
