/** A mark with a name, in shares of the picture's width and height; `high` where its name would rather stand over it. */
export interface NamedMark {
	readonly x: number;
	readonly y: number;
	/** Of its name, in px. */
	readonly width: number;
	readonly high: boolean;
}

export interface NameSide {
	readonly position: 'top' | 'bottom' | 'left' | 'right';
	readonly align: 'left' | 'center' | 'right';
}

/** The narrowest picture, in pixels: where names find room in it, they find it in all. */
const frame = { width: 250, height: 200 };
const line = 14;
const gap = 10;

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const around = (x: number, y: number, half: number): Box => ({
	left: x - half,
	right: x + half,
	top: y - half,
	bottom: y + half
});

/**
 * On which side of its mark each name stands, so that it meets no mark and no name before it; where no side is free, the
 * one that it would rather have. Names near an end stay within the picture.
 */
export function nameSides(
	named: readonly NamedMark[],
	others: readonly { x: number; y: number }[]
): NameSide[] {
	const at = ({ x, y }: { x: number; y: number }) => [x * frame.width, (1 - y) * frame.height] as const;
	const marks = [...named, ...others].map((mark) => around(...at(mark), 7));
	const taken: Box[] = [];
	return named.map((mark, own) => {
		const [x, y] = at(mark);
		const { width } = mark;
		const align = mark.x < 0.2 ? 'left' : mark.x > 0.8 ? 'right' : 'center';
		const start = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
		const beside = (left: number): Box => ({
			left,
			right: left + width,
			top: y - line / 2,
			bottom: y + line / 2
		});
		const sides: [NameSide, Box][] = [
			[
				{ position: 'top', align },
				{ left: start, right: start + width, top: y - gap - line, bottom: y - gap }
			],
			[
				{ position: 'bottom', align },
				{ left: start, right: start + width, top: y + gap, bottom: y + gap + line }
			],
			[{ position: 'right', align: 'left' }, beside(x + gap)],
			[{ position: 'left', align: 'right' }, beside(x - gap - width)]
		];
		if (!mark.high) sides.unshift(...sides.splice(1, 1));
		const free = sides.find(
			([, box]) =>
				box.left >= -8 &&
				box.right <= frame.width + 8 &&
				!marks.some((other, index) => index !== own && meet(box, other)) &&
				!taken.some((other) => meet(box, other))
		);
		const [side, box] = free ?? sides[0]!;
		taken.push(box);
		return side;
	});
}
