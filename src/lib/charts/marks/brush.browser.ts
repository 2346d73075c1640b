/** Where a pointer is in the picture, in pixels. */
type Place = readonly [number, number];

/** What is needed of the drawing surface. */
interface Surface {
	on(name: string, hear: (event: { offsetX: number; offsetY: number; event: unknown }) => void): unknown;
}

/** Nearer than this a drag is a click. */
const least = 6;

/**
 * Draws a band under a mouse or pen that is drawn across `node`, and tells from where to where it went once it is let go. A finger scrolls
 * the page instead.
 */
export function brushing(
	node: HTMLElement,
	surface: Surface,
	done: (from: Place, to: Place) => void
): { allow(may: boolean): void; close(): void } {
	const band = document.createElement('div');
	band.className = 'chart-band';
	band.hidden = true;
	node.append(band);
	let allowed = false;
	let from: Place | null = null;
	let to: Place | null = null;
	surface.on('mousedown', ({ offsetX, offsetY, event }) => {
		const { button, zrByTouch } = event as MouseEvent & { zrByTouch?: boolean };
		from = allowed && button === 0 && !zrByTouch ? [offsetX, offsetY] : null;
		to = null;
	});
	surface.on('mousemove', ({ offsetX, offsetY }) => {
		if (!from || Math.abs(offsetX - from[0]) < least) return;
		to = [offsetX, offsetY];
		band.hidden = false;
		band.style.left = `${Math.min(from[0], to[0])}px`;
		band.style.width = `${Math.abs(to[0] - from[0])}px`;
	});
	const released = () => {
		band.hidden = true;
		const [one, other] = [from, to];
		from = to = null;
		// both at one height: what counts is where along the axis
		if (one && other) done(one, [other[0], one[1]]);
	};
	addEventListener('mouseup', released);
	return {
		allow: (may) => (allowed = may),
		close: () => {
			removeEventListener('mouseup', released);
			band.remove();
		}
	};
}
