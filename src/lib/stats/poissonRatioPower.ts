import { gammaP } from './gamma.ts';
import { binomialTail } from './binomialTail.ts';
import { settled } from './settled.ts';
import type { Counted } from './poissonRatio.ts';

/** The most events after with which the 95 % interval of the ratio lies below 1; −1 where not even none would do. */
export function mostToShow(exposure: number, before: Counted): number {
	const share = before.exposure / (before.exposure + exposure);
	const shows = (events: number) => binomialTail(before.events, before.events + events, share) <= 0.025;
	if (!shows(0)) return -1;
	let [low, high] = [0, before.events + Math.ceil((before.events * exposure) / before.exposure) + 1];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (shows(middle)) low = middle;
		else high = middle;
	}
	return low;
}

/**
 * The chance to show that the rate fell, with so much exposure after, if it fell to `ratio` of what it was before: that no
 * more events come than would show it. The count before is taken as it is. K. Gu, H. K. T. Ng, M. L. Tang, W. R. Schucany
 * (2008), Biometrical Journal 50, 283–298, of the conditional test.
 */
export function poissonRatioPower(exposure: number, before: Counted, ratio: number): number {
	const most = mostToShow(exposure, before);
	if (most < 0) return 0;
	const mean = (ratio * before.events * exposure) / before.exposure;
	return mean === 0 ? 1 : settled(1 - gammaP(most + 1, mean));
}

/** The least number of equal steps of exposure with which that chance is reached; null where `longest` of them do not do. */
export function stepsToShow(
	step: number,
	before: Counted,
	ratio: number,
	chance: number,
	longest: number
): number | null {
	for (let steps = 1; steps <= longest; steps++) {
		if (poissonRatioPower(step * steps, before, ratio) >= chance) return steps;
	}
	return null;
}
