import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonOf, lastDayOf } from '#lib/metrics/comparedDays.ts';
import { daysOf, lastDay } from '#lib/metrics/months.ts';
import { periods } from '#lib/workspace/periods.ts';

const spans = (period: { from?: string; to?: string }, end: string, start: string | null = null) =>
	comparisonOf(period, start, end)?.with.map(({ id, from, to }) => `${id} ${from} ${to}`);

describe('a period is compared with days like its own', () => {
	it('a month that the data end in, with as many days of the month before and of a year ago', () => {
		expect(comparisonOf(daysOf('2025-11'), null, '2025-11-21')).toEqual({
			now: { from: '2025-11-01', to: '2025-11-21' },
			cut: true,
			with: [
				{ id: 'previous', from: '2025-10-01', to: '2025-10-21' },
				{ id: 'lastYear', from: '2024-11-01', to: '2024-11-21' }
			]
		});
	});

	it('up to the moment that is looked at, whether or not the last days had a complaint', () => {
		expect(lastDayOf({ asOf: '2025-11-21 18:00:00', lastOn: '2025-11-19' })).toBe('2025-11-21');
		expect(lastDayOf({ asOf: '2025-11-10 00:00:00', lastOn: '2025-11-10' })).toBe('2025-11-10');
		expect(lastDayOf({ asOf: null, lastOn: '2025-11-19' })).toBe('2025-11-19');
	});

	it('a whole month with whole months, however long they are', () => {
		expect(spans(daysOf('2025-03'), '2025-06-10')).toEqual([
			'previous 2025-02-01 2025-02-28',
			'lastYear 2024-03-01 2024-03-31'
		]);
		expect(spans(daysOf('2025-02'), '2025-06-10')).toEqual([
			'previous 2025-01-01 2025-01-31',
			'lastYear 2024-02-01 2024-02-29'
		]);
	});

	it('a month cut later than the one before has days, with all that it has', () => {
		expect(spans(daysOf('2025-03'), '2025-03-30')?.[0]).toBe('previous 2025-02-01 2025-02-28');
		expect(spans(daysOf('2024-02'), '2024-02-28')?.[1]).toBe('lastYear 2023-02-01 2023-02-28');
	});

	it('a quarter to date with the quarter before to the same day', () => {
		expect(spans({ from: '2025-10-01', to: '2025-12-31' }, '2025-11-21')).toEqual([
			'previous 2025-07-01 2025-08-21',
			'lastYear 2024-10-01 2024-11-21'
		]);
	});

	it('a year to date, of the calendar or the fiscal one, with the year before', () => {
		expect(spans({ from: '2025-01-01', to: '2025-11-30' }, '2025-11-21')).toEqual([
			'lastYear 2024-01-01 2024-11-21'
		]);
		const fiscal = periods('2025-11-21 10:00:00', 4).find(({ id }) => id === 'fiscal')!;
		expect(spans(fiscal, '2025-11-21')).toEqual(['lastYear 2024-04-01 2024-11-21']);
	});

	it('days within months with as many just before, and with the same a year ago', () => {
		expect(spans({ from: '2025-11-05', to: '2025-11-18' }, '2025-12-31')).toEqual([
			'previous 2025-10-22 2025-11-04',
			'lastYear 2024-11-05 2024-11-18'
		]);
	});

	it('an open end is the end of the data', () => {
		expect(spans({ from: '2025-11-01' }, '2025-11-21')?.[0]).toBe('previous 2025-10-01 2025-10-21');
	});

	it('nothing is compared with months that the log does not tell of, nor where the data have not begun', () => {
		expect(spans(daysOf('2025-11'), '2025-11-21', '2025-10-02')).toEqual(['previous 2025-10-01 2025-10-21']);
		expect(spans(daysOf('2025-11'), '2025-11-21', '2025-11-02')).toBeUndefined();
		expect(spans(daysOf('2025-12'), '2025-11-21')).toBeUndefined();
		expect(spans({ to: '2025-11-30' }, '2025-11-21')).toBeUndefined();
	});
});

const two = (n: number) => String(n).padStart(2, '0');
const dayNo = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const day = fc
	.record({ year: fc.integer({ min: 1990, max: 2060 }), month: fc.integer({ min: 1, max: 12 }) })
	.chain(({ year, month }) =>
		fc
			.integer({ min: 1, max: lastDay(`${year}-${two(month)}`) })
			.map((date) => `${year}-${two(month)}-${two(date)}`)
	);

describe('for any period and any end of the data', () => {
	it('the period before ends before it begins, and neither reaches beyond the data', () => {
		fc.assert(
			fc.property(day, day, day, (from, to, end) => {
				const found = comparisonOf({ from, to }, null, end);
				if (!found) return;
				expect(found.now.to <= end && found.now.to <= to).toBe(true);
				for (const other of found.with) {
					expect(other.from <= other.to).toBe(true);
					expect(other.to < found.now.to).toBe(true);
					if (other.id === 'previous') expect(other.to < found.now.from).toBe(true);
				}
			})
		);
	});

	it('a month to date is compared with as many days, or with all that a shorter month has', () => {
		fc.assert(
			fc.property(day, (end) => {
				const month = end.slice(0, 7);
				const found = comparisonOf(daysOf(month), null, end)!;
				const days = dayNo(found.now.to) - dayNo(found.now.from) + 1;
				for (const other of found.with) {
					const own = dayNo(other.to) - dayNo(other.from) + 1;
					const all = lastDay(other.to.slice(0, 7));
					expect(other.from.endsWith('-01')).toBe(true);
					expect(own).toBe(found.cut ? Math.min(days, all) : all);
				}
			})
		);
	});

	it('a year ago is the same day of the same month, the 29th of February apart', () => {
		fc.assert(
			fc.property(day, day, (a, b) => {
				const [from, to] = a < b ? [a, b] : [b, a];
				const other = comparisonOf({ from, to }, null, to)?.with.find(({ id }) => id === 'lastYear');
				if (!other) return;
				expect(Number(from.slice(0, 4)) - Number(other.from.slice(0, 4))).toBe(1);
				if (!from.endsWith('02-29')) expect(other.from.slice(5)).toBe(from.slice(5));
				if (!to.slice(5).startsWith('02-2')) expect(other.to.slice(5)).toBe(to.slice(5));
			})
		);
	});

	it('the fiscal year holds the day it is seen from, begins with its month and has twelve months', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 12 }), (asOf, start) => {
				const { from, to } = periods(`${asOf} 12:00:00`, start).find(({ id }) => id === 'fiscal')!;
				expect(from <= asOf && asOf <= to).toBe(true);
				expect(from.slice(5)).toBe(`${two(start)}-01`);
				expect(Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7))).toBe(
					Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) + 11
				);
				const last = periods(`${asOf} 12:00:00`, start).find(({ id }) => id === 'last-fiscal')!;
				expect(dayNo(last.to)).toBe(dayNo(from) - 1);
			})
		);
	});
});
