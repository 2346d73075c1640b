import { expect, test } from 'vitest';
import { outcomes, outcomeStyle, themes, type ThemeName } from '#lib/charts/theme.ts';

type Three = readonly [number, number, number];

/**
 * What is seen without one kind of cone, on linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for
 * simulation of color vision deficiency", IEEE TVCG 15 (2009), table 1, severity 1.0.
 */
const eyes: Readonly<Record<string, readonly [Three, Three, Three]>> = {
	all: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1]
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	]
};

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const parse = (hex: string): number[] =>
	[1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));

/** CIE L*a*b* under D65 of linear RGB. */
function lab([r = 0, g = 0, b = 0]: readonly number[]): Three {
	const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
	const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
	const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
	const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The least difference (CIE 1976) between any two colours as these eyes see them. */
function least(colours: readonly string[], eye: readonly [Three, Three, Three]): number {
	const seen = colours.map((hex) => {
		const given = parse(hex);
		const kept = eye.map((row) => row.reduce((sum, part, at) => sum + part * given[at]!, 0));
		return lab(kept.map((part) => Math.min(1, Math.max(0, part))));
	});
	const pairs = seen.flatMap((one, at) => seen.slice(at + 1).map((other) => [one, other] as const));
	return Math.min(...pairs.map(([one, other]) => Math.hypot(...one.map((part, at) => part - other[at]!))));
}

const names = Object.keys(themes) as ThemeName[];

test.each(names.flatMap((name) => Object.keys(eyes).map((eye) => [name, eye] as const)))(
	'the categories of the theme %s are told apart by eyes with %s',
	(name, eye) => {
		expect(least(themes[name].series, eyes[eye]!)).toBeGreaterThan(15);
	}
);

test.each(names)('the outcomes of the theme %s differ in pattern too', (name) => {
	const patterns = outcomes.map((outcome) => JSON.stringify(outcomeStyle(outcome, themes[name])['decal']));
	expect(new Set(patterns).size).toBe(outcomes.length);
	for (const eye of Object.values(eyes))
		expect(
			least(
				outcomes.map((outcome) => themes[name][outcome]),
				eye
			)
		).toBeGreaterThan(9);
});
