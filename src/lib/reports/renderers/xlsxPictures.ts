import type { Figure } from '#lib/reports/document.ts';
import { printable } from './cells.ts';

const escaped = (text: string): string =>
	printable(text)
		.replace(/[\n\t]/g, ' ')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('"', '&quot;');

/**
 * The XML of a sheet's drawing with the words of its pictures, in the order in which they were put there: their names, and what they
 * show for those who do not see them. The library writes `Picture 1` and nothing else.
 */
export function describePictures(xml: string, figures: readonly Figure[]): string {
	let at = 0;
	return xml.replace(/(<xdr:cNvPr id="\d+") name="[^"]*"/g, (whole, start: string) => {
		const figure = figures[at++];
		return figure ? `${start} name="${escaped(figure.caption)}" descr="${escaped(figure.alt)}"` : whole;
	});
}
