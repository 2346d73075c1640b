import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '#lib/stats/chiSquareTail.ts';
import { countDispersion, shareDispersion } from '#lib/stats/dispersion.ts';

describe('the test for over-dispersion', () => {
	it('of shares is Fleiss’ comparison of smokers among lung cancer patients (1981, p. 139; R, prop.test)', () => {
		const { statistic, df } = shareDispersion([83, 90, 129, 70], [86, 93, 136, 82]);
		expect(df).toBe(3);
		expect(statistic.toFixed(1)).toBe('12.6');
		expect(chiSquareTail(statistic, df).toFixed(6)).toBe('0.005585');
	});

	it('of counts finds von Bortkiewicz’s deaths by horse kick as Poisson as they are: 199.3 with 199 degrees of freedom', () => {
		const deaths = [109, 65, 22, 3, 1].flatMap((corps, n) => Array<number>(corps).fill(n));
		const { statistic, df } = countDispersion(
			deaths,
			deaths.map(() => 1)
		);
		expect(df).toBe(199);
		expect(statistic.toFixed(1)).toBe('199.3');
	});

	it('of counts with unequal exposures is Pearson’s χ² (R, chisq.test, its example of given probabilities)', () => {
		const { statistic, df } = countDispersion([89, 37, 30, 28, 2], [40, 20, 20, 15, 5]);
		expect(df).toBe(4);
		expect(statistic.toFixed(4)).toBe('9.9901');
		expect(chiSquareTail(statistic, df).toFixed(5)).toBe('0.04059');
	});

	it('finds nothing where nothing varies, and nothing to ask of a single value', () => {
		expect(countDispersion([0, 0], [5, 5])).toEqual({ statistic: 0, df: 1 });
		expect(chiSquareTail(0, 0)).toBe(1);
	});
});
