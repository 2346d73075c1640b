import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openFolder } from '#lib/batches/folder.node.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { complaintPage } from '#lib/metrics/complaintPage.ts';
import { prepareTexts } from '#lib/metrics/search/hits.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });

/** What somebody types, sign by sign. */
const typed = [
	'漏水到天花板',
	'電梯困人',
	'夜班 漏水',
	'地下车库 积水',
	'员工30',
	'东园 墙面开裂',
	'请今天给出答复',
	'ts0000',
	'10栋904',
	'１３８００',
	'没有的词语',
	'的',
	'客厅 主卧 开裂'
];

const engine = await openNative();
const store = await openFolder(join(tmpdir(), 'sujian-bench', `store-${values.rows}`));
const { batches } = await store.readManifest();
if (batches.length === 0) throw new Error('run bench/recompute first: it keeps the log');
for (const [at, batch] of batches.entries()) await store.attach(engine, batch, `b${at + 1}`);
await run(engine, { batches, rulebook: defaultRulebook() });

/** Milliseconds on the clock and of processor time. */
async function timed(work: () => Promise<unknown>): Promise<[number, number]> {
	const [clock, processor] = [performance.now(), process.cpuUsage()];
	await work();
	return [performance.now() - clock, process.cpuUsage(processor).user / 1000];
}

const prepared = await timed(() => prepareTexts(engine));
const times: [number, number][] = [];
for (const words of typed)
	for (let length = 1; length <= words.length; length++)
		times.push(await timed(() => complaintPage(engine, { filter: { search: words.slice(0, length) } })));
const at = (place: 0 | 1, share: number): string => {
	const sorted = times.map((time) => time[place]).sort((a, b) => a - b);
	return sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0);
};
process.stdout.write(
	`${values.rows} rows: texts put together in ${prepared[1].toFixed(0)} ms of processor time; ${times.length} searches, each with its first hundred rows and where it was found: ` +
		`p50 ${at(1, 0.5)} ms, p95 ${at(1, 0.95)} ms of processor time (${at(0, 0.5)} and ${at(0, 0.95)} on the clock)\n`
);
await engine.close();
