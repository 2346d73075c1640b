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
const months = monthsBetween('2023-01', '2025-06');

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
	const [d, c] = [shape - 1 / 3, 1 / Math.sqrt(9 * (shape - 1 / 3))];
	for (;;) {
		const normal = Math.sqrt(-2 * Math.log(1 - draw.next())) * Math.cos(2 * Math.PI * draw.next());
		const v = (1 + c * normal) ** 3;
		if (v > 0 && Math.log(1 - draw.next()) < 0.5 * normal ** 2 + d - d * v + d * Math.log(v))
			return (d * v) / shape;
	}
}

/** A log: so many cells (site × category), each with a mean a month of 30 days that does not change. */
interface World {
	readonly name: string;
	readonly cells: number;
	/** Means of the cells, from the first to the last, evenly on the logarithm. */
	readonly least: number;
	readonly most: number;
	/** Variance of a gamma factor with mean 1 on each count; 0: Poisson. */
	readonly extra: number;
}

const worlds: readonly World[] = [
	{ name: 'small counts: 200 cells, 0.02–0.5 a month', cells: 200, least: 0.02, most: 0.5, extra: 0 },
	{ name: 'as the demo: 120 cells, 0.1–5 a month', cells: 120, least: 0.1, most: 5, extra: 0 },
	{ name: 'busy: 60 cells, 5–50 a month', cells: 60, least: 5, most: 50, extra: 0 },
	{
		name: 'as the demo, over-dispersed (variance 1.5 × mean at 5)',
		cells: 120,
		least: 0.1,
		most: 5,
		extra: 0.1
	},
	{ name: 'busy, over-dispersed (variance 2 × mean at 10)', cells: 60, least: 5, most: 50, extra: 0.1 }
];

interface Told {
	readonly judged: number;
	readonly withAlarm: number;
	readonly discoveries: number;
	/** Mean over months of false ÷ all discoveries (0 where there are none). */
	readonly falseShare: number;
	readonly found: number;
	readonly doubled: number;
}

/** Judges the months of one made-up log after another; `changed` of the cells have `times` their mean in the months judged. */
function judge(world: World, logs: number, changed: number, times: number, draw: Random): Told {
	const told = { judged: 0, withAlarm: 0, discoveries: 0, falseShare: 0, found: 0, doubled: 0 };
	for (let log = 0; log < logs; log++) {
		const month = months.at(-1)!;
		const risen = new Set(Array.from({ length: changed }, (_, i) => Math.floor((i * world.cells) / changed)));
		const counts: Count[] = [];
		for (let cell = 0; cell < world.cells; cell++) {
			const mean = world.least * (world.most / world.least) ** (cell / (world.cells - 1));
			for (const one of months.slice(-13)) {
				const factor = world.extra > 0 ? gamma(draw, world.extra) : 1;
				const up = one === month && risen.has(cell) ? times : 1;
				const n = poisson(draw, (mean * factor * up * lastDay(one)) / 30);
				if (n > 0) counts.push({ month: one, site: `${cell}`, category_l1: 'x', category_l2: null, n });
			}
		}
		const alarms = spikesIn({ counts, months: months.slice(-13) }, limits).filter((s) => s.month === month);
		const wrong = alarms.filter(({ site }) => !risen.has(Number(site))).length;
		told.judged += 1;
		told.discoveries += alarms.length;
		if (wrong > 0) told.withAlarm += 1;
		if (alarms.length > 0) told.falseShare += wrong / alarms.length;
		told.found += alarms.length - wrong;
		told.doubled += risen.size;
	}
	return { ...told, falseShare: told.falseShare / told.judged };
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
	const told = judge(world, logs, 0, 1, draw);
	return [world.name, String(told.judged), percent(told.withAlarm / told.judged), percent(told.falseShare)];
});
const risen = worlds.flatMap((world) =>
	[2, 3, 5].map((times) => {
		const told = judge(world, logs, 6, times, draw);
		return [world.name, `× ${times}`, percent(told.found / told.doubled), percent(told.falseShare)];
	})
);
const people = [0.1, 0.3, 0.5, 1].map((mean) => {
	const { months: share, each } = staff(mean, 50, logs * 10, draw);
	return [String(mean), percent(each), percent(share)];
});
const text = `
## False alarms of recurring issues

Made-up logs from a seed (${values.seed}), ${logs} of each kind, the last of thirteen months judged by the product's own test at q = 0.10. Nothing changes in
the first table, so every discovery is false and the share of false ones is the share of months with any. \`node dist/bench/falseAlarms.js\`.

${table(['nothing changed', 'months', 'with an alarm', 'mean share of false'], still)}

Six cells, spread over all sizes, have a multiple of their mean in the month judged.

${table(['six cells rose', 'by', 'found', 'mean share of false'], risen)}

The staff rule (three different units in a month) is an agreed number and controls nothing: of 50 people, each complained of so often a month by chance alone,

${table(['complaints a person and month', 'person-months that reach three', 'months in which somebody does'], people)}
`;
if (values.out) await appendFile(values.out, text);
process.stdout.write(text);
