import { patternsOf, type GivenMeasures, type Measured } from './patterns.ts';

/** A column of a table as numbers of its values; 0 stands for null. */
export interface Codes {
	readonly codes: Uint16Array;
	/** How many numbers there are: every code is less. */
	readonly size: number;
}

/** Rows whose value in a column is one of these; `parent` where the column is that of the row that each belongs to. */
export interface Condition {
	readonly column: string;
	readonly accepted: readonly number[];
	readonly parent?: boolean;
}

/** Which rows of which table are counted. */
export interface Selection {
	readonly table: string;
	readonly conditions: readonly Condition[];
}

export interface CountQuestion extends Selection {
	/** Columns by whose values the rows are grouped. */
	readonly by: readonly string[];
	readonly measures: string;
}

/** The groups that have rows: the code of each column, and the sum of each measure, group by group. */
export interface Counted {
	readonly keys: Uint32Array;
	readonly sums: Float64Array;
	readonly groups: number;
}

/** A column of durations in seconds, and whether each has ended; without one the number is negative. */
export interface Durations {
	readonly seconds: Float64Array;
	readonly closed: Uint8Array;
}

/** The row of another table that each row belongs to; a row that belongs to none has the number of rows there. */
interface Parent {
	readonly table: string;
	readonly rows: Uint32Array;
}

interface Kept {
	readonly rows: number;
	readonly codes: Map<string, Codes>;
	readonly measures: Map<string, Measured>;
	readonly durations: Map<string, Durations>;
	parent: Parent | null;
	/** Rows of the selections that were asked for last, by what they were asked as. */
	readonly selected: Map<string, Uint32Array>;
}

/** More groups than that, with their patterns, are not counted here. */
const mostCells = 1 << 23;
/** Selections that are kept. */
const mostSelected = 24;

/** Tables of which nothing is kept but small numbers, column by column: counted without a database, in one pass over what is asked. */
export class Tables {
	readonly #tables = new Map<string, Kept>();

	#table(name: string): Kept {
		const found = this.#tables.get(name);
		if (!found) throw new Error(`no such table is counted: ${name}`);
		return found;
	}

	/** Begins a table of so many rows; what was kept under the name is forgotten. */
	begin(name: string, rows: number, parent: Parent | null = null): void {
		this.#tables.set(name, {
			rows,
			codes: new Map(),
			measures: new Map(),
			durations: new Map(),
			parent,
			selected: new Map()
		});
	}

	takeCodes(table: string, column: string, codes: Codes): void {
		this.#table(table).codes.set(column, codes);
	}

	takeMeasures(table: string, name: string, given: GivenMeasures): void {
		const kept = this.#table(table);
		kept.measures.set(name, patternsOf(given));
	}

	takeDurations(table: string, name: string, durations: Durations): void {
		this.#table(table).durations.set(name, durations);
	}

	rows(table: string): number {
		return this.#table(table).rows;
	}

	codes(table: string, column: string): Codes {
		const found = this.#table(table).codes.get(column);
		if (!found) throw new Error(`no such column is counted: ${column}`);
		return found;
	}

	durations(table: string, name: string): Durations {
		const found = this.#table(table).durations.get(name);
		if (!found) throw new Error(`no such durations are counted: ${name}`);
		return found;
	}

	/** The rows of a selection, ascending; null: all. */
	select({ table, conditions }: Selection): Uint32Array | null {
		if (conditions.length === 0) return null;
		const kept = this.#table(table);
		const name = JSON.stringify(conditions);
		const known = kept.selected.get(name);
		if (known) {
			kept.selected.delete(name);
			kept.selected.set(name, known);
			return known;
		}
		const found = this.#found(kept, conditions).slice();
		kept.selected.set(name, found);
		if (kept.selected.size > mostSelected) kept.selected.delete(kept.selected.keys().next().value!);
		return found;
	}

	#found(kept: Kept, conditions: readonly Condition[]): Uint32Array {
		const found = new Uint32Array(kept.rows);
		let n = -1;
		const own = conditions.filter(({ parent }) => !parent);
		for (const { column, accepted } of own) {
			const { codes, size } = codesOf(kept, column);
			const isIn = new Uint8Array(size);
			for (const code of accepted) isIn[code] = 1;
			n = n < 0 ? firstFound(found, codes, isIn) : stillFound(found, n, codes, isIn);
		}
		const ofParent = conditions
			.filter(({ parent }) => parent)
			.map(({ column, accepted }) => ({ column, accepted }));
		if (ofParent.length > 0 && kept.parent) {
			if (n < 0) for (n = 0; n < found.length; n++) found[n] = n;
			const isIn = this.isSelected({ table: kept.parent.table, conditions: ofParent });
			n = stillFound(found, n, kept.parent.rows, isIn);
		}
		return found.subarray(0, Math.max(0, n));
	}

	/** 1 for each row of the selection; one more at the end, for what belongs to no row. */
	isSelected(selection: Selection): Uint8Array {
		const isIn = new Uint8Array(this.rows(selection.table) + 1);
		const rows = this.select(selection);
		if (rows === null) isIn.fill(1, 0, isIn.length - 1);
		else for (let at = 0; at < rows.length; at++) isIn[rows[at]!] = 1;
		return isIn;
	}

	/** The group of each row by these columns, as one number: the first column's code counts most. */
	groups(
		table: string,
		by: readonly string[]
	): { readonly of: Uint16Array | Uint32Array | null; readonly size: number } {
		const columns = by.map((column) => this.codes(table, column));
		const [first, ...rest] = columns;
		if (!first) return { of: null, size: 1 };
		if (rest.length === 0) return { of: first.codes, size: first.size };
		const of = Uint32Array.from(first.codes);
		let { size } = first;
		for (const next of rest) {
			for (let row = 0; row < of.length; row++) of[row] = of[row]! * next.size + next.codes[row]!;
			size *= next.size;
			if (size > mostCells) throw new Error('too many groups to be counted here');
		}
		return { of, size };
	}

	/** Of each of these groups the codes of its columns, group by group. */
	keysOf(table: string, by: readonly string[], groups: readonly number[]): Uint32Array {
		const sizes = by.map((column) => this.codes(table, column).size);
		const keys = new Uint32Array(groups.length * sizes.length);
		for (const [at, group] of groups.entries()) {
			let left = group;
			for (let column = sizes.length - 1; column >= 0; column--) {
				keys[at * sizes.length + column] = left % sizes[column]!;
				left = Math.floor(left / sizes[column]!);
			}
		}
		return keys;
	}

	/** Sums of measures by groups. Without a column to group by there is one group, even of no row. */
	count(question: CountQuestion): Counted {
		const kept = this.#table(question.table);
		const measures = kept.measures.get(question.measures);
		if (!measures) throw new Error(`no such measures are counted: ${question.measures}`);
		const rows = this.select(question);
		const groups = this.groups(question.table, question.by);
		const { families, width, loose } = measures;
		const all = new Float64Array(groups.size * width);
		const has = new Uint8Array(groups.size);
		if (question.by.length === 0) has[0] = 1;
		if (families.length === 0) mark(has, rows, kept.rows, groups.of);
		for (const { patterns, of, measures: own, each } of families) {
			if (groups.size * patterns > mostCells) throw new Error('too many groups to be counted here');
			const n = countedIn(new Int32Array(groups.size * patterns), rows, kept.rows, groups.of, of, patterns);
			for (let group = 0, cell = 0; group < groups.size; group++) {
				for (let pattern = 0; pattern < patterns; pattern++, cell++) {
					const times = n[cell]!;
					if (times === 0) continue;
					has[group] = 1;
					for (let m = 0; m < own.length; m++)
						all[group * width + own[m]!]! += times * each[pattern * own.length + m]!;
				}
			}
		}
		const present: number[] = [];
		for (let group = 0; group < groups.size; group++) if (has[group] === 1) present.push(group);
		for (const { at, values } of loose) addUp(all, width, at, values, rows, groups.of);
		const sums = new Float64Array(present.length * width);
		for (const [at, group] of present.entries())
			sums.set(all.subarray(group * width, (group + 1) * width), at * width);
		return { keys: this.keysOf(question.table, question.by, present), sums, groups: present.length };
	}
}

function codesOf(kept: Kept, column: string): Codes {
	const found = kept.codes.get(column);
	if (!found) throw new Error(`no such column is counted: ${column}`);
	return found;
}

// Without a branch in it, a loop takes the same time whatever is found: that of reading.
function firstFound(found: Uint32Array, codes: Uint16Array, isIn: Uint8Array): number {
	let n = 0;
	for (let row = 0; row < codes.length; row++) {
		found[n] = row;
		n += isIn[codes[row]!]!;
	}
	return n;
}

function stillFound(
	found: Uint32Array,
	n: number,
	codes: Uint16Array | Uint32Array,
	isIn: Uint8Array
): number {
	let still = 0;
	for (let at = 0; at < n; at++) {
		const row = found[at]!;
		found[still] = row;
		still += isIn[codes[row]!]!;
	}
	return still;
}

function mark(
	has: Uint8Array,
	rows: Uint32Array | null,
	all: number,
	groups: Uint16Array | Uint32Array | null
): void {
	if (groups === null) return;
	const count = rows === null ? all : rows.length;
	for (let at = 0; at < count; at++) has[groups[rows === null ? at : rows[at]!]!] = 1;
}

function countedIn(
	n: Int32Array,
	rows: Uint32Array | null,
	all: number,
	groups: Uint16Array | Uint32Array | null,
	patterns: Uint16Array | null,
	width: number
): Int32Array {
	const count = rows === null ? all : rows.length;
	if (groups === null && patterns === null) n[0] = count;
	else if (patterns === null)
		if (rows === null) for (let row = 0; row < all; row++) n[groups![row]!]!++;
		else for (let at = 0; at < count; at++) n[groups![rows[at]!]!]!++;
	else if (groups === null)
		if (rows === null) for (let row = 0; row < all; row++) n[patterns[row]!]!++;
		else for (let at = 0; at < count; at++) n[patterns[rows[at]!]!]!++;
	else if (rows === null) for (let row = 0; row < all; row++) n[groups[row]! * width + patterns[row]!]!++;
	else
		for (let at = 0; at < count; at++) {
			const row = rows[at]!;
			n[groups[row]! * width + patterns[row]!]!++;
		}
	return n;
}

function addUp(
	sums: Float64Array,
	width: number,
	measure: number,
	values: Float64Array,
	rows: Uint32Array | null,
	groups: Uint16Array | Uint32Array | null
): void {
	const count = rows === null ? values.length : rows.length;
	for (let at = 0; at < count; at++) {
		const row = rows === null ? at : rows[at]!;
		sums[(groups === null ? 0 : groups[row]!) * width + measure]! += values[row]!;
	}
}
