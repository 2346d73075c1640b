import { gammaQ } from './gamma.ts';
import { settled } from './settled.ts';

/** The chance that χ² with `df` degrees of freedom is at least so large. Pearson (1900); M. Abramowitz, I. A. Stegun (1964), 26.4.19. */
export const chiSquareTail = (statistic: number, df: number): number =>
	df <= 0 ? 1 : settled(gammaQ(df / 2, statistic / 2));
