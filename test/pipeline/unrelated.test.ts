import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { rows } from '#lib/engine/rows.ts';
import type { Batch } from '#lib/model/batch.ts';
import { run } from '#lib/pipeline/run.ts';
import combined from '#lib/rulebook/editions/combined.json';
import { defaultRulebook, loadRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { runLogs } from '../support/log.ts';

/** Every row of these tables as text, in an order of their own. */
const told = ['mart_complaints', 'mart_clauses', 'mart_events', 'mart_fines'];

let engine: Engine;
let batches: readonly Batch[];
let before: Record<string, unknown[]>;

async function outcomes(): Promise<Record<string, unknown[]>> {
	const found: Record<string, unknown[]> = {};
	for (const table of told)
		found[table] = rows(
			await engine.query(
				`select to_md.text from (select ${table}::varchar as text from ${table}) as to_md order by 1`
			)
		);
	return found;
}

beforeAll(async () => {
	engine = await openNative();
	const csv = `complaint_no,site,unit,received_at,dispatched_at,accepted_at,completed_at,followup_at,category_l1,content,recorder,handler,validity_basis
${Array.from({ length: 120 }, (_, i) => {
	const day = String((i % 28) + 1).padStart(2, '0');
	const texts = ['漏水', '保安态度恶劣', '电梯困人，有人受伤', '停车费多收', '楼上噪音', ''];
	return `N${i},${i % 2 ? '东苑' : '西苑'},${i % 9}-1,2025-0${(i % 5) + 1}-${day} 09:00:00,2025-0${(i % 5) + 1}-${day} 09:0${i % 9}:00,,${i % 4 ? `2025-0${(i % 5) + 1}-${day} 2${i % 4}:00:00` : ''},,${i % 3 ? '' : '停车'},${texts[i % 6]},记录${i % 3},处理${i % 4},${i % 10 ? '' : '已过保修期'}`;
}).join('\n')}`;
	({ batches } = await runLogs(engine, [{ csv }], { asOf: '2025-06-30 12:00:00' }));
	before = await outcomes();
});
afterAll(() => engine.close());

async function under(rulebook: Rulebook) {
	await run(engine, { batches, rulebook, asOf: '2025-06-30 12:00:00' });
	return outcomes();
}
const edition = combined.editions[0]!;

test('rules whose words no text holds change nothing', async () => {
	const when = { op: 'contains_any', fields: ['content'], words: ['绝无此词甲乙丙'] };
	const origin = { source: 'Sujian', reading: true };
	const title = { 'zh-CN': '无', 'zh-Hant': '無', en: 'None' };
	const book = loadRulebook({
		...combined,
		editions: [
			{
				...edition,
				categoryRules: [{ id: 'unrelated', category_l1: '其他', when, ...origin }, ...edition.categoryRules],
				validityRules: [
					{ id: 'unrelated', value: 'invalid', title, when, ...origin },
					...edition.validityRules
				],
				severityRules: [{ id: 'unrelated', value: 'major', title, when, ...origin }, ...edition.severityRules]
			}
		]
	});
	expect(await under(book)).toEqual(before);
});

test('an edition from before the first complaint or after the last that says the same changes nothing', async () => {
	const same = (id: string, from: string | null) => ({ ...edition, id, from });
	const comparable = (found: Record<string, unknown[]>) =>
		Object.fromEntries(
			Object.entries(found).map(([table, all]) => [
				table,
				all.map((row) => JSON.stringify(row).replaceAll(/combined-1|later|earlier/g, ''))
			])
		);
	const later = loadRulebook({
		...combined,
		editions: [same('combined-1', null), same('later', '2030-01-01')]
	});
	expect(comparable(await under(later))).toEqual(comparable(before));
	const between = loadRulebook({
		...combined,
		editions: [same('earlier', null), same('combined-1', '2025-03-01')]
	});
	expect(comparable(await under(between))).toEqual(comparable(before));
	expect(comparable(await under(defaultRulebook()))).toEqual(comparable(before));
});
