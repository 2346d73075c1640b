import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationsOf } from '#lib/stats/durations.ts';
import { lives } from '#lib/tally/lives.ts';
import { Tables } from '#lib/tally/tables.ts';

interface Row {
	readonly site: number;
	readonly month: number;
	readonly flags: number;
	readonly amount: number;
	readonly seconds: number;
	readonly closed: number;
}
const row: fc.Arbitrary<Row> = fc.record({
	site: fc.nat(3),
	month: fc.nat(4),
	flags: fc.nat(2 ** 12 - 1),
	amount: fc.integer({ min: -5, max: 5 }),
	seconds: fc.integer({ min: -1, max: 40 }),
	closed: fc.nat(1)
});
const picks = fc.record({
	site: fc.option(fc.subarray([0, 1, 2, 3])),
	month: fc.option(fc.subarray([0, 1, 2, 3, 4]))
});

function tablesOf(rows: readonly Row[]): Tables {
	const tables = new Tables();
	tables.begin('t', rows.length);
	tables.takeCodes('t', 'site', { codes: Uint16Array.from(rows, (r) => r.site), size: 4 });
	tables.takeCodes('t', 'month', { codes: Uint16Array.from(rows, (r) => r.month), size: 5 });
	tables.takeMeasures('t', 'm', {
		flags: [Int32Array.from(rows, (r) => r.flags)],
		count: 12,
		// one of few values, and one of as many as there are rows
		amounts: [
			Float64Array.from(rows, (r) => r.amount),
			Float64Array.from(rows, (r, at) => r.amount * 1000 + at)
		]
	});
	tables.takeDurations('t', 'd', {
		seconds: Float64Array.from(rows, (r) => r.seconds),
		closed: Uint8Array.from(rows, (r) => r.closed)
	});
	return tables;
}
const conditionsOf = ({ site, month }: { site: number[] | null; month: number[] | null }) => [
	...(site ? [{ column: 'site', accepted: site }] : []),
	...(month ? [{ column: 'month', accepted: month }] : [])
];
const isIn = ({ site, month }: { site: number[] | null; month: number[] | null }, r: Row) =>
	(site?.includes(r.site) ?? true) && (month?.includes(r.month) ?? true);

describe('tables of small numbers', () => {
	test('give the sums that adding up row by row gives, in one group or in groups of two columns', () => {
		fc.assert(
			fc.property(fc.array(row, { maxLength: 400 }), picks, fc.boolean(), (rows, picked, grouped) => {
				const by = grouped ? ['month', 'site'] : [];
				const found = tablesOf(rows).count({
					table: 't',
					conditions: conditionsOf(picked),
					by,
					measures: 'm'
				});
				const sums = new Map<string, number[]>(grouped ? [] : [['', Array<number>(14).fill(0)]]);
				for (const [at, r] of rows.entries()) {
					if (!isIn(picked, r)) continue;
					const key = grouped ? `${r.month},${r.site}` : '';
					const sum = sums.get(key) ?? Array<number>(14).fill(0);
					for (let bit = 0; bit < 12; bit++) sum[bit]! += (r.flags >> bit) & 1;
					sum[12]! += r.amount;
					sum[13]! += r.amount * 1000 + at;
					sums.set(key, sum);
				}
				const told = Array.from({ length: found.groups }, (_, group) => [
					[...found.keys.subarray(group * by.length, (group + 1) * by.length)].join(),
					[...found.sums.subarray(group * 14, (group + 1) * 14)]
				]);
				expect(new Map(told as [string, number[]][])).toEqual(sums);
			})
		);
	});

	test('tell durations as the lifetimes of the same rows do, few of many or all', () => {
		fc.assert(
			fc.property(fc.array(row, { maxLength: 400 }), picks, (rows, picked) => {
				const found = lives(tablesOf(rows), {
					table: 't',
					conditions: conditionsOf(picked),
					by: ['site'],
					durations: 'd'
				});
				for (const [at, site] of found.keys.entries()) {
					const some = rows.filter((r) => isIn(picked, r) && r.site === site && r.seconds >= 0);
					const times = [...new Set(some.map((r) => r.seconds))].sort((a, b) => a - b);
					const count = (closed: number) =>
						times.map((t) => some.filter((r) => r.seconds === t && r.closed === closed).length);
					expect(found.figures[at]).toEqual(durationsOf({ times, ended: count(1), censored: count(0) }));
				}
				const sites = new Set(rows.filter((r) => isIn(picked, r) && r.seconds >= 0).map((r) => r.site));
				expect([...found.keys]).toEqual([...sites].sort((a, b) => a - b));
			})
		);
	});
});
