import type { ChartTheme } from './theme.ts';

/** Steps of the calm scale: the lightest stands for the least, so that it also reads in grey and in print. */
export const scaleSteps = 5;

type Colour = readonly [number, number, number];

const parse = (hex: string): Colour =>
	[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never;
const text = (colour: Colour) =>
	`#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** So much of `strong` in `weak`. */
export function mixed(weak: string, strong: string, share: number): string {
	const [a, b] = [parse(weak), parse(strong)];
	return text(a.map((part, i) => part + (b[i]! - part) * share) as never);
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
	const [r, g, b] = parse(hex).map((part) => {
		const share = part / 255;
		return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as unknown as Colour;
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Legible for small text: WCAG 2.2, 1.4.3. */
const legible = 4.5;

/** Ink or surface, whichever is the easier to read on this ground; black or white where neither is legible. */
export function inkOn(ground: string, theme: ChartTheme): string {
	const contrast = (ink: string) => {
		const [a, b] = [luminance(ink), luminance(ground)];
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	};
	const best = (inks: readonly string[]) =>
		inks.reduce((one, other) => (contrast(other) > contrast(one) ? other : one));
	const own = best([theme.ink, theme.surface]);
	return contrast(own) >= legible ? own : best(['#000000', '#ffffff']);
}

/** The grounds of the scale, from the least to the most. */
export const shades = (theme: ChartTheme): string[] =>
	Array.from({ length: scaleSteps }, (_, i) =>
		mixed(theme.surface, theme.accent, 0.08 + (0.92 * i) / (scaleSteps - 1))
	);

/** The step of a value on a scale from 0 to `most`: 0 has the first one. */
export const stepOf = (value: number, most: number): number =>
	most <= 0 ? 0 : Math.min(scaleSteps - 1, Math.floor((value / most) * scaleSteps));
