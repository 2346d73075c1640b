import { expect, test } from 'vitest';
import { termPeriods, withTerm } from '#lib/workspace/pages/terms.ts';

const bounds = {
	months: ['2025-03', '2025-04', '2025-05', '2025-06'],
	asOf: '2025-06-20 09:00:00',
	firstOn: '2025-03-02',
	lastOn: '2025-06-20'
};

test('without a period the last whole month is compared with the one before', () => {
	expect(termPeriods({ site: ['东园'] }, bounds)).toEqual({
		now: { site: ['东园'], from: '2025-05-01', to: '2025-05-31' },
		before: { site: ['东园'], from: '2025-04-01', to: '2025-04-30' }
	});
});

test('a month that the data end in is compared with as many days of the one before', () => {
	expect(termPeriods({ month: '2025-06' }, bounds)).toEqual({
		now: { from: '2025-06-01', to: '2025-06-20' },
		before: { from: '2025-05-01', to: '2025-05-20' }
	});
});

test('a period that the log does not reach back for is compared with none', () => {
	expect(termPeriods({ from: '2025-04-01', to: '2025-05-31' }, bounds).before).toBeNull();
	expect(termPeriods({ from: '2025-04-01', to: '2025-05-31' }, bounds).now).toEqual({
		from: '2025-04-01',
		to: '2025-05-31'
	});
});

test('a term is sought beside what is sought already', () => {
	expect(withTerm({ search: '夜班' }, '漏水').search).toBe('夜班 漏水');
	expect(withTerm({}, '漏水')).toEqual({ search: '漏水' });
});
