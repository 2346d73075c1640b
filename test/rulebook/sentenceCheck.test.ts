import { expect, test } from 'vitest';
import { locales } from '#lib/i18n/locale.ts';
import { loadRulebook, presets } from '#lib/rulebook/index.ts';
import { disagreement } from '#lib/rulebook/sentenceCheck.ts';
import { numbersIn } from '#lib/rulebook/sentenceNumbers.ts';

const edition = structuredClone(loadRulebook('combined').editions[0]!) as never as Record<string, never[]>;
type Rule = { id?: string; article?: string; limit?: { value: number; unit: string }; sentence: object };
const clause = (id: string) => structuredClone((edition['clauses'] as Rule[]).find((c) => c.id === id)!);
const article = (n: string) => structuredClone((edition['articles'] as Rule[]).find((a) => a.article === n)!);

test.each(Object.keys(presets))(
	'every sentence of the preset %s says the numbers that it is judged by',
	(id) => {
		const found = loadRulebook(id).editions.flatMap((e) =>
			(['clauses', 'articles'] as const).flatMap((part) =>
				(e[part] as readonly Rule[]).flatMap((item) =>
					locales.flatMap((locale) => {
						const wrong = disagreement(part, item as never, e as never, locale);
						return wrong
							? [
									{
										item: item.id ?? item.article,
										locale,
										stray: wrong.stray.map((s) => s.text),
										unsaid: wrong.unsaid
									}
								]
							: [];
					})
				)
			)
		);
		expect(found).toEqual([]);
	}
);

test.each([
	[
		'zh-CN',
		'12 个月内三次以上，扣 5,000 元',
		[
			[12, 'months'],
			[3, 'times'],
			[5000, 'yuan']
		]
	],
	['zh-CN', '前四项并建议应急维修；第二次仍未兑现的，至多变更两次，各访问一次', [[2, 'times']]],
	['zh-CN', '二十五日前', [[25, 'days']]],
	['zh-Hant', '受理後 5 分鐘內', [[5, 'minutes']]],
	[
		'en',
		'for the first four; at most twice; the 25th; ¥5,000; within 24 hours',
		[
			[2, 'times'],
			[25, null],
			[5000, 'yuan'],
			[24, 'hours']
		]
	]
] as const)('numbers in %s: %s', (locale, sentence, numbers) => {
	expect(numbersIn(sentence, locale).map(({ value, unit }) => [value, unit])).toEqual(numbers);
});

test('a limit that has changed is found in its sentence and in the article that fines it, and both can be mended', () => {
	const changed = clause('dispatch');
	changed.limit!.value = 10;
	const after = { ...edition, clauses: [changed] } as never;
	const own = disagreement('clauses', changed as never, after, 'zh-CN');
	expect(own?.stray.map(({ text }) => text)).toEqual(['5 分钟']);
	expect(own?.unsaid).toEqual(['10 分钟']);
	expect(own?.mended).toBe('受理后 10 分钟内派单。');
	expect(disagreement('clauses', changed as never, after, 'en')?.mended).toBe(
		'Dispatched within 10 minutes of receipt.'
	);
	const fined = disagreement('articles', article('7') as never, after, 'zh-Hant');
	expect(fined?.mended).toContain('10 分鐘內未派單');
});

test('a change of the unit is mended with the unit', () => {
	const changed = clause('dispatch');
	changed.limit = { ...changed.limit!, value: 1, unit: 'hours' };
	expect(disagreement('clauses', changed as never, edition, 'zh-CN')?.mended).toBe('受理后 1 小时内派单。');
});

test('where it cannot be told which number has changed, nothing is proposed', () => {
	const changed = article('16') as never as { triggers: { fines: { yuan: number }[] }[] };
	changed.triggers[1]!.fines[0]!.yuan = 60;
	const wrong = disagreement('articles', changed as never, edition, 'zh-CN');
	expect(wrong?.unsaid).toEqual(['60 元']);
	expect(wrong?.mended).toBeNull();
});
