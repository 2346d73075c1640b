import { expect, test } from 'vitest';
import { compose } from '#lib/metrics/ask.ts';

test('what a metric is filled with is not filled in again', () => {
	const sql = 'select $what from t where true /*filter*/';
	expect(compose(sql, { site: ['$what', '/*filter*/'] }, { what: "'a /*filter*/ $what'" })).toBe(
		"select 'a /*filter*/ $what' from t where true  and (site in ('$what', '/*filter*/'))"
	);
	expect(compose('$constructor $n', {}, { n: 1 })).toBe('$constructor 1');
});
