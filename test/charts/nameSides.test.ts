import { expect, test } from 'vitest';
import { nameSides } from '#lib/charts/marks/nameSides.ts';

const mark = (x: number, y: number, high = true) => ({ x, y, width: 74, high });

test('a name stands on the far side of its mark, and within the picture near its ends', () => {
	expect(nameSides([mark(0.1, 0.5), mark(0.5, 0.2, false), mark(0.95, 0.8)], [])).toEqual([
		{ position: 'top', align: 'left' },
		{ position: 'bottom', align: 'center' },
		{ position: 'top', align: 'right' }
	]);
});

test('a name goes to another side where a mark or a name is in the way', () => {
	const [below, beside] = nameSides([mark(0.5, 0.5), mark(0.5, 0.62)], [{ x: 0.5, y: 0.41 }]);
	expect(below?.position).toBe('right');
	expect(beside?.position).toBe('top');
});

test('where no side is free, the name keeps the side that it would rather have', () => {
	const around = [0.44, 0.5, 0.56].flatMap((x) => [0.42, 0.5, 0.58].map((y) => ({ x, y })));
	expect(nameSides([mark(0.5, 0.5, false)], around)[0]?.position).toBe('bottom');
});
