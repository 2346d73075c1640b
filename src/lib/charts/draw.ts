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
import { turnOf } from './drawing/frames.browser.ts';
import { brushing } from './marks/brush.browser.ts';
import { keyOf, keysAlong, nameAxisOf, type Mark } from './marks/marks.ts';
import type { ChartOption } from './option.ts';
import { isSameShape } from './drawing/shape.ts';
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
let measured = '';
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
		// to set a font takes longer than to measure
		if (font !== measured) context.font = measured = font;
		return context.measureText(text);
	}
});

/** A picture on the page that can be given another option, asked for as a file, and put away. */
export interface Drawing {
	set(option: ChartOption): void;
	/** Shows what is said of a mark, as on hover; null puts it away. */
	point(mark: Mark | null): void;
	/** A data address of the picture, at twice the size. */
	png(background: string): string;
	close(): void;
}

/** What the one who looks does to the picture. */
export interface Hands {
	/** A mark was clicked, or the place beside it; `add` where Ctrl, Shift or ⌘ was held. */
	pick(key: string, add: boolean): void;
	/** The pointer came to a mark that a click would pick, or left it: null. */
	point?(key: string | null): void;
	/** The pointer was drawn along the axis of names from one key to another. */
	span?(from: string, to: string): void;
}

/** Draws into `node` and follows its size: in the next frame, and only while it is near the window. */
export function draw(node: HTMLElement, hands: Hands): Drawing {
	const chart = init(node, null, { renderer: 'canvas' });
	const surface = chart.getZr();
	/** What is asked for, and what is drawn. */
	let wanted: ChartOption | null = null;
	let shown: ChartOption = {};
	let isBlank = true;
	let pointed: Mark | null = null;
	const axis = () => nameAxisOf(shown);
	const paint = () => {
		const [width, height] = [node.clientWidth, node.clientHeight];
		const resized = width > 0 && (width !== chart.getWidth() || height !== chart.getHeight());
		if (wanted) {
			// written over what is there where nothing of it would be left, which takes less than another picture;
			// with another size it is laid out once, with that
			const notMerge = isBlank || !isSameShape(shown, wanted);
			[shown, wanted, isBlank] = [wanted, null, false];
			chart.setOption(shown, { notMerge, lazyUpdate: resized });
			brush.allow(hands.span !== undefined && axis() === 'x');
		}
		if (resized) {
			// told its size, it does not take the picture out of the page to read it, which lays the page out anew
			chart.resize({ width, height });
			// painted with the others: else what was there stays in the new place until the next frame
			surface.flush();
		}
	};
	const turn = turnOf(node, paint);
	const sizes = new ResizeObserver(() => {
		if (isBlank || (node.clientWidth === chart.getWidth() && node.clientHeight === chart.getHeight())) return;
		turn.ask();
	});
	sizes.observe(node);
	/** The place on the axis of names under the pointer; -1 beside the picture. */
	const placeAt = (x: number, y: number): number => {
		if (!chart.containPixel({ gridIndex: 0 }, [x, y])) return -1;
		const at = chart.convertFromPixel({ gridIndex: 0 }, [x, y]);
		return Math.round(at[axis() === 'x' ? 0 : 1] ?? -1);
	};
	const adds = (event: unknown) => {
		const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
		return ctrlKey || metaKey || shiftKey;
	};
	/** The key of the mark under a click, told before or after the click itself. */
	let marked: string | null = null;
	chart.on('click', ({ data }) => {
		marked = keyOf(data);
	});
	surface.on('click', ({ offsetX, offsetY, event }) =>
		queueMicrotask(() => {
			const along = axis() === null ? null : keysAlong(shown)[placeAt(offsetX, offsetY)];
			const key = marked ?? along;
			marked = null;
			if (typeof key === 'string') hands.pick(key, adds(event));
		})
	);
	let under: string | null = null;
	const came = (key: string | null) => {
		if (key !== under) hands.point?.((under = key));
	};
	chart.on('mouseover', ({ data }) => came(keyOf(data)));
	surface.on('mousemove', ({ offsetX, offsetY, target }) => {
		if (!target && axis() !== null) came(keysAlong(shown)[placeAt(offsetX, offsetY)] ?? null);
	});
	surface.on('globalout', () => came(null));
	const brush = brushing(node, surface, (from, to) => {
		if (!hands.span || axis() !== 'x') return;
		const keys = keysAlong(shown);
		const [one, other] = [keys[placeAt(...from)], keys[placeAt(...to)]];
		if (typeof one === 'string' && typeof other === 'string') hands.span(one, other);
	});
	return {
		set: (option) => {
			wanted = option;
			turn.ask();
		},
		point: (mark) => {
			turn.now();
			if (pointed) chart.dispatchAction({ type: 'downplay', ...pointed });
			pointed = mark;
			if (mark) {
				chart.dispatchAction({ type: 'highlight', ...mark });
				chart.dispatchAction({ type: 'showTip', ...mark });
			} else chart.dispatchAction({ type: 'hideTip' });
		},
		png: (backgroundColor) => {
			turn.now();
			return chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor });
		},
		close: () => {
			turn.close();
			sizes.disconnect();
			brush.close();
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
