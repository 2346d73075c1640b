import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterOf, isEmpty, searchOf } from '#lib/metrics/filterUrl.ts';

const texts = fc.array(fc.string({ minLength: 0, maxLength: 8 }), { minLength: 1, maxLength: 3 });
const some = fc.record(
	{
		from: fc.constant('2025-01-01'),
		to: fc.constant('2025-06-30'),
		month: fc.constant('2025-06'),
		hour: fc.integer({ min: 0, max: 23 }),
		weekday: fc.integer({ min: 1, max: 7 }),
		site: texts,
		category: texts,
		handler: texts,
		outcome: fc.constant({ clause: 'dispatch', outcome: 'breached' }),
		stage: fc.constant({ stage: 'dispatched_at', standing: 'skipped' }),
		stretch: fc.constant({ from: 'dispatched_at', to: 'accepted_at' }),
		search: fc.constant('漏水 三楼'),
		open: fc.boolean()
	},
	{ requiredKeys: [] }
);

test('a filter comes back from its address as it was', () => {
	fc.assert(
		fc.property(some, (filter) => {
			expect(filterOf(new URLSearchParams(searchOf(filter).toString()))).toEqual(filter);
		})
	);
});

test('what an address cannot mean is left out', () => {
	expect(
		filterOf(
			new URLSearchParams(
				'from=yesterday&month=2025&outcome=dispatch&q=+&sort=site&hour=24&weekday=0&stage=lost:here&stretch=received_at'
			)
		)
	).toEqual({});
	expect(isEmpty({})).toBe(true);
	expect(isEmpty({ site: [''] })).toBe(false);
});
