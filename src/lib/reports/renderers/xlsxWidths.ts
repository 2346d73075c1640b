/** Digits of the standard font that a page takes across, at about four fifths of their size: letters of some eight points. */
const room = { portrait: 125, landscape: 185 } as const;
/** A column of text is not narrower than this, so that its rows do not grow too high. */
const fewest = 14;

/**
 * Widths with which a sheet prints in letters that can be read, as all its columns stand on one page: where they need more,
 * the widest columns of text give, down to one width that they share; where that is not enough, the page is turned.
 * `least`: what each column must have. Widths in digits of the standard font.
 */
export function narrowed(
	widths: readonly number[],
	least: readonly number[],
	landscape: boolean
): { readonly widths: readonly number[]; readonly landscape: boolean } {
	const floor = widths.map((width, index) => Math.min(width, Math.max(fewest, least[index] ?? 0)));
	const needed = floor.reduce((sum, width) => sum + width, 0);
	const turned = landscape || needed > room.portrait;
	return { widths: cappedTo(turned ? room.landscape : room.portrait, widths, floor), landscape: turned };
}

/** The widest of `widths` lowered to one common width, but not below `floor`, so that all add up to at most `most`, where they can. */
function cappedTo(most: number, widths: readonly number[], floor: readonly number[]): readonly number[] {
	const at = (cap: number): number[] =>
		widths.map((width, index) => Math.max(floor[index]!, Math.min(width, cap)));
	let cap = Math.ceil(Math.max(...widths, fewest));
	while (cap > fewest && at(cap).reduce((sum, width) => sum + width, 0) > most) cap--;
	return at(cap);
}
