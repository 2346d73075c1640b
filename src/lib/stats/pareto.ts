export interface ParetoItem<K> {
	readonly key: K;
	readonly value: number;
	/** Of the whole, 0..1; and of everything down to this one. */
	readonly share: number;
	readonly cumulative: number;
	/** One of the vital few: those that it takes to reach the limit. */
	readonly vital: boolean;
}

/**
 * Items by falling weight, with the vital few that together reach `limit` of the whole.
 * J. M. Juran (1951), Quality Control Handbook. Equal weights keep the order in which they come; items that weigh nothing are left out.
 */
export function pareto<K>(items: readonly { key: K; value: number }[], limit = 0.8): ParetoItem<K>[] {
	const sorted = items.filter((item) => item.value > 0).sort((a, b) => b.value - a.value);
	const total = sorted.reduce((sum, item) => sum + item.value, 0);
	let reached = 0;
	return sorted.map(({ key, value }) => {
		const vital = reached < limit * total;
		reached += value;
		return { key, value, share: value / total, cumulative: reached / total, vital };
	});
}
