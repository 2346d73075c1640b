import { bisect } from './bisect.ts';
import { lnGamma } from './gamma.ts';
import { settled } from './settled.ts';

/** The regularised incomplete beta function I_x(a, b), by Lentz' continued fraction. Numerical Recipes, 3rd ed. (2007), 6.4. */
export function betaI(a: number, b: number, x: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
	return x < (a + 1) / (a + b + 2)
		? (front * fraction(a, b, x)) / a
		: 1 - (front * fraction(b, a, 1 - x)) / b;
}

function fraction(a: number, b: number, x: number): number {
	let c = 1;
	let d = 1 / (1 - ((a + b) * x) / (a + 1) || 1e-300);
	let h = d;
	for (let m = 1; m < 10000; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / (1 + even * d || 1e-300);
		c = 1 + even / c || 1e-300;
		h *= d * c;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / (1 + odd * d || 1e-300);
		c = 1 + odd / c || 1e-300;
		h *= d * c;
		if (Math.abs(d * c - 1) < 1e-16) break;
	}
	return h;
}

/** The 97.5 % point of Student's t with `df` degrees of freedom. */
export function t95(df: number): number {
	return settled(bisect((t) => 1 - betaI(df / 2, 0.5, df / (df + t * t)) / 2, 0.975, 0, 700));
}
