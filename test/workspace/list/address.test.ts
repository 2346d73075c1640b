import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsIn, columnsPart, sortIn, viewAddress } from '#lib/workspace/list/address.ts';

test('columns come back from the address as they were, whatever their heads hold', () => {
	const ids = fc.uniqueArray(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1 });
	fc.assert(
		fc.property(ids, (some) => {
			expect(columnsIn(columnsPart(some))).toEqual(some);
		})
	);
	expect(columnsPart(['site', 'x:内部, 码\\'])).toBe('site,x:内部\\, 码\\\\');
});

test('an address that names no column names none, and one that names a column twice names it once', () => {
	expect([null, '', ',', ',,'].map(columnsIn)).toEqual([null, null, null, null]);
	expect(columnsIn('site,,unit,site')).toEqual(['site', 'unit']);
});

test('the latest received comes first where the address says nothing', () => {
	const sorted = (search: string) => sortIn((name) => new URLSearchParams(search).get(name));
	expect(sorted('')).toEqual({ by: 'received_at', descending: true });
	expect(sorted('sort=site&up=1')).toEqual({ by: 'site', descending: false });
});

test('a saved view keeps the filter, the columns and the order, not that the search was asked for', () => {
	const search = new URLSearchParams('site=东苑&find=1&cols=complaint_no,x%3A码&sort=site');
	expect(Object.fromEntries(new URLSearchParams(viewAddress(search)))).toEqual({
		site: '东苑',
		cols: 'complaint_no,x:码',
		sort: 'site'
	});
});
