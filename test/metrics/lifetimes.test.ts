import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { durationsOf } from '#lib/metrics/durations.ts';
import { lifetimes } from '#lib/metrics/lifetimes.ts';
import type { Lifetimes } from '#lib/stats/kaplanMeier.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openNative();
});
afterAll(() => engine.close());

interface Life {
	readonly group: number;
	readonly seconds: number;
	readonly closed: boolean;
}

/** Every second as it is: what the coarse way must agree with. */
function everySecond(all: readonly Life[]): Lifetimes {
	const times = [...new Set(all.map((l) => l.seconds))].sort((a, b) => a - b);
	const count = (closed: boolean) =>
		times.map((t) => all.filter((l) => l.seconds === t && l.closed === closed).length);
	return { times, ended: count(true), censored: count(false) };
}

const life = (most: number) =>
	fc.record({
		group: fc.integer({ min: 0, max: 2 }),
		seconds: fc.integer({ min: 0, max: most }),
		closed: fc.integer({ min: 0, max: 3 }).map((n) => n > 0)
	});

test('medians, percentiles and their bounds are those of every second, though only some seconds leave SQL', async () => {
	const lives = fc.oneof(
		fc.array(life(9000), { minLength: 1, maxLength: 120 }),
		fc.array(life(60_000), { minLength: 1, maxLength: 120 })
	);
	await fc.assert(
		fc.asyncProperty(lives, async (all) => {
			await engine.load(
				'lives',
				{ group_no: 'INTEGER', seconds: 'INTEGER', closed: 'BOOLEAN' },
				all.map((l) => [l.group, l.seconds, l.closed])
			);
			const found = await lifetimes(engine, 'select group_no, seconds, closed from lives');
			for (const group of new Set(all.map((l) => l.group))) {
				const exact = durationsOf(everySecond(all.filter((l) => l.group === group)));
				expect(durationsOf(found.get(group)!)).toEqual(exact);
			}
		}),
		{ numRuns: 150 }
	);
});

test('of a long hour only what decides is told by the second', async () => {
	await engine.exec(
		`create or replace table lives as
		select 0 as group_no, (i * 36)::integer as seconds, true as closed from range(10000) as t(i)`
	);
	const found = (await lifetimes(engine, 'select group_no, seconds, closed from lives')).get(0)!;
	expect(found.times.length).toBeLessThan(1700);
	expect(durationsOf(found)).toMatchObject({ medianHours: (4999 * 36) / 3600, n: 10_000 });
});
