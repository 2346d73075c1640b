/** An axis from `low` to `high` in round steps of 1, 2 or 5, about four of them, neither end beyond `floor` and `ceiling`. */
export function roundScale(
	low: number,
	high: number,
	{ floor = -Infinity, ceiling = Infinity }: { floor?: number; ceiling?: number } = {}
): { readonly min: number; readonly max: number; readonly interval: number } {
	const span = high > low ? high - low : Math.abs(high) || 1;
	const rough = span / 4;
	const power = 10 ** Math.floor(Math.log10(rough));
	const interval = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= rough * 0.999)!;
	const tidy = (value: number) => Number(value.toPrecision(12));
	const min = Math.max(floor, tidy(Math.floor(low / interval + 1e-9) * interval));
	const max = Math.min(ceiling, tidy(Math.ceil(high / interval - 1e-9) * interval));
	return { min, max: max > min ? max : tidy(min + interval), interval: tidy(interval) };
}
