import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { control } from '#lib/charts/control.ts';
import { renderSvg } from '#lib/charts/draw.ts';
import { chartNamed, chartOfFixture } from '#lib/charts/fixture.ts';
import { withRest } from '#lib/charts/pareto.ts';
import { themes } from '#lib/charts/theme.ts';
import { locales } from '#lib/i18n/locale.ts';

const names = readdirSync('fixtures/charts').map((file) => file.replace('.json', ''));
const fixture = (name: string): unknown => JSON.parse(readFileSync(`fixtures/charts/${name}.json`, 'utf8'));

test('every chart has a fixture and every fixture a chart', () => {
	const charts = new Set(names.map((name) => name.replace(/-(many|few)$/, '')));
	expect([...charts].sort()).toEqual(Object.keys(chartOfFixture).sort());
});

for (const name of names) {
	test(`${name} draws the same picture each time, in every language, without values that are not numbers`, () => {
		for (const locale of locales) {
			const draw = () =>
				renderSvg(chartNamed(name)(fixture(name), { locale, theme: themes.paper }), 640, 320);
			const svg = draw();
			expect(svg).toBe(draw());
			expect(svg).toMatch(/^<svg /);
			expect(svg).not.toMatch(/NaN|undefined|null/);
		}
	});
}

test('an axis of shares ends at the whole, also where a limit comes near it', () => {
	const points = Array.from({ length: 14 }, (_, at) => ({
		at: `2025-${String(at + 1).padStart(2, '0')}`,
		...{ value: 0.93, centre: 0.93, lower: 0.86, upper: 1 }
	}));
	const svg = (measure: 'percent' | 'rate') =>
		renderSvg(control(points, measure, { locale: 'zh-CN', theme: themes.paper }), 640, 320);
	expect(svg('percent')).toMatch(/>100(\.0)?%</);
	expect(svg('percent')).not.toMatch(/>1[1-9]\d(\.0)?%</);
	expect(svg('rate')).toMatch(/>1\.2</);
});

test('a signal and an outcome are told apart without colour', () => {
	const context = { locale: 'zh-CN', theme: themes.paper } as const;
	expect(renderSvg(chartOfFixture['outcomes']!(fixture('outcomes'), context), 640, 320)).toContain(
		'<pattern'
	);
});

test('a long tail is put together so that nothing is lost', () => {
	const bars = Array.from({ length: 20 }, (_, i) => ({
		key: `${i}`,
		value: 1,
		share: 0.05,
		cumulative: (i + 1) / 20,
		vital: i < 16
	}));
	const shown = withRest(bars, 12, (n) => `其他 ${n}`);
	expect(shown).toHaveLength(12);
	expect(shown.reduce((sum, bar) => sum + bar.value, 0)).toBe(20);
	expect(shown.at(-1)?.label).toBe('其他 9');
});
