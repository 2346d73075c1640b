import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bars } from '#lib/charts/bars.ts';
import { flow } from '#lib/charts/flow.ts';
import {
	keysAlong,
	marksOf,
	nameAxisOf,
	textOf,
	tipOf,
	withChosen,
	withTipEnd
} from '#lib/charts/marks/marks.ts';
import { outcomes } from '#lib/charts/outcomes.ts';
import { themes } from '#lib/charts/theme.ts';
import { tipPlace } from '#lib/charts/marks/tipPlace.ts';

const context = { locale: 'zh-CN', theme: themes.light } as const;
const sites = bars(
	[
		{ key: 'a', label: '甲<b>', value: 3 },
		{ key: 'b', label: '乙', value: 2 }
	],
	'count',
	context
);
const months = flow([{ month: '2025-01', carriedIn: 1, received: 2, completed: 3, carriedOut: 0 }], context);

test('the marks of a picture are those that have keys, in the order of its places', () => {
	expect(marksOf(sites)).toEqual([
		{ key: 'b', seriesIndex: 0, dataIndex: 0 },
		{ key: 'a', seriesIndex: 0, dataIndex: 1 }
	]);
	expect(marksOf(months).map(({ key, seriesIndex }) => [key, seriesIndex])).toEqual([
		['2025-01', 0],
		['2025-01', 1]
	]);
});

test('a place with one key can be picked beside its mark, one with several cannot', () => {
	expect(keysAlong(months)).toEqual(['2025-01']);
	const clause = { key: 'dispatch', label: '派单', met: 1, breached: 1, pending: 0, unknown: 0 };
	expect(keysAlong(outcomes([clause], context))).toEqual([null]);
	expect([nameAxisOf(sites), nameAxisOf(months)]).toEqual(['y', 'x']);
});

test('what is not chosen steps back, what is gets an edge, and the picture given stays as it was', () => {
	const before = JSON.stringify(sites);
	const [series] = withChosen(sites, (key) => key === 'a', '#000')['series'] as [
		{ data: { itemStyle: Record<string, unknown> }[] }
	];
	expect(series.data[0]!.itemStyle['opacity']).toBeLessThan(1);
	expect(series.data[1]!.itemStyle).toMatchObject({ borderColor: '#000' });
	expect(series.data[1]!.itemStyle['opacity']).toBeUndefined();
	expect(JSON.stringify(sites)).toBe(before);
});

test('what is said of a mark is plain text, whatever was imported', () => {
	const mark = marksOf(sites)[1]!;
	expect(textOf(tipOf(sites, mark), '，')).toBe('甲<b>，数值，3');
});

test('a hover text ends with the way to the rows', () => {
	const led = withTipEnd(sites, (key) => `[${key}]`);
	expect(tipOf(led, marksOf(led)[1]!)).toMatch(/\[a\]$/);
	expect(
		tipOf(
			withTipEnd(months, (key) => `[${key}]`),
			marksOf(months)[0]!
		)
	).toMatch(/\[2025-01\]$/);
});

test('the box of a hover text never lies under the pointer, and its width stays within the picture', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 290 }),
			fc.integer({ min: 0, max: 230 }),
			fc.integer({ min: 1, max: 200 }),
			fc.integer({ min: 1, max: 60 }),
			fc.boolean(),
			(x, y, width, height, lying) => {
				const mark = { x, y, width: Math.min(width, 300 - x), height };
				const pointer = [x + mark.width / 2, y + height / 2] as const;
				const size = [180, 90] as const;
				const [left, top] = tipPlace(pointer, mark, size, [300, 256], lying);
				const under =
					pointer[0] >= left && pointer[0] <= left + 180 && pointer[1] >= top && pointer[1] <= top + 90;
				expect(under).toBe(false);
				expect(left).toBeGreaterThanOrEqual(0);
				expect(left + 180).toBeLessThanOrEqual(300);
			}
		)
	);
});
