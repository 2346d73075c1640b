import { describe, expect, it } from 'vitest';
import type { ClassRow } from '#lib/metrics/classes/rows.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { ruleName, whyText, wordsFound } from '#lib/workspace/classes/why.ts';

const rulebook = defaultRulebook();
const row = (some: Partial<ClassRow>): ClassRow => ({
	complaint_id: 1,
	complaint_no: 'A1',
	field: 'severity',
	edition: rulebook.editions[0]!.id,
	received_at: null,
	received_at_date_only: null,
	site: null,
	grade: null,
	category: null,
	content: null,
	validity_basis: null,
	result: null,
	remarks: null,
	opinion: null,
	channel: null,
	recorded_text: null,
	recorded: null,
	recomputed: null,
	rule: null,
	confidence: null,
	state: 'differ',
	confirmed: null,
	reason: null,
	decided_by: null,
	decided_at: null,
	...some
});

describe('why a class is what it is', () => {
	it('names the rule and what it found, as it is written there', () => {
		const sued = row({ rule: 'litigation', content: '业主说要起訴并找律师' });
		expect(whyText(sued, rulebook, 'zh-CN')).toBe('提到诉讼：投诉内容写有“起訴”“律师”');
		expect(wordsFound(sued, rulebook)).toEqual([
			{ field: 'content', word: '起訴' },
			{ field: 'content', word: '律师' }
		]);
	});

	it('says the condition where there are no words to find', () => {
		expect(whyText(row({ rule: 'many-households' }), rulebook, 'en')).toMatch(/^Many households: .*10/);
	});

	it('says how sure it is of what was learnt', () => {
		expect(whyText(row({ field: 'category_l1', rule: 'model', confidence: 0.8712 }), rulebook, 'zh-CN')).toBe(
			'由本台账已分类的记录学得，把握 87.1%'
		);
	});

	it('says so where no rule gave it, and names a rule that no edition has by its id', () => {
		expect(whyText(row({}), rulebook, 'zh-CN')).toBe('没有规则给出');
		expect(whyText(row({ rule: 'gone-rule' }), rulebook, 'zh-CN')).toBe('gone-rule');
		expect(ruleName('severity', 'gone-rule', rulebook, 'zh-CN')).toBe('gone-rule');
	});

	it('has words for every rule of the rulebook, in every language', () => {
		for (const edition of rulebook.editions)
			for (const [field, rules] of [
				['category_l1', edition.categoryRules],
				['validity', edition.validityRules],
				['severity', edition.severityRules]
			] as const)
				for (const { id } of rules)
					for (const locale of ['zh-CN', 'zh-Hant', 'en'] as const) {
						expect(ruleName(field, id, rulebook, locale)).not.toBe(id);
						expect(whyText(row({ field, rule: id, edition: edition.id }), rulebook, locale)).not.toMatch(
							/undefined|\{\w+\}/
						);
					}
	});
});
