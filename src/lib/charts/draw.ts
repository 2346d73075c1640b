import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import {
	AriaComponent,
	GridComponent,
	LegendComponent,
	MarkLineComponent,
	TooltipComponent
} from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from './option.ts';
import { paperFont } from './theme.ts';

use([
	BarChart,
	CustomChart,
	LineChart,
	ScatterChart,
	AriaComponent,
	GridComponent,
	LegendComponent,
	MarkLineComponent,
	TooltipComponent,
	LabelLayout,
	CanvasRenderer,
	SVGRenderer
]);

let context: CanvasRenderingContext2D | null | undefined;
/** On paper a Chinese sign is one em wide and a Latin one just over half: the same everywhere, unlike any canvas. */
function paperWidth(text: string, font: string): number {
	const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
	let ems = 0;
	for (const sign of text) ems += sign.charCodeAt(0) > 0x2e7f ? 1 : 0.56;
	return ems * size;
}
setPlatformAPI({
	measureText: (text: string, font: string = '12px sans-serif') => {
		if (context === undefined && typeof document !== 'undefined')
			context = document.createElement('canvas').getContext('2d');
		if (!context || font.includes(paperFont)) return { width: paperWidth(text, font) } as TextMetrics;
		context.font = font;
		return context.measureText(text);
	}
});

/** A picture on the page that can be given another option, asked for as a file, and put away. */
export interface Drawing {
	set(option: ChartOption): void;
	/** A data address of the picture, at twice the size. */
	png(background: string): string;
	close(): void;
}

/** Draws into `node`, follows its size, and calls `onPick` with the key of what was clicked. */
export function draw(node: HTMLElement, onPick: (key: string) => void): Drawing {
	const chart = init(node, null, { renderer: 'canvas' });
	const sizes = new ResizeObserver(() => chart.resize());
	sizes.observe(node);
	chart.on('click', (event) => {
		const key = (event.data as { key?: unknown } | undefined)?.key;
		if (typeof key === 'string') onPick(key);
	});
	return {
		set: (option) => chart.setOption(option, { notMerge: true }),
		png: (backgroundColor) => chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor }),
		close: () => {
			sizes.disconnect();
			chart.dispose();
		}
	};
}

/** The chart as SVG text of `width` × `height` pixels, without a page; the same option gives the same text. */
export function renderSvg(option: ChartOption, width: number, height: number): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
	chart.setOption({ ...option, animation: false, tooltip: undefined });
	const svg = chart.renderToSVGString();
	chart.dispose();
	// The library numbers drawings and hover styles through the life of the program; paper needs neither.
	return svg
		.replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
		.replaceAll(/ (class|ecmeta_\w+)="[^"]*"/g, '')
		.replaceAll(/zr\d+-/g, 'z-');
}
