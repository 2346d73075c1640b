const ln2 = 0.6931471805599453;
/** 1 / n!, n = 16 … 0. */
const coefficients: number[] = [1];
for (let n = 1; n <= 16; n++) coefficients.unshift(coefficients[0]! / n);

/**
 * The natural logarithm from sums, products and quotients alone, so that every JavaScript engine gives the same bits (Math.log does not).
 * x is halved or doubled into [√½, √2), then ln x = 2 artanh((x − 1) / (x + 1)). Relative error under 1e-14. For x > 0.
 */
export function ln(x: number): number {
	let exponent = 0;
	let mantissa = x;
	while (mantissa >= Math.SQRT2) {
		mantissa /= 2;
		exponent++;
	}
	while (mantissa < Math.SQRT1_2) {
		mantissa *= 2;
		exponent--;
	}
	const t = (mantissa - 1) / (mantissa + 1);
	const square = t * t;
	let sum = 0;
	for (let n = 21; n >= 1; n -= 2) sum = sum * square + 1 / n;
	return exponent * ln2 + 2 * t * sum;
}

/** e to the power x, in the same manner: the Taylor series on [−½ ln 2, ½ ln 2], then doublings. 0 below −700. */
export function exp(x: number): number {
	if (x < -700) return 0;
	const doublings = Math.round(x / ln2);
	const rest = x - doublings * ln2;
	let sum = 1;
	for (let n = 16; n >= 1; n--) sum = 1 + (sum * rest) / n;
	const factor = doublings < 0 ? 0.5 : 2;
	for (let n = Math.abs(doublings); n > 0; n--) sum *= factor;
	return sum;
}
