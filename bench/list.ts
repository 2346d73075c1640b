import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openFolder } from '#lib/batches/folder.node.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { complaintPage } from '#lib/metrics/complaintPage.ts';
import { wholeList } from '#lib/metrics/list/all.ts';
import { listColumns, standardColumns } from '#lib/metrics/list/columns.ts';
import { importedColumns } from '#lib/metrics/list/imported.ts';
import { run } from '#lib/pipeline/run.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';

const { values } = parseArgs({
	options: { rows: { type: 'string', default: '100000' }, narrow: { type: 'boolean', default: false } }
});
const engine = await openNative();
const store = await openFolder(
	join(tmpdir(), 'sujian-bench', `store-${values.rows}${values.narrow ? '-narrow' : ''}`)
);
const { batches } = await store.readManifest();
if (batches.length === 0) throw new Error('run bench/recompute first: it keeps the log');
for (const [at, batch] of batches.entries()) await store.attach(engine, batch, `b${at + 1}`);
await run(engine, { batches, rulebook: defaultRulebook() });

/** Milliseconds of processor time. */
async function timed(work: () => Promise<unknown>): Promise<number> {
	const before = process.cpuUsage();
	await work();
	return process.cpuUsage(before).user / 1000;
}

const imported = await importedColumns(engine);
const ids = [...listColumns, ...imported].map(({ id }) => id);
const page = (by: string, offset: number, columns: readonly string[]) =>
	timed(() => complaintPage(engine, { filter: {}, columns, sort: { by, descending: true }, offset }));
const sorted = [];
for (const by of ids) sorted.push([await page(by, 0, standardColumns), by] as const);
sorted.sort(([a], [b]) => a - b);
const [median, slowest] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
const deep = await page('received_at', Math.floor(Number(values.rows) * 0.9), standardColumns);
const all = await page('received_at', 0, ids);
const whole = await timed(async () => {
	const columns = listColumns.filter(({ id }) => standardColumns.includes(id));
	const list = await wholeList(engine, { filter: {}, columns, sort: { by: 'site' } });
	for await (const part of list.parts()) void part;
});
process.stdout.write(
	`${values.rows} rows, milliseconds of processor time: first hundred sorted by each of ${ids.length} columns p50 ${median[0].toFixed(0)}, slowest ${slowest[0].toFixed(0)} (${slowest[1]}); ` +
		`nine tenths down ${deep.toFixed(0)}; all columns shown ${all.toFixed(0)}; the whole list read ${whole.toFixed(0)}\n`
);
await engine.close();
