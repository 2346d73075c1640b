import { binomialTail } from '#lib/stats/binomialTail.ts';

/** How much more often, and how improbable that is by chance. */
export interface Change {
	/** Share now ÷ share before; infinite where there was none before. */
	readonly ratio: number;
	/** Two-sided. */
	readonly p: number;
}

/**
 * Whether a term is used at another rate than before: given its complaints of both periods, those of now are binomial with the share that now
 * has of all the complaints. J. Przyborowski, H. Wilenski (1940), Biometrika 31, 313; two-sided as twice the lesser tail.
 */
export function changeOf(
	{ now, before }: { readonly now: number; readonly before: number },
	{ lookedNow, lookedBefore }: { readonly lookedNow: number; readonly lookedBefore: number }
): Change {
	const all = now + before;
	if (all === 0 || lookedNow === 0 || lookedBefore === 0) return { ratio: 1, p: 1 };
	const share = lookedNow / (lookedNow + lookedBefore);
	const more = binomialTail(now, all, share);
	const fewer = 1 - binomialTail(now + 1, all, share);
	const ratio = before === 0 ? Infinity : now / lookedNow / (before / lookedBefore);
	return { ratio, p: Math.min(1, 2 * Math.min(more, fewer)) };
}
