import { describe, expect, test } from 'vitest';
import { openNative } from '#lib/engine/native.node.ts';
import type { Filter } from '#lib/metrics/filter.ts';
import { judgedBy } from '#lib/metrics/judgedBy.ts';
import { defaultRulebook, type Edition, type Rulebook } from '#lib/rulebook/index.ts';
import { sentencesOver } from '#lib/rulebook/sentencesOver.ts';
import { derive } from '../support/derive.ts';
import { demoSample } from '../support/samples.ts';

/** The default rulebook with a second edition, which says something else of dispatch and of the daily review. */
function twoEditions(): Rulebook {
	const rulebook = structuredClone(defaultRulebook());
	const second = { ...structuredClone(rulebook.editions[0]!), id: 'second', from: '2023-08-01' };
	for (const clause of second.clauses)
		if (clause.id === 'dispatch' || clause.id === 'daily_review')
			clause.sentence = { 'zh-CN': '新句。', 'zh-Hant': '新句。', en: 'New.' };
	rulebook.editions.push(second);
	return rulebook;
}

describe('the rule above the rows of a clause', () => {
	test('is that of the editions which judged what is in view', async () => {
		const engine = await openNative();
		try {
			const rulebook = twoEditions();
			await derive(engine, demoSample(), undefined, { rulebook });
			const told = async (clause: string, filter: Filter) =>
				sentencesOver(await judgedBy(engine, rulebook, filter, clause), clause, 'zh-CN');
			const old = (id: string) => rulebook.editions[0]!.clauses.find((c) => c.id === id)!.sentence['zh-CN'];
			for (const clause of ['dispatch', 'daily_review']) {
				expect(await told(clause, { to: '2023-07-20' })).toEqual([old(clause)]);
				expect(await told(clause, { from: '2023-08-01' })).toEqual(['新句。']);
				expect(await told(clause, {})).toEqual([`2023-08-01 前：${old(clause)}`, '2023-08-01 起：新句。']);
			}
			expect(await told('reply', {})).toEqual([old('reply')]);
			expect(await told('dispatch', { search: 'no such words' })).toEqual([]);
		} finally {
			await engine.close();
		}
	});
	test('names the days of a sentence between two others', () => {
		const [a, b] = twoEditions().editions;
		const third = { ...a!, id: 'third', from: '2023-10-01' };
		expect(sentencesOver([a!, b!, third], 'dispatch', 'en')).toEqual([
			expect.stringMatching(/^Before 2023-08-01: /),
			'From 2023-08-01, before 2023-10-01: New.',
			expect.stringMatching(/^From 2023-10-01: /)
		]);
	});

	test('says how each edition counts its time, where that is not the wall clock', () => {
		const { editions } = twoEditions();
		const office = structuredClone(editions[0]!);
		office.clauses = office.clauses.map((c) =>
			c.id === 'reply' ? { ...c, pauses: true } : c
		) as Edition['clauses'];
		const [first, second] = sentencesOver(
			[editions[0]!, { ...office, id: 'o', from: '2023-08-01' }],
			'reply',
			'zh-CN'
		);
		expect(first).not.toContain('暂停期间不计');
		expect(second).toMatch(/^2023-08-01 起：.*（暂停期间不计）$/);
	});
});
