import { describe, expect, test } from 'vitest';
import { renderSvg } from '#lib/charts/draw.ts';
import { chartNamed } from '#lib/charts/fixture.ts';
import { themes, type ThemeName } from '#lib/charts/theme.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { contrast, drawnPixels, groundOf, isCut, labelsOf, overlaps, pixelsOf, rgbOf } from './pictures.ts';

type Fixture = { readonly height?: number } & Readonly<Record<string, unknown>>;
const files = import.meta.glob<Fixture>('/fixtures/charts/*.json', { eager: true, import: 'default' });
const fixtures = Object.entries(files).map(([path, fixture]): [string, Fixture] => [
	path.split('/').at(-1)!.replace('.json', ''),
	fixture
]);

/** A picture is as wide as its card allows on pages of 360, 768, 1280 and 1920 pixels. */
const widths = [296, 704, 1216, 1856];
const themeNames = Object.keys(themes) as ThemeName[];

/** Each width in a language and a theme of its own, shifted from chart to chart: every pair comes up. */
const views = (shift: number) =>
	widths.map((width, at): { width: number; locale: Locale; theme: ThemeName } => ({
		width,
		locale: locales[(at + shift) % locales.length]!,
		theme: themeNames[(at + Math.floor(shift / 3)) % themeNames.length]!
	}));

/** Charts that take any number of categories, by the part of their fixture that lists them. */
const lists: Readonly<Record<string, string>> = {
	bars: 'rows',
	cascade: 'steps',
	columns: 'rows',
	outcomes: 'rows',
	pareto: 'rows'
};

/** The fixture with so many categories. */
function stretched(name: string, fixture: Fixture, many: number): Fixture {
	const list = lists[name]!;
	const rows = fixture[list] as readonly { readonly key: string; readonly label?: string }[];
	const more = Array.from({ length: many }, (_, at) => {
		const row = rows[at % rows.length]!;
		return at < rows.length
			? row
			: { ...row, key: `${row.key}${at}`, label: `${row.label ?? row.key} ${at}` };
	});
	return { ...fixture, [list]: more };
}

/** What is wrong with a picture to those who look at it; empty where nothing is. */
async function faults(name: string, fixture: Fixture, { width, locale, theme }: ReturnType<typeof views>[0]) {
	const height = fixture.height ?? 280;
	const { surface } = themes[theme];
	const svg = renderSvg(chartNamed(name)(fixture, { locale, theme: themes[theme] }), width, height);
	const place = document.createElement('div');
	place.innerHTML = svg;
	document.body.append(place);
	const labels = labelsOf(place.querySelector('svg')!);
	place.remove();
	const told = (all: readonly string[]) =>
		all.slice(0, 4).map((fault) => `${width} ${locale} ${theme}: ${fault}`);
	const found: string[] = [];
	for (const label of labels) if (isCut(label, width, height)) found.push(`cut: ${label.text}`);
	for (const [one, other] of overlaps(labels, 4)) found.push(`one on the other: ${one.text} / ${other.text}`);
	// the two that differ most in what is left out; the wider ones only have more room
	if (width !== widths[0] && width !== widths[2]) return told(found);
	const pixels = await pixelsOf(svg, width, height, surface);
	if (drawnPixels(pixels, surface) < 200) found.push('blank');
	for (const label of labels) {
		const ratio = contrast(rgbOf(label.fill), groundOf(pixels, label));
		if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(1)}: ${label.text}`);
	}
	return told(found);
}

describe('labels neither meet nor are cut, are legible, and something is drawn', () => {
	test.each(fixtures.map(([name, fixture], shift) => ({ name, fixture, shift })))(
		'$name',
		async ({ name, fixture, shift }) => {
			const all = [];
			for (const view of views(shift)) all.push(...(await faults(name, fixture, view)));
			expect(all).toEqual([]);
		}
	);

	const some = fixtures.filter(([name]) => name in lists);
	test.each(some.map(([name, fixture], shift) => ({ name, fixture, shift })))(
		'$name with 3 and with 3,000 categories',
		async ({ name, fixture, shift }) => {
			const all = [];
			for (const many of [3, 3000])
				for (const view of views(shift))
					all.push(...(await faults(name, stretched(name, fixture, many), view)));
			expect(all).toEqual([]);
		}
	);
});
