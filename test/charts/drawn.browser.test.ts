import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draw, type Drawing } from '#lib/charts/draw.ts';
import { chartNamed } from '#lib/charts/fixture.ts';
import { fixtureCases, fixtureInCase } from '#lib/charts/fixtureCases.ts';
import { seriesOf, withChosen } from '#lib/charts/marks/marks.ts';
import type { ChartOption } from '#lib/charts/option.ts';
import { isSameShape } from '#lib/charts/drawing/shape.ts';
import { themes } from '#lib/charts/theme.ts';

type Fixture = Readonly<Record<string, unknown>>;
const files = import.meta.glob<Fixture>('/fixtures/charts/*.json', { eager: true, import: 'default' });
const context = { locale: 'zh-CN', theme: themes.light } as const;
const ground = themes.light.surface;
const hands = { pick: () => undefined };

/** What a chart is asked to draw one after the other: its fixtures, their hard cases, and with some of their marks chosen. */
const optionsOf = (chart: string): ChartOption[] =>
	Object.entries(files)
		.map(([path, fixture]) => [path.split('/').at(-1)!.replace('.json', ''), fixture] as const)
		.filter(([name]) => name.replace(/-(many|few)$/, '') === chart)
		.flatMap(([name, fixture]) =>
			fixtureCases
				.filter((one) => one !== 'thousands')
				.flatMap((one) => (one === 'own' ? fixture : (fixtureInCase(name, fixture, one) as Fixture)) ?? [])
				.map((each) => chartNamed(name)(each, context))
		)
		.flatMap((option, at) => [
			option,
			withChosen(option, (key) => (key.length + at) % 2 === 0, themes.light.ink)
		]);

let place: HTMLDivElement;
beforeEach(() => {
	place = document.createElement('div');
	place.style.cssText = 'width: 560px; height: 300px';
	document.body.append(place);
});
afterEach(() => place.remove());

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
/** The picture that is there, and nothing that waits. */
const pixels = () => [...place.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()).join();

function drawnAnew(option: ChartOption): string {
	const other = document.createElement('div');
	other.style.cssText = place.style.cssText;
	document.body.append(other);
	const drawing = draw(other, hands);
	drawing.set(option);
	const png = drawing.png(ground);
	drawing.close();
	other.remove();
	return png;
}

describe('a picture that was updated is, pixel by pixel, the one that is drawn anew', () => {
	const charts = [...new Set(Object.keys(files).map((path) => /([a-zA-Z]+)[^/]*\.json$/.exec(path)![1]!))];
	test.each(charts)('%s', (chart) => {
		const options = optionsOf(chart);
		const drawing = draw(place, hands);
		const wrong: number[] = [];
		for (const [at, option] of [...options, ...options.toReversed()].entries()) {
			drawing.set(option);
			if (drawing.png(ground) !== drawnAnew(option)) wrong.push(at);
		}
		drawing.close();
		expect(wrong).toEqual([]);
	});
});

describe('two options have the same shape', () => {
	const option = chartNamed('bars')(files['/fixtures/charts/bars.json']!, context);
	test('where only what they say differs', () => {
		const more = { ...option, series: seriesOf(option).map((one) => ({ ...one, data: one.data?.slice(1) })) };
		expect(isSameShape(option, more)).toBe(true);
	});
	test.each([
		['a part is gone', { ...option, tooltip: undefined }],
		['a part has come', { ...option, legend: {} }],
		['a series has come', { ...option, series: [...seriesOf(option), { type: 'bar' }] }],
		[
			'a series is of another type',
			{ ...option, series: seriesOf(option).map((s) => ({ ...s, type: 'line' })) }
		],
		['an axis is of another type', { ...option, yAxis: { ...(option['yAxis'] as object), type: 'value' } }]
	])('but not where %s', (_, other) => expect(isSameShape(option, other)).toBe(false));
});

describe('what cannot be seen is not drawn', () => {
	const first = optionsOf('bars')[0]!;
	let drawing: Drawing;
	beforeEach(() => {
		document.body.style.minHeight = '8000px';
		place.style.marginTop = '6000px';
		scrollTo(0, 0);
		drawing = draw(place, hands);
	});
	afterEach(() => {
		drawing.close();
		document.body.style.minHeight = '';
	});

	test('until it comes near the window', async () => {
		drawing.set(first);
		await frame();
		await frame();
		const before = pixels();
		place.scrollIntoView();
		await expect.poll(() => pixels() !== before).toBe(true);
		expect(drawing.png(ground)).toBe(drawnAnew(first));
	});

	test('except for a file', () => {
		drawing.set(first);
		expect(drawing.png(ground)).toBe(drawnAnew(first));
	});

	test('and of several that were asked for meanwhile only the last is', async () => {
		for (const option of optionsOf('bars').slice(0, 4)) drawing.set(option);
		place.scrollIntoView();
		const last = drawnAnew(optionsOf('bars')[3]!);
		await frame();
		await expect.poll(() => drawing.png(ground)).toBe(last);
	});
});

test('a picture whose place has another size is drawn in it', async () => {
	const option = optionsOf('bars')[0]!;
	const drawing = draw(place, hands);
	drawing.set(option);
	await frame();
	place.style.width = '400px';
	const wanted = drawnAnew(option);
	await expect.poll(() => drawing.png(ground)).toBe(wanted);
	drawing.close();
});

test('a picture that says something else in a place of another size is there, whole, in the first frame', async () => {
	const [first, other] = [optionsOf('bars')[0]!, optionsOf('bars').at(-1)!];
	const drawing = draw(place, hands);
	drawing.set(first);
	// until nothing is drawn any more
	for (let at = 0; at < 30; at++) await frame();
	place.style.height = '360px';
	drawing.set(other);
	await frame();
	const shown = pixels();
	for (let at = 0; at < 5; at++) await frame();
	expect(drawing.png(ground)).toBe(drawnAnew(other));
	expect(shown).toBe(pixels());
	drawing.close();
});
