/** A piece of text in a drawn picture, with its corners where it really stands. */
export interface Label {
	readonly text: string;
	readonly fill: string;
	readonly corners: readonly (readonly [number, number])[];
}

/** True where a text lies outside the part of the picture that its group shows: the next page of a legend. */
function isClipped(node: SVGTextElement): boolean {
	const group = node.closest('[clip-path]');
	const id = /#([^)"']+)/.exec(group?.getAttribute('clip-path') ?? '')?.[1];
	const shape = id ? node.ownerSVGElement?.getElementById(id)?.firstElementChild : null;
	const turned = (group as SVGGraphicsElement | null)?.getScreenCTM();
	if (!(shape instanceof SVGGraphicsElement) || !turned) return false;
	const box = shape.getBBox();
	const end = new DOMPoint(box.x + box.width, box.y + box.height).matrixTransform(turned);
	return node.getBoundingClientRect().right > end.x + 1;
}

/** The texts of a picture as the browser draws them; `svg` must be in the page. Turned texts have turned corners. */
export function labelsOf(svg: SVGSVGElement): Label[] {
	const frame = svg.getBoundingClientRect();
	return [...svg.querySelectorAll('text')].flatMap((node) => {
		const text = node.textContent ?? '';
		const { x, y, width, height } = node.getBBox();
		const turned = node.getScreenCTM();
		if (text.trim() === '' || !turned || isClipped(node)) return [];
		// a line's box is higher than its signs
		const thin = height * 0.18;
		const corners = [
			[x, y + thin],
			[x + width, y + thin],
			[x + width, y + height - thin],
			[x, y + height - thin]
		].map(([px, py]): [number, number] => {
			const at = new DOMPoint(px, py).matrixTransform(turned);
			return [at.x - frame.x, at.y - frame.y];
		});
		return [{ text, fill: getComputedStyle(node).fill, corners }];
	});
}

const spanOn = ([ax, ay]: readonly [number, number], { corners }: Label): [number, number] => {
	const at = corners.map(([x, y]) => x * ax + y * ay);
	return [Math.min(...at), Math.max(...at)];
};

/** True where two turned boxes share more than a pixel, by separating axes. */
function overlap(one: Label, other: Label): boolean {
	const axes = [one, other].flatMap(({ corners: [a, b, , d] }) =>
		[b!, d!].map(([x, y]): [number, number] => {
			const [dx, dy] = [x - a![0], y - a![1]];
			const length = Math.hypot(dx, dy) || 1;
			return [dx / length, dy / length];
		})
	);
	return axes.every((axis) => {
		const [a, b] = [spanOn(axis, one), spanOn(axis, other)];
		return Math.min(a[1], b[1]) - Math.max(a[0], b[0]) > 1;
	});
}

/** All pairs of labels that stand on one another, at most `most`; boxes that are far apart are not looked at. */
export function overlaps(labels: readonly Label[], most: number): (readonly [Label, Label])[] {
	const boxes = labels
		.map((label) => ({ label, x: spanOn([1, 0], label), y: spanOn([0, 1], label) }))
		.sort((a, b) => a.x[0] - b.x[0]);
	const found: (readonly [Label, Label])[] = [];
	for (const [at, one] of boxes.entries())
		for (let next = at + 1; next < boxes.length && found.length < most; next++) {
			const other = boxes[next]!;
			if (other.x[0] > one.x[1]) break;
			const meets = other.y[0] < one.y[1] && one.y[0] < other.y[1];
			if (meets && overlap(one.label, other.label)) found.push([one.label, other.label]);
		}
	return found;
}

/** True where a part of a label lies beside the picture. */
export const isCut = ({ corners }: Label, width: number, height: number): boolean =>
	corners.some(([x, y]) => x < -1 || y < -1 || x > width + 1 || y > height + 1);

export type Rgb = readonly [number, number, number];

/** The colour of CSS text `rgb(…)`. */
export const rgbOf = (css: string): Rgb => {
	const [r = 0, g = 0, b = 0] = (css.match(/[\d.]+/g) ?? []).map(Number);
	return [r, g, b];
};

const linear = (part: number) =>
	part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** Contrast of two colours, 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrast(one: Rgb, other: Rgb): number {
	const [a, b] = [luminance(one), luminance(other)];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The pixels of a picture on a ground of its own; `svg` is text. */
export async function pixelsOf(
	svg: string,
	width: number,
	height: number,
	ground: string
): Promise<ImageData> {
	const image = new Image(width, height);
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const context = new OffscreenCanvas(width, height).getContext('2d')!;
	context.fillStyle = ground;
	context.fillRect(0, 0, width, height);
	context.drawImage(image, 0, 0);
	return context.getImageData(0, 0, width, height);
}

/** The colour that most pixels have in the box around a label: what it stands on. */
export function groundOf({ data, width, height }: ImageData, { corners }: Label): Rgb {
	const bounds = (at: readonly number[], end: number) =>
		[Math.max(0, Math.floor(Math.min(...at)) - 1), Math.min(end - 1, Math.ceil(Math.max(...at)))] as const;
	const [left, right] = bounds(
		corners.map(([x]) => x),
		width
	);
	const [top, bottom] = bounds(
		corners.map(([, y]) => y),
		height
	);
	const counts = new Map<number, number>();
	const count = (x: number, y: number) => {
		const at = 4 * (y * width + x);
		const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
		counts.set(colour, (counts.get(colour) ?? 0) + 1);
	};
	// along the edge, where no sign is
	for (let x = left; x <= right; x++) for (const y of [top, bottom]) count(x, y);
	for (let y = top; y <= bottom; y++) for (const x of [left, right]) count(x, y);
	const [most = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
	return [most >> 16, (most >> 8) & 255, most & 255];
}

/** How many pixels are not the picture's ground. */
export function drawnPixels({ data }: ImageData, ground: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16));
	let n = 0;
	for (let at = 0; at < data.length; at += 4)
		if (Math.abs(data[at]! - r!) + Math.abs(data[at + 1]! - g!) + Math.abs(data[at + 2]! - b!) > 24) n++;
	return n;
}

/** How many pixels below `top` have a colour or lie within a field of one tone, as those of marks do and those of words do not. */
export function markPixels({ data, width, height }: ImageData, top: number, ground: string): number {
	const tone = (x: number, y: number) => {
		const at = 4 * (y * width + x);
		return (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
	};
	const bare = Number.parseInt(ground.slice(1), 16);
	let n = 0;
	for (let y = top; y < height - 3; y++)
		for (let x = 0; x < width - 3; x++) {
			const own = tone(x, y);
			if (own === bare) continue;
			const parts = [own >> 16, (own >> 8) & 255, own & 255];
			const coloured = Math.max(...parts) - Math.min(...parts) > 40;
			if (coloured || (own === tone(x + 3, y) && own === tone(x, y + 3) && own === tone(x + 3, y + 3))) n++;
		}
	return n;
}
