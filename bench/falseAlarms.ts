import process from 'node:process';
import { parseArgs } from 'node:util';
import { appendFile } from 'node:fs/promises';
import { random, type Random } from '#lib/demo/random.ts';
import { lastDay, monthsBetween } from '#lib/metrics/months.ts';
import { spikesIn } from '#lib/metrics/recurring/spikeTest.ts';
import type { Count } from '#lib/metrics/recurring/counts.ts';
import { table } from './timings.ts';

/**
 * How often improbable counts and the staff rule are false alarms: made-up logs in which nothing changes, judged by the
 * product's own test; and how often a doubled count is found. Counts are drawn month by month from a seed.
 */
const { values } = parseArgs({
	options: {
		logs: { type: 'string', default: '400' },
		seed: { type: 'string', default: '1' },
		out: { type: 'string' }
	}
});

const limits = { historyMonths: 12, leastHistory: 3, q: 0.1 };
const months = monthsBetween('2024-06', '2025-06');
const changed = 6;

/** A Poisson draw: by chance of none in exponential gaps while small, by halves beyond (sums of Poissons are Poisson). */
function poisson(draw: Random, mean: number): number {
	if (mean > 30) return poisson(draw, mean / 2) + poisson(draw, mean / 2);
	const none = Math.exp(-mean);
	let [n, product] = [0, draw.next()];
	while (product > none) {
		n += 1;
		product *= draw.next();
	}
	return n;
}

/** A gamma draw with mean 1 and this variance: G. Marsaglia, W. W. Tsang (2000), ACM Trans. Math. Softw. 26, 363. */
function gamma(draw: Random, variance: number): number {
	const shape = 1 / variance;
	// a shape below 1 from one above it, as they say in section 6
	if (shape < 1) return boosted(draw, shape);
	const [d, c] = [shape - 1 / 3, 1 / Math.sqrt(9 * (shape - 1 / 3))];
	for (;;) {
		const normal = Math.sqrt(-2 * Math.log(1 - draw.next())) * Math.cos(2 * Math.PI * draw.next());
		const v = (1 + c * normal) ** 3;
		if (v > 0 && Math.log(1 - draw.next()) < 0.5 * normal ** 2 + d - d * v + d * Math.log(v))
			return (d * v) / shape;
	}
}

const boosted = (draw: Random, shape: number): number =>
	(gamma(draw, 1 / (shape + 1)) * (shape + 1) * (1 - draw.next()) ** (1 / shape)) / shape;

/** A log: so many cells (site × category), each with a mean a month of 30 days that does not change. */
interface World {
	readonly name: string;
	readonly cells: number;
	/** Means of the cells, from the first to the last, evenly on the logarithm. */
	readonly least: number;
	readonly most: number;
	/** Variance of a gamma factor with mean 1 on each count of a cell with this place and mean; 0: Poisson. */
	readonly extra: (cell: number, mean: number) => number;
}

const small = { cells: 200, least: 0.02, most: 0.5 };
const demo = { cells: 120, least: 0.1, most: 5 };
const busy = { cells: 60, least: 5, most: 50 };
const none = () => 0;

const worlds: readonly World[] = [
	{ ...small, name: 'small counts: 200 cells, 0.02–0.5 a month', extra: none },
	{ ...demo, name: 'as the demo: 120 cells, 0.1–5 a month', extra: none },
	{ ...busy, name: 'busy: 60 cells, 5–50 a month', extra: none },
	{ ...demo, name: 'as the demo, over-dispersed (variance 1.5 × mean at 5)', extra: () => 0.1 },
	{ ...busy, name: 'busy, over-dispersed (variance 2 × mean at 10)', extra: () => 0.1 },
	{ ...small, name: 'small counts, variance 2 × mean', extra: (_, mean) => 1 / mean },
	{ ...demo, name: 'as the demo, variance 2 × mean', extra: (_, mean) => 1 / mean },
	{ ...busy, name: 'busy, variance 3 × mean', extra: (_, mean) => 2 / mean },
	{
		...demo,
		name: 'as the demo, a fifth of the cells over-dispersed (variance 2.5 × mean at 5)',
		extra: (cell) => (cell % 5 === 0 ? 0.3 : 0)
	},
	{
		...busy,
		name: 'busy, a fifth of the cells over-dispersed (variance 2 × mean at 10)',
		extra: (cell) => (cell % 5 === 0 ? 0.1 : 0)
	}
];

interface Told {
	/** Months with any false one, of all judged. */
	withAlarm: number;
	/** Mean over months of false ÷ all discoveries (0 where there are none). */
	falseShare: number;
	/** Of the cells that rose. */
	found: number;
}

/** What the test of the specification lists, and what of it is confirmed in view of the log's own variation. */
interface Both {
	readonly listed: Told;
	readonly confirmed: Told;
}

/**
 * Judges the last month of one made-up log after another; six cells have `times` their mean in it, and `before` times their mean in
 * one of the months that it is compared with.
 */
function judge(
	world: World,
	logs: number,
	{ times, before }: { times: number; before: number },
	draw: Random
): Both {
	const nothing = (): Told => ({ withAlarm: 0, falseShare: 0, found: 0 });
	const told = { listed: nothing(), confirmed: nothing() };
	const month = months.at(-1)!;
	const place = (i: number) => Math.floor((i * world.cells) / changed);
	const risen = new Set(times === 1 ? [] : Array.from({ length: changed }, (_, i) => place(i)));
	const earlier = new Set(Array.from({ length: changed }, (_, i) => place(i) + 3));
	for (let log = 0; log < logs; log++) {
		const counts: Count[] = [];
		for (let cell = 0; cell < world.cells; cell++) {
			const mean = world.least * (world.most / world.least) ** (cell / (world.cells - 1));
			const extra = world.extra(cell, mean);
			for (const [i, one] of months.entries()) {
				const factor = extra > 0 ? gamma(draw, extra) : 1;
				const now = one === month && risen.has(cell) ? times : 1;
				const then = i === 9 && earlier.has(cell) ? before : 1;
				const n = poisson(draw, (mean * factor * now * then * lastDay(one)) / 30);
				if (n > 0) counts.push({ month: one, site: `${cell}`, category_l1: 'x', category_l2: null, n });
			}
		}
		const alarms = spikesIn({ counts, months }, limits).filter((s) => s.month === month);
		for (const [kind, some] of [
			['listed', alarms],
			['confirmed', alarms.filter(({ confirmed }) => confirmed)]
		] as const) {
			const wrong = some.filter(({ site }) => !risen.has(Number(site))).length;
			if (wrong > 0) told[kind].withAlarm += 1 / logs;
			if (some.length > 0) told[kind].falseShare += wrong / some.length / logs;
			if (risen.size > 0) told[kind].found += (some.length - wrong) / risen.size / logs;
		}
	}
	return told;
}

/** Months in which somebody with so many complaints a month, each from another unit, has three or more. */
function staff(mean: number, people: number, logs: number, draw: Random): { months: number; each: number } {
	let [hit, all] = [0, 0];
	for (let log = 0; log < logs; log++) {
		let any = 0;
		for (let one = 0; one < people; one++) if (poisson(draw, mean) >= 3) any += 1;
		hit += any > 0 ? 1 : 0;
		all += any;
	}
	return { months: hit / logs, each: all / (logs * people) };
}

const logs = Number(values.logs);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const draw = random(Number(values.seed));
const still = worlds.map((world) => {
	const { listed, confirmed } = judge(world, logs, { times: 1, before: 1 }, draw);
	return [world.name, percent(listed.withAlarm), percent(confirmed.withAlarm)];
});
const told = (world: World, times: number, before: number) => {
	const { listed, confirmed } = judge(world, logs, { times, before }, draw);
	return [listed.found, confirmed.found, listed.falseShare, confirmed.falseShare].map(percent);
};
const risen = worlds.flatMap((world) =>
	[2, 3, 5].map((times) => [world.name, `× ${times}`, ...told(world, times, 1)])
);
const after = worlds.map((world) => [world.name, '× 3', ...told(world, 3, 4)]);
const people = [0.1, 0.3, 0.5, 1].map((mean) => {
	const { months: share, each } = staff(mean, 50, logs * 10, draw);
	return [String(mean), percent(each), percent(share)];
});
const heads = ['by', 'found: listed', 'confirmed', 'mean share of false: listed', 'confirmed'];
const text = `
## False alarms of recurring issues

Made-up logs from a seed (${values.seed}), ${logs} of each kind, thirteen months, the last of them judged by the product's own test at q = 0.10. *Listed* is what the prescribed test
finds, for which counts vary by chance alone; *confirmed* what is improbable in view of the log's own variation as well. Nothing changes in the first table, so every discovery is
false, and the share of false ones is the share of months with any. \`node dist/bench/falseAlarms.js\`.

${table(['nothing changed: months with an alarm', 'listed', 'confirmed'], still)}

Six cells, spread over all sizes, have a multiple of their mean in the month judged.

${table(['six cells rose', ...heads], risen)}

The same, where six other cells had four times their mean in one of the months before: what was found then is no part of what is usual.

${table(['six cells rose, six others had before', ...heads], after)}

The staff rule (three different units in a month) is an agreed number and controls nothing: of 50 people, each complained of so often a month by chance alone,

${table(['complaints a person and month', 'person-months that reach three', 'months in which somebody does'], people)}
`;
if (values.out) await appendFile(values.out, text);
process.stdout.write(text);
