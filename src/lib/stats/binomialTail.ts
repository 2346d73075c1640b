import { settled } from './settled.ts';
import { betaI } from './studentT.ts';

/** P(X ≥ k) for X binomial with n trials of chance p: the incomplete beta function I_p(k, n − k + 1). NIST DLMF 8.17.5. */
export function binomialTail(k: number, n: number, p: number): number {
	if (k <= 0) return 1;
	if (k > n) return 0;
	return settled(betaI(k, n - k + 1, p));
}
