interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

const gap = 4;

/**
 * Where the box of a hover text stands, in pixels of the picture: at the end of its mark, so that it stays while the pointer moves on
 * the mark and can be reached, and never under the pointer, which would click it instead of the mark. `lying` marks end at their right,
 * others at their top.
 */
export function tipPlace(
	pointer: readonly [number, number],
	mark: Box | null | undefined,
	[width, height]: readonly [number, number],
	[wide, high]: readonly [number, number],
	lying: boolean
): [number, number] {
	const around = mark ?? { x: pointer[0] - 12, y: pointer[1] - 12, width: 24, height: 24 };
	const middle: [number, number] = [around.x + around.width / 2, around.y + around.height / 2];
	const along = Math.max(0, Math.min(wide - width, middle[0] - width / 2));
	const across = Math.max(0, Math.min(high - height, middle[1] - height / 2));
	const right: [number, number] = [around.x + around.width + gap, across];
	const left: [number, number] = [around.x - width - gap, across];
	const above: [number, number] = [along, around.y - height - gap];
	const below: [number, number] = [along, around.y + around.height + gap];
	const fits = ([x, y]: readonly [number, number]) => x >= 0 && x + width <= wide && y >= -height / 2;
	return (lying ? [right, below] : [above, right, left]).find(fits) ?? below;
}
