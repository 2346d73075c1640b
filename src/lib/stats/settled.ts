/**
 * Twelve significant digits of a number that went through exp, log or a power: ECMAScript lets these differ in their last
 * bits, and they do between the JavaScript engines of Node and of browsers. Products, sums and square roots are exact everywhere.
 */
export function settled(x: number): number {
	return Number(x.toPrecision(12));
}
