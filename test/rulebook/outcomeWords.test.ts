import { expect, test } from 'vitest';
import { conditionText } from '#lib/rulebook/conditions.ts';
import { outcomeWords, outcomeWordsOf } from '#lib/rulebook/explain.ts';

test('only a limit of time that is not kept is called late', () => {
	expect(outcomeWordsOf('dispatch', 'breached')['zh-CN']).toBe('超时');
	for (const clause of ['ladder', 'promise_changes', 'spot_check', 'rectify'])
		expect(outcomeWordsOf(clause, 'breached')).toEqual({
			'zh-CN': '未达标',
			'zh-Hant': '未達標',
			en: 'Not met'
		});
});

test('clauses together and the other outcomes have one word each', () => {
	expect(outcomeWords.breached['zh-CN']).toBe('未达标');
	for (const outcome of ['met', 'pending', 'unknown', 'not_applicable'] as const)
		expect(outcomeWordsOf('dispatch', outcome)).toBe(outcomeWords[outcome]);
});

test('a condition on a clause uses the words of that clause', () => {
	expect(conditionText({ op: 'clause', clause: 'dispatch', is: 'breached' }, 'zh-CN')).toBe('“派单”超时');
	expect(conditionText({ op: 'clause', clause: 'ladder', is: 'breached' }, 'en')).toBe(
		'“Handling level” was not met'
	);
});
