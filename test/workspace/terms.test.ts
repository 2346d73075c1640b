import { expect, test } from 'vitest';
import { termPeriods, withTerm } from '#lib/workspace/pages/terms.ts';

const bounds = { months: ['2025-04', '2025-05', '2025-06'], asOf: '2025-06-20 09:00:00' };

test('without a period the last whole month is compared with the one before', () => {
	expect(termPeriods({ site: ['东园'] }, bounds)).toEqual({
		now: { site: ['东园'], from: '2025-05-01', to: '2025-05-31' },
		before: { site: ['东园'], from: '2025-04-01', to: '2025-04-30' }
	});
});

test('a period of whole months is compared with as many before, one that begins within a month with none', () => {
	expect(termPeriods({ month: '2025-06' }, bounds).before).toEqual({ from: '2025-05-01', to: '2025-05-31' });
	expect(termPeriods({ from: '2025-05-01', to: '2025-06-30' }, bounds).before).toMatchObject({
		from: '2025-03-01'
	});
	expect(termPeriods({ from: '2025-05-03', to: '2025-06-30' }, bounds)).toEqual({
		now: { from: '2025-05-03', to: '2025-06-30' },
		before: null
	});
});

test('a term is sought beside what is sought already', () => {
	expect(withTerm({ search: '夜班' }, '漏水').search).toBe('夜班 漏水');
	expect(withTerm({}, '漏水')).toEqual({ search: '漏水' });
});
