import { afterAll, beforeAll, expect, test } from 'vitest';
import { guess } from '#lib/classify/classify.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { questionOf } from '#lib/pipeline/learn.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { noDecisions } from '#lib/model/decisions.ts';
import { ask, buildFacts, type Written } from '../support/stg.ts';

let engine: Engine;
beforeAll(async () => void (engine = await openNative()));
afterAll(() => engine.close());

const themes = { 甲类: '车位被占', 乙类: '深夜施工' };
const labelled: Written[] = Object.entries(themes).flatMap(([category_l1, says]) =>
	[...'东西南北中前后左右上'].map((place, i) => ({
		complaint_no: `${category_l1}${i}`,
		content: `${place}区${says}请处理`,
		category_l1
	}))
);
const unlabelled: Written[] = [
	{ complaint_no: 'X', content: '下区车位被占请处理' },
	{ complaint_no: 'Y', content: '里区深夜施工请处理', category_l1: '少见的写法' },
	{ complaint_no: 'Z', content: '!!!' }
];
const build = (rows: readonly Written[], more: Partial<Parameters<typeof buildFacts>[1]> = {}) =>
	buildFacts(engine, {
		sheets: [{ rows }],
		rulebook: defaultRulebook(),
		asOf: '2025-06-30 12:00:00',
		...more
	});
const told = () =>
	ask<{ n: string; l1: string; why: string; sure: number | null }>(
		engine,
		"select complaint_no n, category_l1 as l1, category_rule as why, category_confidence as sure from fct_rows where complaint_no in ('X', 'Y', 'Z') order by 1"
	);

test('what has no category gets one that the log itself teaches, where that is sure enough', async () => {
	const rows = [...labelled, ...unlabelled];
	await build(rows);
	const question = (await questionOf(engine))!;
	expect(await question.texts()).toEqual(['!!!', '下区车位被占请处理', '里区深夜施工请处理']);
	const { guesses } = guess(await question.texts(), await question.examples());
	await build(rows, { guesses });
	expect((await told()).map(({ n, l1, why }) => `${n} ${l1} ${why}`)).toEqual([
		'X 甲类 model',
		'Y 乙类 model',
		'Z unclassified unclassified'
	]);
	const limit = (category: string, confidence: number) => ({
		content: unlabelled[0]!['content']!,
		category,
		confidence,
		known: 1
	});
	await build(rows, { guesses: [limit('甲类', 0.4999)] });
	expect((await told())[0]).toEqual({ n: 'X', l1: 'unclassified', why: 'unclassified', sure: null });
	await build(rows, { guesses: [limit('甲类', 0.5)] });
	expect((await told())[0]).toEqual({ n: 'X', l1: '甲类', why: 'model', sure: 0.5 });
});

test('the same texts and labels ask the same question in any order; another label asks another', async () => {
	const key = async (rows: readonly Written[]) => {
		await build(rows);
		return (await questionOf(engine))?.key;
	};
	const rows = [...labelled, ...unlabelled];
	const first = await key(rows);
	expect(await key([...rows].reverse())).toBe(first);
	expect(await key([{ ...rows[0]!, category_l1: '乙类' }, ...rows.slice(1)])).not.toBe(first);
	expect(await key(labelled)).toBeUndefined();
	expect(await key(unlabelled)).toBeUndefined();
});

test('what a person confirmed counts before everything, and is learnt from', async () => {
	const signed = { reason: '现场看过', by: '主管', at: '2025-06-20 09:00:00' };
	const confirmation = (
		complaint: string,
		field: 'category_l1' | 'validity' | 'severity',
		value: string
	) => ({
		complaint,
		field,
		value,
		...signed
	});
	await build(
		[
			{
				complaint_no: 'X',
				content: '有人受伤',
				category_l1: '物业服务',
				category_l2: '停车',
				validity: 'valid',
				validity_basis: '超出保修期'
			}
		],
		{
			decisions: {
				...noDecisions,
				confirmations: [
					confirmation('X', 'category_l1', '其他'),
					confirmation('X', 'validity', 'valid'),
					confirmation('X', 'severity', 'general')
				]
			}
		}
	);
	const [row] = await ask(
		engine,
		'select category_l1, category_l2, category_rule, validity, validity_rule, severity, severity_rule from fct_rows join fct_classes using (complaint_id)'
	);
	expect(row).toEqual({
		category_l1: '其他',
		category_l2: null,
		category_rule: 'confirmed',
		validity: 'valid',
		validity_rule: 'confirmed',
		severity: 'general',
		severity_rule: 'confirmed'
	});
});
