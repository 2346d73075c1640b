import { describe, expect, test } from 'vitest';
import { renderSvg } from '#lib/charts/draw.ts';
import { chartNamed } from '#lib/charts/fixture.ts';
import { fixtureCases, fixtureInCase } from '#lib/charts/fixtureCases.ts';
import { themes, type ThemeName } from '#lib/charts/theme.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import {
	markPixels,
	contrast,
	drawnPixels,
	groundOf,
	isCut,
	labelsOf,
	overlaps,
	pixelsOf,
	rgbOf
} from './pictures.ts';

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

/** What is wrong with a picture to those who look at it; empty where nothing is. */
async function faults(
	name: string,
	fixture: Fixture,
	{ width, locale, theme }: ReturnType<typeof views>[0],
	mayBeBare = false
) {
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
	if (drawnPixels(pixels, surface) < (mayBeBare ? 40 : 200)) found.push('blank');
	if (!mayBeBare && markPixels(pixels, 48, surface) < 24) found.push('words, but no marks');
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

	const hard = fixtures.flatMap(([name, fixture], at) =>
		fixtureCases
			.filter((one) => one !== 'own')
			.map((one, index) => ({ name, one, fixture: fixtureInCase(name, fixture, one), shift: at + index }))
			.filter((entry): entry is typeof entry & { fixture: Fixture } => entry.fixture !== null)
	);
	test.each(hard)('$name: $one', async ({ name, one, fixture, shift }) => {
		const all = [];
		for (const view of views(shift))
			all.push(...(await faults(name, fixture, view, one === 'zero' || one === 'unknown')));
		expect(all).toEqual([]);
	});
});
