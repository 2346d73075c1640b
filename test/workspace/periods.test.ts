import { expect, test } from 'vitest';
import { daysOf, isPartial, lastDay } from '#lib/metrics/months.ts';
import { periods, reportMonth } from '#lib/workspace/periods.ts';

const of = (asOf: string, id: string, fiscal?: number) => {
	const period = periods(asOf, fiscal).find((entry) => entry.id === id)!;
	return [period.from, period.to];
};

test('the usual periods are seen from the day of as_of', () => {
	expect(of('2025-03-15 10:00:00', 'month')).toEqual(['2025-03-01', '2025-03-31']);
	expect(of('2025-01-15 10:00:00', 'last-month')).toEqual(['2024-12-01', '2024-12-31']);
	expect(of('2024-02-29 10:00:00', 'quarter')).toEqual(['2024-01-01', '2024-03-31']);
	expect(of('2025-03-15 10:00:00', 'year')).toEqual(['2025-01-01', '2025-03-31']);
	expect(of('2025-03-15 10:00:00', 'twelve')).toEqual(['2024-04-01', '2025-03-31']);
	expect(of('2025-03-15 10:00:00', 'fiscal', 4)).toEqual(['2024-04-01', '2025-03-31']);
});

test('months know their days, leap years too', () => {
	expect(lastDay('2024-02')).toBe(29);
	expect(lastDay('1900-02')).toBe(28);
	expect(daysOf('2025-04')).toEqual({ from: '2025-04-01', to: '2025-04-30' });
});

test('the report is offered for the last whole month', () => {
	const months = ['2025-04', '2025-05', '2025-06'];
	expect(isPartial('2025-06', '2025-06-12 08:00:00')).toBe(true);
	expect(reportMonth(months, '2025-06-12 08:00:00')).toBe('2025-05');
	expect(reportMonth(months, '2025-06-30 20:00:00')).toBe('2025-06');
	expect(reportMonth(months, '2025-06-12 08:00:00', '2025-04')).toBe('2025-04');
	expect(reportMonth(['2025-06'], '2025-06-12 08:00:00')).toBe('2025-06');
	expect(reportMonth([], null)).toBeNull();
});
