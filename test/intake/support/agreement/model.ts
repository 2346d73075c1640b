import type { Random } from './random.ts';

/** What a number format shows of a day number, as its definition says (ECMA-376 part 1, 18.8.30 and 18.8.31). */
export type Shows = 'date' | 'time' | 'both' | null;

/** Number formats: ids that files do not spell out, and codes. */
export const formats: readonly (readonly [number | string, Shows])[] = [
	// the first is what cells have that are given none
	[0, null],
	...[14, 15, 16, 17].map((id) => [id, 'date'] as const),
	...[18, 19, 20, 21, 45, 46, 47].map((id) => [id, 'time'] as const),
	[22, 'both'],
	...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
	...[32, 33, 34, 35, 55, 56].map((id) => [id, 'time'] as const),
	...[1, 2, 3, 4, 9, 10, 11, 12, 13, 37, 38, 39, 40, 48, 49].map((id) => [id, null] as const),
	['yyyy"年"m"月"d"日"', 'date'],
	['yyyy"年"m"月"d"日";@', 'date'],
	['[$-804]yyyy"年"m"月"d"日";@', 'date'],
	['[DBNum1][$-804]yyyy"年"m"月"d"日";@', 'date'],
	['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
	['[$-804]aaaa;@', 'date'],
	['[$-404]e/m/d', 'date'],
	['yyyy\\-mm\\-dd', 'date'],
	['mmm\\-yy', 'date'],
	['m"月"d"日"', 'date'],
	['yyyy/m/d h:mm;@', 'both'],
	['yyyy\\-mm\\-dd\\ hh:mm:ss', 'both'],
	['yyyy"年"m"月"d"日" h"时"mm"分"', 'both'],
	['m/d/yyyy\\ h:mm\\ AM/PM', 'both'],
	['[$-F400]h:mm:ss\\ AM/PM', 'time'],
	['上午/下午h"时"mm"分"', 'time'],
	['[$-804]上午/下午h"时"mm"分"ss"秒";@', 'time'],
	['mm:ss.0', 'time'],
	['[h]:mm:ss', 'time'],
	['#,##0.00_);[Red]\\(#,##0.00\\)', null],
	['"第"0"天"', null],
	['0"d"', null],
	['0.E+00', null],
	['[$¥-804]#,##0.00', null],
	['[>=100]0;[Red]"少于百"0', null],
	['0.00_ ;[Red]\\-0.00\\ ', null]
];

/** A value as a spreadsheet keeps it. */
export type Plain =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'number'; readonly raw: string; readonly format: number }
	| { readonly kind: 'boolean'; readonly value: boolean }
	| { readonly kind: 'error'; readonly code: string };
/** What stands in a cell; a formula counts by the value that was kept with it. */
export type Content = (Plain & { readonly formula?: string }) | { readonly kind: 'blank' };

export interface ModelSheet {
	readonly name: string;
	readonly state: 'visible' | 'hidden' | 'veryHidden';
	/** Rows from 1, columns from 1: cells by [row][column]. */
	readonly cells: ReadonlyMap<number, ReadonlyMap<number, Content>>;
	/** Merged areas as [first row, first column, last row, last column]; nothing stands in them but at their first cell. */
	readonly merged: readonly (readonly [number, number, number, number])[];
}

export interface Model {
	readonly sheets: readonly ModelSheet[];
	readonly date1904: boolean;
}

const errors = ['#N/A', '#DIV/0!', '#REF!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!'];
const pieces = [
	...[
		'投诉',
		'电梯',
		'梁',
		'a',
		'Z',
		'0',
		'12',
		' ',
		'  ',
		'，',
		'\u00a0',
		'𠮷',
		'😀',
		'&',
		'<',
		'>',
		'"',
		"'"
	],
	...['\n', '\t', ']]>', '&amp;', '_x000D_', '_x', '__proto__', 'constructor', '#N/A', 'TRUE', '=1+1', '1E5']
];
const rarePieces = ['\r\n', '\r', '\u0001', '_x4E00_', '\ufeff'];
const known = [
	'T2025060100012345',
	'440305202506011234',
	'0012',
	'二〇二五年六月一日',
	'2025/6/1 9:05',
	'1,200元'
];
const numbers = [
	...['0', '-1', '1', '42', '3.14', '-0.5', '0.1', '1000000', '2025060100012345', '1E+15', '1e3', '1.5E-7'],
	...['12.300000000000001', '2.0250601000123499E+17', '0.30000000000000004', '99999999999']
];

/** Texts of any kind; `rare`: those too that not every writer can write. */
export function text(random: Random, rare: boolean): string {
	if (random.chance(0.3)) return random.pick(known);
	const from = rare && random.chance(0.15) ? [...pieces, ...rarePieces, ...rarePieces] : pieces;
	return Array.from({ length: random.whole(1, 6) }, () => random.pick(from)).join('');
}

function number(random: Random): Plain {
	const format = random.whole(0, formats.length - 1);
	const shows = formats[format]![1];
	if (shows === null || random.chance(0.2)) return { kind: 'number', raw: random.pick(numbers), format: 0 };
	const second = random.whole(0, 86_399) / 86_400;
	const day = random.whole(36_526, 47_483);
	const serial =
		shows === 'time' ? (random.chance(0.8) ? second : day + second) : random.chance(0.5) ? day : day + second;
	return { kind: 'number', raw: String(serial), format };
}

function content(random: Random, rare: boolean): Content {
	const kind = random.next();
	const plain: Plain =
		kind < 0.45
			? { kind: 'text', text: text(random, rare) }
			: kind < 0.8
				? number(random)
				: kind < 0.9
					? { kind: 'boolean', value: random.chance(0.5) }
					: { kind: 'error', code: random.pick(errors) };
	if (random.chance(0.05)) return { kind: 'blank' };
	return random.chance(0.15)
		? { ...plain, formula: random.pick(['A1+1', 'IF(A1>0,"是","否")', 'VLOOKUP(A1,B:C,2,0)']) }
		: plain;
}

const sheetNames = [
	'台账',
	'Sheet1',
	'一月',
	'__proto__',
	'a & b',
	"it's",
	'constructor',
	'2025年',
	'x y',
	'"x"'
];

/** A workbook to be written. */
export function model(random: Random, rare: boolean): Model {
	const names = random.shuffled(sheetNames).slice(0, random.whole(1, 3));
	const sheets = names.map((name, at): ModelSheet => {
		const merged: [number, number, number, number][] = random.chance(0.25)
			? [[1, 1, random.whole(1, 2), 2]]
			: [];
		const cells = new Map<number, Map<number, Content>>();
		for (let row = 1, count = random.whole(1, 7); count > 0; count--, row += random.chance(0.15) ? 3 : 1) {
			const line = new Map<number, Content>();
			for (let column = random.chance(0.1) ? 3 : 1; column <= 6; column++) {
				const inside = merged.some(
					([top, left, bottom, right]) => row >= top && row <= bottom && column >= left && column <= right
				);
				const first = merged.some(([top, left]) => row === top && column === left);
				if (random.chance(0.75) && (!inside || first)) line.set(column, content(random, rare));
			}
			if (line.size > 0 || random.chance(0.3)) cells.set(row, line);
		}
		const state = at === 0 || random.chance(0.6) ? 'visible' : random.pick(['hidden', 'veryHidden'] as const);
		return { name, state, cells, merged };
	});
	return { sheets, date1904: random.chance(0.15) };
}
