/** Lanczos' coefficients, g = 7, n = 9 (P. Godfrey, 2001): fifteen digits. */
const lanczos = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
	12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
];

/** ln Γ(x) for x > 0. */
export function lnGamma(x: number): number {
	const y = x - 1;
	let sum = lanczos[0]!;
	for (let i = 1; i < lanczos.length; i++) sum += lanczos[i]! / (y + i);
	const t = y + 7.5;
	return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * The regularised lower incomplete gamma function P(a, x), by its series below a + 1 and Lentz' continued fraction above.
 * W. H. Press et al., Numerical Recipes, 3rd ed. (2007), 6.2.
 */
export function gammaP(a: number, x: number): number {
	if (x <= 0) return 0;
	return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** Its complement Q(a, x) = 1 − P(a, x), without the digits that the subtraction would lose where it is small. */
export function gammaQ(a: number, x: number): number {
	if (x <= 0) return 1;
	return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

const scale = (a: number, x: number) => Math.exp(a * Math.log(x) - x - lnGamma(a));

function series(a: number, x: number): number {
	let term = 1 / a;
	let sum = term;
	for (let n = a + 1; term > sum * 1e-17; n++) sum += term *= x / n;
	return scale(a, x) * sum;
}

function fraction(a: number, x: number): number {
	let b = x + 1 - a;
	let c = 1e300;
	let d = 1 / b;
	let h = d;
	for (let i = 1; i < 10000; i++) {
		const an = -i * (i - a);
		b += 2;
		d = 1 / (an * d + b || 1e-300);
		c = b + an / c || 1e-300;
		h *= d * c;
		if (Math.abs(d * c - 1) < 1e-16) break;
	}
	return scale(a, x) * h;
}
