import {
	formatDuration,
	formatMoney,
	formatNumber,
	formatPercent,
	formatShareInterval
} from '#lib/i18n/format.ts';
import type { Block, Cell, ColumnType, ReportDocument, Table } from '#lib/reports/document.ts';
import type { Batch } from '#lib/model/batch.ts';
import type { Facts, Row } from './facts.ts';

/** A number that no table of `run` has, with the test that holds it. */
export interface Elsewhere {
	readonly heldBy: string;
}
export const elsewhere = (heldBy: string): Elsewhere => ({ heldBy });

/** What a cell must hold; undefined for words, whose digits are looked up among the paper's numbers. */
export type Expected = Cell | Elsewhere | undefined;

/** A paper with the tables of `run` that it must agree with. */
export interface Walk {
	readonly paper: ReportDocument;
	readonly facts: Facts;
	readonly batches: readonly Batch[];
	/** The log of visits as it was imported, those of the paper's days, in their order. */
	readonly visits: readonly Row[];
	/** Department by person and month, from the roster as imported. */
	readonly departments: ReadonlyMap<string, string>;
	/** Complaints received in the period, in the one before (month before, or nothing), and a year ago. */
	readonly now: readonly Row[];
	readonly before: readonly Row[];
	readonly lastYear: readonly Row[];
	/** Months of the period, 'YYYY-MM'. */
	readonly months: readonly string[];
	readonly monthsBefore: readonly string[];
	readonly monthsLastYear: readonly string[];
}

/** The cells of one row, and of the totals; `rows` is how many there must be. */
export interface Rule {
	readonly rows?: number;
	readonly row: (cells: readonly Cell[], at: number, table: Table) => readonly Expected[];
	readonly totals?: readonly Expected[];
}
export type RuleOf = (walk: Walk, table: Table) => Rule;

export const bare = (cell: Cell): Cell | undefined =>
	cell !== null && typeof cell === 'object' && 'type' in cell ? cell.value : cell;
const isNumber = (cell: Cell): boolean => {
	const value = bare(cell);
	return typeof value === 'number' || Array.isArray(value);
};
const isElsewhere = (expected: Expected): expected is Elsewhere =>
	typeof expected === 'object' && expected !== null && 'heldBy' in expected;

function differs(found: Cell, expected: Expected): boolean {
	const [one, other] = [bare(found), bare(expected as Cell)];
	if (Array.isArray(one) && Array.isArray(other))
		return one.some((v, at) => differs(v as number, other[at] as number));
	if (typeof one === 'number' && typeof other === 'number')
		return Math.abs(one - other) > 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
	return (one ?? null) !== (other ?? null);
}

const told = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Faults of one table by its rule: a number that differs from the tables of `run`, or that no rule covers. */
export function faultsOfTable(table: Table, { rows, row, totals }: Rule): string[] {
	const faults: string[] = [];
	if (rows !== undefined && table.rows.length !== rows)
		faults.push(`${table.id}: ${table.rows.length} rows, the tables of run have ${rows}`);
	const check = (cells: readonly Cell[], expected: readonly Expected[], place: string): void =>
		table.columns.forEach(({ head }, at) => {
			const [found, wanted] = [cells[at] ?? null, expected[at]];
			if (wanted === undefined) {
				if (isNumber(found)) faults.push(`${place}, column “${head}”: no rule covers ${told(found)}`);
			} else if (!isElsewhere(wanted) && differs(found, wanted))
				faults.push(`${place}, column “${head}”: ${told(found)}, the tables of run give ${told(wanted)}`);
		});
	table.rows.forEach((cells, at) =>
		check(cells, row(cells, at, table), `${table.id}, row “${told(bare(cells[0] ?? null))}”`)
	);
	if (table.totals) check(table.totals, totals ?? [], `${table.id}, totals`);
	return faults;
}

/** A number as it may be printed, by the type of its column. */
function printed(value: Cell, type: ColumnType): string[] {
	if (value === null || typeof value === 'string') return [];
	if (typeof value === 'object')
		return 'type' in value ? printed(value.value, value.type) : [formatShareInterval(value[0], value[1])];
	if (type === 'percent') return [formatPercent(value), formatNumber(value * 100, 1)];
	if (type === 'money') return [formatMoney(value)];
	if (type === 'duration') return [formatDuration(value, 'zh-CN')];
	if (type === 'number') return [0, 1, 2, 3].map((digits) => formatNumber(value, digits));
	return [formatNumber(value)];
}

/** Every table of a paper, those behind its figures too. */
export const tablesOf = ({ blocks }: ReportDocument): readonly Table[] => {
	const found = new Map<string, Table>();
	for (const block of blocks) {
		if (block.kind === 'table') found.set(block.id, block);
		if (block.kind === 'figure' && !found.has(block.data.id)) found.set(block.data.id, block.data);
	}
	return [...found.values()];
};

/** Numbers of a text, as long as they go: 2小时45分, ¥3,360, 64.5%, 46.9–78.9%, 2025年5月, 20/31. */
const tokens =
	/\d{4}-\d\d(-\d\d)?( \d\d:\d\d(:\d\d)?)?|\d{4}年(度|\d+[–-]\d+月|\d+月(\d+日)?)?|(?:\d+(天|小时|分钟?|秒))+|[¥￥−]?\d[\d,]*(\.\d+)?%?/g;

/** Dates and lengths of time are told from numbers: they are in no pool but that of the paper's own period and rows. */
const isDate = (token: string): boolean => /^\d{4}[-年]/.test(token);

const textsOf = (block: Block): readonly [place: string, text: string][] => {
	switch (block.kind) {
		case 'paragraph':
			return [[block.id, block.runs.map(({ text }) => text).join('')]];
		case 'keyFigures':
			return block.items.map(({ label, note }) => [`key figure “${label}”`, note]);
		case 'list':
			return block.items.map((item): [string, string] => ['list', item]);
		case 'note':
			return [['note', block.text]];
		default:
			return [];
	}
};

/** What a paper's sentences may say beside the numbers of its tables. */
export interface Sentences {
	/** Numbers that follow from the tables of `run`, by the paragraph's id or the label of a key figure. */
	readonly derived: readonly (readonly [place: RegExp, numbers: (walk: Walk) => readonly string[]])[];
	/** Numbers that no table of `run` has, with the test that holds them. */
	readonly elsewhere: readonly (readonly [place: RegExp, heldBy: string, token: RegExp])[];
	/** The numbers that a paragraph says, in their order, from the first on: stronger than being found in the paper. */
	readonly exact: Readonly<Record<string, (walk: Walk) => readonly string[]>>;
	/** Digits of names and of rules: ISO 9001, 95 %. */
	readonly names: RegExp;
}

/** Words and the place where they stand; cells of words among them, but for lists of imported rows. */
function wordsOf(paper: ReportDocument): (readonly [place: string, text: string])[] {
	const cells = paper.blocks.flatMap((block) =>
		block.kind === 'table' && !block.list
			? block.rows.flatMap((row) =>
					row.flatMap((cell, at) =>
						typeof cell === 'string' && at > 0
							? [[`table ${block.id}, column ${block.columns[at]?.head}`, cell] as const]
							: []
					)
				)
			: []
	);
	return [...paper.blocks.flatMap(textsOf), ...cells];
}

/** The numbers of a paper's tables, in every way in which they may be printed. */
function poolOf(paper: ReportDocument): ReadonlySet<string> {
	const pool = new Set<string>();
	const add = (value: Cell, type: ColumnType): void => {
		for (const text of printed(value, type))
			for (const part of [text, ...(text.match(tokens) ?? [])]) pool.add(part);
	};
	for (const table of tablesOf(paper)) {
		pool.add(formatNumber(table.rows.length));
		for (const cells of [...table.rows, ...(table.totals ? [table.totals] : [])])
			cells.forEach((cell, at) => {
				add(cell, table.columns[at]?.type ?? 'text');
				if (typeof cell === 'string' && at === 0)
					for (const [token] of cell.matchAll(tokens)) pool.add(token);
			});
	}
	for (const block of paper.blocks)
		if (block.kind === 'keyFigures') for (const { value, type } of block.items) add(value, type);
	return pool;
}

/** Numbers in words that no table of the paper has and that do not follow from the tables of `run`. */
export function faultsOfTexts(walk: Walk, { derived, elsewhere: held, exact, names }: Sentences): string[] {
	const pool = poolOf(walk.paper);
	const faults: string[] = [];
	for (const [place, text] of wordsOf(walk.paper)) {
		const said = (text.replace(names, '').match(tokens) ?? []).filter((token) => !isDate(token));
		const own = new Set(
			derived.flatMap(([of, numbers]) =>
				of.test(place) ? numbers(walk).flatMap((n) => [n, ...(n.match(tokens) ?? [])]) : []
			)
		);
		const wanted = exact[place]?.(walk);
		for (const token of wanted ?? []) own.add(token);
		const known = (token: string): boolean =>
			[token, token.replace(/%$/, ''), `${token}%`].some((one) => pool.has(one) || own.has(one)) ||
			held.some(([of, , which]) => of.test(place) && which.test(token));
		for (const token of said)
			if (!known(token))
				faults.push(
					`${place}: “${token}” in “${text}” stands in no table of the paper: say in test/walk/sentences.ts how it follows from the tables of run`
				);
		if (wanted && wanted.join(' ') !== said.slice(0, wanted.length).join(' '))
			faults.push(`${place}: “${text}” does not say ${wanted.join(', ')}`);
	}
	return faults;
}
