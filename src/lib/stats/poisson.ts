import { bisect } from './bisect.ts';
import { gammaP } from './gamma.ts';
import { settled } from './settled.ts';
import type { Interval } from './wilson.ts';

/**
 * The exact 95 % interval of a Poisson mean of which x events were seen.
 * F. Garwood (1936), Biometrika 28, 437–442: half of the 2.5 % points of χ² with 2x and 2x + 2 degrees of freedom.
 */
export function poissonInterval(x: number): Interval {
	const far = x + 20 + 10 * Math.sqrt(x + 1);
	return {
		low: x === 0 ? 0 : settled(bisect((mean) => gammaP(x, mean), 0.025, 0, far)),
		high: settled(bisect((mean) => gammaP(x + 1, mean), 0.975, 0, far))
	};
}
