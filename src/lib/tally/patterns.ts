/** What is counted of each row of a table: flags, 30 to a number, then amounts. */
export interface GivenMeasures {
	readonly flags: readonly Int32Array[];
	/** How many flags there are. */
	readonly count: number;
	readonly amounts: readonly Float64Array[];
}

/**
 * The same by pattern: many rows count alike, so that it is enough to count how many rows of each pattern there are. The first measures are
 * the flags, then come the amounts.
 */
export interface Measured {
	readonly patterns: number;
	/** The pattern of each row; null where there is but one. */
	readonly of: Uint16Array | Uint32Array | null;
	readonly width: number;
	/** What one row of a pattern adds to each measure. */
	readonly each: Float64Array;
	/** Amounts too diverse for patterns, row by row, and which measure each is. */
	readonly loose: readonly { readonly at: number; readonly values: Float64Array }[];
}

export const flagsInOne = 30;

/** An amount of more values than that is no part of the patterns. */
const mostValues = 512;
/** Beyond so many patterns nothing is gained by one more amount in them. */
const mostPatterns = 1 << 15;

/** Numbers values in the order in which they come; null where there are more than `most`. */
function numbered(
	values: Int32Array | Float64Array,
	most: number
): { of: Uint32Array; values: number[] } | null {
	const known = new Map<number, number>();
	const of = new Uint32Array(values.length);
	const found: number[] = [];
	let last = NaN;
	let code = 0;
	for (let row = 0; row < values.length; row++) {
		const value = values[row]!;
		if (value !== last) {
			const there = known.get(value);
			if (there === undefined) {
				if (found.length === most) return null;
				known.set(value, (code = found.length));
				found.push(value);
			} else code = there;
			last = value;
		}
		of[row] = code;
	}
	return { of, values: found };
}

/** Puts the rows of a table into patterns. */
export function patternsOf({ flags, count, amounts }: GivenMeasures, rows: number): Measured {
	const width = count + amounts.length;
	const loose: { at: number; values: Float64Array }[] = [];
	let of: Uint32Array | null = null;
	/** Of each pattern the value of each column in it. */
	let patterns: number[][] = [[]];
	const columns: { at: number; flags: boolean }[] = [];
	const join = (values: Int32Array | Float64Array, most: number, most2: number): boolean => {
		const next = numbered(values, most);
		if (next === null) return false;
		if (of === null) {
			of = next.of;
			patterns = next.values.map((value) => [value]);
			return true;
		}
		const pairs = new Float64Array(rows);
		const stride = next.values.length;
		for (let row = 0; row < rows; row++) pairs[row] = of[row]! * stride + next.of[row]!;
		const joined = numbered(pairs, most2);
		if (joined === null) return false;
		const before = patterns;
		of = joined.of;
		patterns = joined.values.map((pair) => [
			...before[Math.floor(pair / stride)]!,
			next.values[pair % stride]!
		]);
		return true;
	};
	for (const [at, values] of flags.entries()) {
		join(values, rows, rows);
		columns.push({ at, flags: true });
	}
	for (const [at, values] of amounts.entries()) {
		if (join(values, mostValues, Math.min(rows, mostPatterns)))
			columns.push({ at: count + at, flags: false });
		else loose.push({ at: count + at, values });
	}
	const each = new Float64Array(patterns.length * width);
	for (const [pattern, values] of patterns.entries()) {
		for (const [column, { at, flags: isFlags }] of columns.entries()) {
			const value = values[column]!;
			if (!isFlags) each[pattern * width + at] = value;
			else
				for (let bit = 0; bit < flagsInOne && at * flagsInOne + bit < count; bit++)
					each[pattern * width + at * flagsInOne + bit] = (value >> bit) & 1;
		}
	}
	const codes: Uint32Array | null = of;
	return {
		patterns: patterns.length,
		of:
			codes === null || patterns.length === 1
				? null
				: patterns.length <= 65_536
					? Uint16Array.from(codes)
					: codes,
		width,
		each,
		loose
	};
}
