import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Rasterise } from './pictures.ts';
import { piecesFor, type FontPiece } from './fonts.ts';

/** Where the rasteriser and the font come from: the network's own origin, or the disk. */
export interface RasterFiles {
	wasm(): Promise<Uint8Array>;
	font(piece: FontPiece): Promise<Uint8Array>;
}

/** Three times the size on screen, 288 points to the inch: crisp on paper. */
const zoom = 3;

let ready: Promise<void> | null = null;

/**
 * Draws figures as PNG with one rasteriser and one font everywhere, so that the bytes are equal on every machine,
 * also where no Chinese font is installed. Nothing is loaded before the first figure.
 */
export function rasteriser(files: RasterFiles): Rasterise {
	const loaded = new Map<string, Promise<Uint8Array>>();
	const load = (piece: FontPiece): Promise<Uint8Array> => {
		const bytes = loaded.get(piece.file) ?? files.font(piece);
		loaded.set(piece.file, bytes);
		return bytes;
	};
	return async (figure) => {
		if (figure.svg === null) return null;
		ready ??= files.wasm().then((bytes) => initWasm(bytes));
		await ready;
		const fontBuffers = await Promise.all(piecesFor(lettersOf(figure.svg)).map(load));
		const picture = new Resvg(thicken(figure.svg), {
			fitTo: { mode: 'zoom', value: zoom },
			background: '#ffffff',
			font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC Thin' }
		});
		const image = picture.render();
		const png = image.asPng();
		image.free();
		picture.free();
		return png;
	};
}

/** The signs that stand in texts of an SVG; the few of XML are drawn by the same pieces as Latin letters. */
const lettersOf = (svg: string): string =>
	`0aA…${[...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map((match) => match[1] ?? '').join('')}`;

/**
 * The rasteriser draws a variable font at its thinnest. A line around each letter in the letter's own colour gives
 * the weight of a regular face, and of a bold one where bold is asked for.
 */
function thicken(svg: string): string {
	return svg.replace(/<text\b([^>]*)>/g, (whole, attributes: string) => {
		if (/\bstroke=/.test(attributes)) return whole;
		const fill = /\bfill="([^"]+)"/.exec(attributes)?.[1] ?? '#000';
		const bold = /font-weight[:=]\s*"?(bold|[6-9]00)/.test(attributes);
		return `<text${attributes} stroke="${fill}" stroke-width="${bold ? 1.1 : 0.55}" stroke-linejoin="round">`;
	});
}
