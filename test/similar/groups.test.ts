import { describe, expect, it } from 'vitest';
import { bandsOf, Buckets } from '#lib/similar/bands.ts';
import { ownParts } from '#lib/similar/differences.ts';
import { comparable, nearest, similarTexts, threshold } from '#lib/similar/groups.ts';
import { jaccard, shinglesOf } from '#lib/similar/shingles.ts';

/** Texts of known words, each changed in a few places: pairs of every similarity. */
function family(texts: number, seed: number): string[] {
	const chars = [...'客厅漏水电梯困人噪音停车收费墙面开裂物业保洁门禁路灯积水渗维修师傅态度投诉多次无人处理'];
	let state = seed;
	const next = (below: number) =>
		(state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0 && (state >>> 0) % below;
	const bases = Array.from({ length: texts / 10 }, () =>
		Array.from({ length: 20 + next(30) }, () => chars[next(chars.length)]!)
	);
	return Array.from({ length: texts }, (_, i) => {
		const own = [...bases[i % bases.length]!];
		for (let change = next(7); change > 0; change--) own[next(own.length)] = chars[next(chars.length)]!;
		return own.join('');
	});
}

describe('the similarity of two texts', () => {
	it('is what their pairs of units share: four of six', () => {
		const sets = shinglesOf(['甲乙丙丁戊己', '乙丙丁戊己庚']);
		expect(jaccard(sets, 0, 1)).toBe(4 / 6);
		expect(jaccard(sets, 0, 0)).toBe(1);
		expect(jaccard(shinglesOf(['无', '无']), 0, 1)).toBe(0);
	});

	it('does not see case, width, script, punctuation or which number', () => {
		const sets = shinglesOf(['10棟904室漏水，請處理！', '１2栋101室 漏水请处理']);
		expect(jaccard(sets, 0, 1)).toBe(1);
	});
});

describe('groups', () => {
	it('find at least 95 of 100 pairs that reach the threshold, counted one by one', () => {
		const texts = family(1500, 7);
		const sets = shinglesOf(texts);
		const buckets = new Buckets(bandsOf(sets));
		let [pairs, found, asked] = [0, 0, 0];
		for (const one of texts.keys()) {
			const near = new Set(buckets.near(one));
			asked += near.size;
			for (let other = 0; other < one; other++) {
				if (jaccard(sets, one, other) < threshold) continue;
				pairs++;
				if (near.has(other)) found++;
			}
			buckets.put(one);
		}
		expect(pairs).toBeGreaterThan(500);
		expect(found / pairs).toBeGreaterThanOrEqual(0.95);
		// and does not compare everything with everything
		expect(asked).toBeLessThan((texts.length * texts.length) / 10);
	});

	it('hold texts that are similar to the one that leads, and no others', () => {
		const texts = family(400, 3);
		const sets = comparable(texts).shingles;
		const { groups } = similarTexts(
			texts,
			texts.map(() => 1)
		);
		expect(groups.length).toBeGreaterThan(10);
		const seen = groups.flatMap(({ members }) => members.map(({ text }) => text));
		expect(new Set(seen).size).toBe(seen.length);
		for (const { leader, members } of groups)
			for (const { text, similarity } of members) {
				expect(similarity).toBe(jaccard(sets, leader, text));
				expect(similarity).toBeGreaterThanOrEqual(threshold);
			}
	});

	it('are led by the text that was said most often, and do not depend on chance', () => {
		const texts = [
			'客厅吊顶漏水三天了没有人来处理',
			'客厅吊顶漏水五天了没有人来处理',
			'客厅吊顶漏水七天了没有人来处理'
		];
		const { groups } = similarTexts(texts, [1, 5, 1]);
		expect(groups.map(({ leader }) => leader)).toEqual([1]);
		expect(similarTexts(family(300, 5), Array(300).fill(1))).toEqual(
			similarTexts(family(300, 5), Array(300).fill(1))
		);
	});

	it('leave out texts that say nothing, and the wording of a form', () => {
		expect(similarTexts(['无', '同上', '漏水'], [9, 9, 9])).toEqual({
			groups: [],
			short: [0, 1, 2],
			forms: []
		});
		const form = '客户来电反映情况如下请相关部门尽快核实处理';
		const texts = [form, ...family(99, 11).map((text) => `${form}：${text}`)];
		const { forms, groups } = similarTexts(
			texts,
			texts.map(() => 2)
		);
		expect(forms).toEqual([0]);
		expect(groups.length).toBeGreaterThan(1);
	});
});

it('the nearest texts come by their similarity, none is missed', () => {
	const texts = family(200, 9);
	const all = comparable(texts);
	const near = nearest(all, 0, 0.3, 5);
	const counted = texts
		.map((_, text) => ({ text, similarity: jaccard(all.shingles, 0, text) }))
		.filter(({ text, similarity }) => text !== 0 && similarity >= 0.3)
		.sort((a, b) => b.similarity - a.similarity || a.text - b.text);
	expect(near).toEqual(counted.slice(0, 5));
});

it('what is a text’s own stands out beside another', () => {
	const shown = (text: string, other: string) =>
		ownParts(text, other)
			.map((part) => (part.own ? `[${part.text}]` : part.text))
			.join('');
	expect(shown('10栋904漏水，请处理', '12栋904漏水请尽快处理')).toBe('[10]栋904漏水，请处理');
	expect(shown('12栋904漏水请尽快处理', '10栋904漏水，请处理')).toBe('[12]栋904漏水请[尽快]处理');
	expect(shown('電梯困人', '电梯困人')).toBe('電梯困人');
	expect(shown('甲乙', '')).toBe('[甲乙]');
	expect(shown('', '甲')).toBe('');
});
