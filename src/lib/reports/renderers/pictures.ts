import type { Figure, ReportDocument } from '#lib/reports/document.ts';

/** Draws a figure's SVG as PNG bytes; null where it cannot. */
export type Rasterise = (figure: Figure) => Promise<Uint8Array | null>;

/** The pictures of a paper by the id of their figure; what cannot be drawn is missing. */
export async function picturesOf(
	{ blocks }: ReportDocument,
	rasterise: Rasterise | undefined
): Promise<ReadonlyMap<string, Uint8Array>> {
	const pictures = new Map<string, Uint8Array>();
	for (const block of blocks) {
		if (block.kind !== 'figure' || block.svg === null || !rasterise) continue;
		const png = await rasterise(block);
		if (png) pictures.set(block.id, png);
	}
	return pictures;
}
