import type { Figure, ReportDocument } from '#lib/reports/document.ts';

/** Draws a figure's SVG as PNG bytes; null where it cannot. */
export type Rasterise = (figure: Figure) => Promise<Uint8Array | null>;

/** Pictures that were drawn, for as long as their figure is there: a paper is often wanted in several formats, one after the other. */
const drawn = new WeakMap<Figure, Promise<Uint8Array | null>>();

function draw(figure: Figure, rasterise: Rasterise): Promise<Uint8Array | null> {
	const known = drawn.get(figure);
	if (known) return known;
	const made = rasterise(figure);
	drawn.set(figure, made);
	const forget = (): boolean => drawn.delete(figure);
	made.then((png) => png ?? forget(), forget);
	return made;
}

/** The pictures of a paper by the id of their figure; what cannot be drawn is missing. */
export async function picturesOf(
	{ blocks }: ReportDocument,
	rasterise: Rasterise | undefined
): Promise<ReadonlyMap<string, Uint8Array>> {
	const pictures = new Map<string, Uint8Array>();
	for (const block of blocks) {
		if (block.kind !== 'figure' || block.svg === null || !rasterise) continue;
		const png = await draw(block, rasterise);
		if (png) pictures.set(block.id, png);
	}
	return pictures;
}
