/** A picture that is drawn when it can be seen. */
export interface Turn {
	/** It is to be drawn: in the next frame where it is near the window, else once it comes there. */
	ask(): void;
	/** Draws now what waits, wherever it is. */
	now(): void;
	close(): void;
}

interface Waiting {
	readonly node: Element;
	readonly paint: () => void;
}

/** So much of the window's height above and below it is near: what is scrolled to has been drawn when it comes. */
const near = 0.5;

const waiting = new Set<Waiting>();
let frame: number | null = null;

function isNear(node: Element): boolean {
	const { top, bottom, width } = node.getBoundingClientRect();
	// a little farther than the observer sees, so that what it announces is found here
	const around = near * innerHeight + 2;
	return width > 0 && bottom > -around && top < innerHeight + around;
}

function next(): void {
	frame ??= requestAnimationFrame(() => {
		frame = null;
		// all places are read before anything is drawn: one layout, however many pictures there are
		const due = [...waiting].filter(({ node }) => isNear(node));
		for (const one of due) waiting.delete(one);
		for (const { paint } of due) paint();
	});
}

/** Where and when `node` is drawn by `paint`, which is called in a frame, together with all others. */
export function turnOf(node: Element, paint: () => void): Turn {
	const one: Waiting = { node, paint };
	const coming = new IntersectionObserver(
		(seen) => {
			if (waiting.has(one) && seen.some(({ isIntersecting }) => isIntersecting)) next();
		},
		{ rootMargin: `${near * 100}% 0%` }
	);
	coming.observe(node);
	return {
		ask: () => {
			waiting.add(one);
			next();
		},
		now: () => {
			if (waiting.delete(one)) paint();
		},
		close: () => {
			waiting.delete(one);
			coming.disconnect();
		}
	};
}
