import { expect, it } from 'vitest';
import { learntText, macroText, saidText } from '#lib/workspace/classes/learnt.ts';

const figures = {
	folds: 5,
	documents: 1495,
	accuracy: 0.8701,
	macroF1: 0.866,
	baseline: { label: '物业服务', accuracy: 0.2101, macroF1: 0.05 },
	byLabel: []
};

it('says in plain words how often the learnt model is right, and what it stands beside', () => {
	expect(learntText(figures, 'zh-CN')).toBe(
		'用本台账自己的 1,495 条已分类记录学习；交叉验证 100 条里约 87 条判对；若全判为最常见的一类（物业服务），只能判对 21 条。'
	);
	expect(macroText(figures, 'en')).toMatch(/86\.6%.* 5\.0%.* 5 parts/);
});

it('counts what it gave a category and what it left, of first-level categories alone', () => {
	const of = (field: 'category_l1' | 'category_l2', rule: string, state: 'differ' | 'agree', n: number) => ({
		field,
		rule,
		state,
		n
	});
	const rules = [
		of('category_l1', 'model', 'differ', 30),
		of('category_l1', 'model', 'agree', 4),
		of('category_l2', 'model', 'agree', 900),
		of('category_l1', 'unclassified', 'differ', 7)
	];
	expect(saidText(rules, 50, 'zh-CN')).toBe(
		'没有类别的记录中，34 条由它分类；7 条把握不到 50%，或写的与学过的不像，不分类。'
	);
});
