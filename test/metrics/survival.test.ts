import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { survival } from '#lib/metrics/survival.ts';
import { runLogs } from '../support/log.ts';

/** The 42 children of Freireich et al. (1963): weeks become hours; those still well are open when the log is looked at. */
const sixMp = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';
const placebo = '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23';
const asOf = Date.UTC(2025, 5, 10, 12);

const time = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
function rowsOf(site: string, text: string, no = site): string[] {
	return text.split(' ').map((entry, at) => {
		const ms = Number.parseInt(entry, 10) * 3_600_000;
		return entry.endsWith('+')
			? `${no}${at},${site},${time(asOf - ms)},,open`
			: `${no}${at},${site},${time(asOf - 40 * 86_400_000)},${time(asOf - 40 * 86_400_000 + ms)},done`;
	});
}
const hostile = "/*filter*/' or $lives";
const csv = [
	'complaint_no,site,received_at,completed_at,status',
	...rowsOf('对照', placebo),
	...rowsOf('用药', sixMp)
].join('\n');

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
	await runLogs(engine, [{ csv }], { asOf: time(asOf) });
});
afterAll(() => engine.close());

describe('how long it takes by a dimension', () => {
	it('gives the published curves, numbers at risk and test', async () => {
		const found = await survival(engine, {}, 'site');
		expect(found.groups.map((g) => g.key)).toEqual(['对照', '用药']);
		expect(found.test!.chiSquare).toBeCloseTo(16.79, 2);
		expect(found.verdict).toBe('differ');
		const treated = found.groups[1]!;
		expect(treated.durations).toMatchObject({ n: 21, censored: 12, medianHours: 23, low: 13, high: null });
		expect(treated.steps.at(-1)).toMatchObject({ time: 23 * 60, survival: expect.closeTo(0.4482, 4) });
		expect(found.marks.map((m) => m / 60)).toEqual([0, 6, 12, 18, 24, 30, 36]);
		expect(treated.atRisk).toEqual([21, 21, 12, 9, 5, 4, 0]);
		expect(treated.observed).toBe(9);
		expect(treated.expected).toBeCloseTo(19.25, 2);
	});

	it('does not test where too few are left, and has nothing where nothing is', async () => {
		expect((await survival(engine, { site: ['用药'] }, 'site')).verdict).toBe('too_few');
		expect((await survival(engine, { site: ['nowhere'] }, 'site')).groups).toEqual([]);
		expect((await survival(engine, {}, 'channel')).groups.map((g) => g.key)).toEqual([null]);
	});

	it('puts small groups together, whatever their names', async () => {
		const other = await openNative();
		const small = Array.from({ length: 12 }, (_, i) =>
			rowsOf(i === 0 ? `"${hostile}"` : `小${i}`, '1 2 3', `小${i}`)
		).flat();
		await runLogs(other, [{ csv: [csv, ...small].join('\n') }], { asOf: time(asOf) });
		const { groups } = await survival(other, {}, 'site');
		expect(groups.map((g) => [g.key, g.rest, g.durations.n])).toEqual([
			['对照', 0, 21],
			['用药', 0, 21],
			[null, 12, 36]
		]);
		const only = await survival(other, { site: [hostile] }, 'site');
		expect(only.groups.map((g) => [g.key, g.durations.n])).toEqual([[hostile, 3]]);
		await other.close();
	});
});
