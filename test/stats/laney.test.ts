import { expect, test } from 'vitest';
import { laneyUChart } from '#lib/stats/laneyU.ts';
import { laneyPChart } from '#lib/stats/pChart.ts';

/** What R's qicharts2 0.8.1 gives for its own data sets: the figures of its results that PowerBI-SPC keeps as test/fixtures/qicharts2.ts. */

test('u′ of infections in hospitals, by month, has the limits that qicharts2 computes', () => {
	const infections = [
		575, 521, 585, 528, 507, 519, 457, 505, 494, 512, 543, 506, 509, 521, 549, 531, 509, 528, 419, 512, 495,
		513, 454, 490
	];
	const days = [
		310466.8333, 282346.7917, 309089.7083, 287977.3333, 297743.375, 286988.25, 261120.3333, 268720.75,
		284437.875, 290449.5, 288104.4583, 279961.375, 289803.9583, 275950.5833, 290824.4583, 285495.75,
		282515.2083, 273927.875, 253085.625, 262410.7083, 275529.25, 282405.0833, 259530.7917, 256235.4583
	];
	const points = laneyUChart(infections, days);
	expect(points[0]!.centre).toBeCloseTo(0.0018235752, 10);
	expect(points[0]!.lower).toBeCloseTo(0.0015763818, 9);
	expect(points[0]!.upper).toBeCloseTo(0.0020707686, 9);
	expect(points[18]!.lower).toBeCloseTo(0.0015497895, 9);
	expect(points[18]!.upper).toBeCloseTo(0.0020973608, 9);
});

test('p′ of attendances seen within four hours, by week (Mohammed et al. 2013), has the limits that qicharts2 computes', () => {
	const seen = [
		266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320, 267923, 271478, 255353,
		256820, 261835, 259144, 255910, 260863, 264465, 260989
	];
	const all = [
		280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529, 279618, 283932, 266629,
		268091, 276803, 271578, 266005, 273520, 278574, 273772
	];
	const points = laneyPChart(seen, all);
	expect(points[0]!.centre).toBeCloseTo(0.95289971134419116, 12);
	expect(points[0]!.lower).toBeCloseTo(0.9401296441775141, 12);
	expect(points[0]!.upper).toBeCloseTo(0.96566977851086822, 12);
	expect(points[16]!.lower).toBeCloseTo(0.93978766173624928, 12);
	expect(points[16]!.upper).toBeCloseTo(0.96601176095213304, 12);
});
