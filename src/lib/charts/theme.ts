import type { Locale } from '#lib/i18n/locale.ts';

/** Colours and type of one surface. Colour has meaning and never stands alone: see `outcomeStyle`. */
export interface ChartTheme {
	readonly ink: string;
	readonly muted: string;
	readonly line: string;
	readonly surface: string;
	readonly accent: string;
	readonly signal: string;
	/** At most eight categories, told apart by colour-blind eyes too; the rest is grouped. */
	readonly series: readonly string[];
	readonly met: string;
	readonly breached: string;
	readonly pending: string;
	readonly unknown: string;
	readonly font: string;
}

/** What every chart is told beside its rows. */
export interface ChartContext {
	readonly locale: Locale;
	readonly theme: ChartTheme;
}

/** `print` is a page of the app on paper; `paper` a report, the same on every machine. */
export type ThemeName = 'light' | 'dark' | 'print' | 'paper';

// single quotes: double ones end the attribute that an SVG file puts it into
const stack = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif";

/** Text in this family is measured by a table instead of a canvas, so that a paper is the same on every machine. */
export const paperFont = 'Sujian Paper';

const light: ChartTheme = {
	ink: '#1f2a30',
	muted: '#5b6870',
	line: '#dbe1e4',
	surface: '#ffffff',
	accent: '#2b6a93',
	signal: '#c2452d',
	series: ['#2b6a93', '#62a9cb', '#7d6bdb', '#c59916', '#928539', '#9a8b6f', '#6e6368', '#87c7b9'],
	met: '#2f8f83',
	breached: '#cf5a34',
	pending: '#7c93a8',
	unknown: '#b4bcc1',
	font: stack
};

export const themes: Readonly<Record<ThemeName, ChartTheme>> = {
	light,
	dark: {
		ink: '#e4eaed',
		muted: '#a3b0b8',
		line: '#36424a',
		surface: '#1d2529',
		accent: '#6db0da',
		signal: '#f08a6b',
		series: ['#6db0da', '#72ecc2', '#a580f5', '#ddc140', '#abee88', '#c79778', '#939399', '#75608a'],
		met: '#4fb3a5',
		breached: '#e8835f',
		pending: '#8ea6bb',
		unknown: '#68757d',
		font: stack
	},
	print: { ...light, ink: '#000000', muted: '#444444', line: '#bbbbbb', unknown: '#9aa3a8' },
	paper: { ...light, muted: '#4d5960', font: paperFont }
};

export type Outcome = 'met' | 'breached' | 'pending' | 'unknown';
export const outcomes: readonly Outcome[] = ['met', 'breached', 'pending', 'unknown'];

/** Colour and pattern of an outcome: plain met, strokes for breached, dots for pending, hatching for unknown. */
export function outcomeStyle(outcome: Outcome, theme: ChartTheme): Record<string, unknown> {
	const color = theme[outcome];
	const stroke = theme.surface;
	if (outcome === 'met') return { color, decal: { symbol: 'none' } };
	if (outcome === 'breached')
		return {
			color,
			decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 7], rotation: Math.PI / 2, color: stroke }
		};
	if (outcome === 'pending')
		return {
			color,
			decal: {
				symbol: 'circle',
				symbolSize: 0.5,
				dashArrayX: [
					[6, 6],
					[0, 6, 6, 0]
				],
				dashArrayY: [6, 0],
				color: stroke
			}
		};
	return {
		color,
		decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4, color: stroke }
	};
}
