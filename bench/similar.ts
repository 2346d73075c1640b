import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { makeDemo } from '#lib/demo/demo.ts';
import { bandsOf, Buckets } from '#lib/similar/bands.ts';
import { comparable, nearest, similarTexts, threshold } from '#lib/similar/groups.ts';
import { jaccard, shinglesOf } from '#lib/similar/shingles.ts';

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '100000' },
		in: { type: 'string' },
		column: { type: 'string', default: '投诉内容' },
		oracle: { type: 'string', default: '5000' }
	}
});

/** The texts of a column, of a file or of the demo, each different one with how often it stands there. */
async function texts(): Promise<Map<string, number>> {
	const csv = values.in
		? await readFile(values.in, 'utf8')
		: makeDemo({ rows: Number(values.rows), fields: ['complaint_no', 'content', 'received_at'] }).complaints;
	const said = new Map<string, number>();
	const records = Papa.parse<string[]>(csv.toString().replace(/^\ufeff/, '')).data;
	const at = records.findIndex((record) => record.includes(values.column));
	const column = records[at]!.indexOf(values.column);
	for (const record of records.slice(at + 1)) {
		const text = record[column]?.trim();
		if (text) said.set(text, (said.get(text) ?? 0) + 1);
	}
	return said;
}

/** Seconds of processor time. */
function timed<T>(work: () => T): [T, number] {
	const before = process.cpuUsage();
	const done = work();
	return [done, process.cpuUsage(before).user / 1e6];
}

const said = await texts();
const [all, weights] = [[...said.keys()], [...said.values()]];
const [similar, seconds] = timed(() => similarTexts(all, weights));
const ready = comparable(all);
const [, nearestSeconds] = timed(() => nearest(ready, 0, threshold, 5));

/** Every pair of a part of the texts, one by one. */
const part = shinglesOf(all.slice(0, Number(values.oracle)));
const buckets = new Buckets(bandsOf(part));
let [pairs, found, asked] = [0, 0, 0];
for (let one = 0; one + 1 < part.starts.length; one++) {
	const near = new Set(buckets.near(one));
	asked += near.size;
	for (let other = 0; other < one; other++) {
		if (jaccard(part, one, other) < threshold) continue;
		pairs += 1;
		if (near.has(other)) found += 1;
	}
	buckets.put(one);
}
const largest = similar.groups
	.map(({ leader, members }) => ({
		n: members.reduce((sum, { text }) => sum + weights[text]!, 0),
		text: all[leader]
	}))
	.sort((a, b) => b.n - a.n);
process.stdout.write(
	`${JSON.stringify(
		{
			complaints: weights.reduce((sum, n) => sum + n, 0),
			texts: all.length,
			groups: similar.groups.length,
			short: similar.short.length,
			forms: similar.forms.length,
			processorSeconds: seconds,
			nearestMilliseconds: nearestSeconds * 1000,
			oracle: { pairs, recall: found / pairs, compared: asked / ((part.starts.length - 1) ** 2 / 2) },
			largest: largest.slice(0, 5)
		},
		null,
		1
	)}\n`
);
