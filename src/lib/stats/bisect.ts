/** The x between low and high at which an increasing function reaches `target`, to the last bit that matters. */
export function bisect(increasing: (x: number) => number, target: number, low: number, high: number): number {
	let [a, b] = [low, high];
	for (let i = 0; i < 200; i++) {
		const middle = (a + b) / 2;
		if (middle === a || middle === b) break;
		if (increasing(middle) < target) a = middle;
		else b = middle;
	}
	return (a + b) / 2;
}
