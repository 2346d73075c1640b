/** What is counted of each row of a table: flags, 30 to a number, then amounts. */
export interface GivenMeasures {
	readonly flags: readonly Int32Array[];
	/** How many flags there are. */
	readonly count: number;
	readonly amounts: readonly Float64Array[];
}

/** Some of the measures by pattern: many rows count alike, so that it is enough to count how many rows of each pattern there are. */
export interface Family {
	readonly patterns: number;
	/** The pattern of each row; null where there is but one. */
	readonly of: Uint16Array | null;
	/** Which measures it is about. */
	readonly measures: readonly number[];
	/** What one row of a pattern adds to each of them. */
	readonly each: Float64Array;
}

/** Measures of a table: the first are the flags, then come the amounts. */
export interface Measured {
	readonly width: number;
	/** At least one. */
	readonly families: readonly Family[];
	/** Amounts too diverse for patterns, row by row, and which measure each is. */
	readonly loose: readonly { readonly at: number; readonly values: Float64Array }[];
}

export const flagsInOne = 30;

/** Flags that are put into patterns together, at first. */
const flagsTogether = 10;
/** An amount of more values than that is no part of the patterns. */
const mostValues = 64;
/** More patterns than that take longer to add up than another family. */
const mostPatterns = 2048;

/** Numbers values in the order in which they come; null where there are more than `most`. */
function numbered(values: Int32Array | Float64Array, most: number): Numbered | null {
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

interface Numbered {
	readonly of: Uint32Array;
	readonly values: readonly number[];
}

/** A family while it grows. */
interface Growing {
	of: Uint32Array;
	/** Of each pattern what it adds to each measure. */
	each: readonly (readonly number[])[];
	measures: readonly number[];
}

/** Both families as one; null where that has too many patterns. */
function joined(one: Growing, other: Growing): Growing | null {
	const stride = other.each.length;
	const pairs = new Float64Array(one.of.length);
	for (let row = 0; row < pairs.length; row++) pairs[row] = one.of[row]! * stride + other.of[row]!;
	const found = numbered(pairs, mostPatterns);
	return (
		found && {
			of: found.of,
			each: found.values.map((pair) => [
				...one.each[Math.floor(pair / stride)]!,
				...other.each[pair % stride]!
			]),
			measures: [...one.measures, ...other.measures]
		}
	);
}

/** Puts the rows of a table into patterns. */
export function patternsOf({ flags, count, amounts }: GivenMeasures): Measured {
	const columns: Growing[] = [];
	const loose: { at: number; values: Float64Array }[] = [];
	for (let from = 0; from < count; from += flagsTogether) {
		const word = flags[Math.floor(from / flagsInOne)]!;
		const shift = from % flagsInOne;
		const own = Array.from({ length: Math.min(flagsTogether, count - from) }, (_, bit) => bit);
		const mask = 2 ** own.length - 1;
		const { of, values } = numbered(
			word.map((bits) => (bits >> shift) & mask),
			2 ** flagsTogether
		)!;
		columns.push({
			of,
			each: values.map((bits) => own.map((bit) => (bits >> bit) & 1)),
			measures: own.map((bit) => from + bit)
		});
	}
	for (const [place, values] of amounts.entries()) {
		const at = count + place;
		const few = numbered(values, mostValues);
		if (few) columns.push({ of: few.of, each: few.values.map((value) => [value]), measures: [at] });
		else loose.push({ at, values });
	}
	const families: Growing[] = [];
	for (const column of columns) {
		const last = families.at(-1);
		const both = last && joined(last, column);
		if (both) families[families.length - 1] = both;
		else families.push(column);
	}
	return {
		width: count + amounts.length,
		families: families.map(({ of, each, measures }) => ({
			patterns: each.length,
			of: each.length === 1 ? null : Uint16Array.from(of),
			measures,
			each: Float64Array.from(each.flat())
		})),
		loose
	};
}
