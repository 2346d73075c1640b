import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openFolder } from '#lib/batches/folder.node.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { bounds } from '#lib/metrics/bounds.ts';
import { headline } from '#lib/metrics/headline.ts';
import { run } from '#lib/pipeline/run.ts';
import { annualReport, renderReport, reportFormats } from '#lib/reports/index.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';

const { values } = parseArgs({
	options: { rows: { type: 'string', default: '100000' }, runs: { type: 'string', default: '3' } }
});
const engine = await openNative();
const store = await openFolder(join(tmpdir(), 'sujian-bench', `store-${values.rows}`));
const { batches } = await store.readManifest();
if (batches.length === 0) throw new Error('run bench/recompute first: it keeps the log');
for (const [at, batch] of batches.entries()) await store.attach(engine, batch, `b${at + 1}`);
await run(engine, { batches, rulebook: defaultRulebook() });

const { months } = await bounds(engine);
// the last twelve months, as a fiscal year
const [year, month] = months.at(-12)!.split('-') as [string, string];
const options = { year, fiscalStart: Number(month), locale: 'zh-CN' } as const;

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
	const [clock, processor] = [performance.now(), process.cpuUsage()];
	const made = await work();
	const [wall, user] = [performance.now() - clock, process.cpuUsage(processor).user / 1000];
	process.stdout.write(
		`${what}: ${(wall / 1000).toFixed(2)} s, ${(user / 1000).toFixed(2)} s of processor time\n`
	);
	return made;
}

const { complaints } = await headline(engine, { from: `${year}-${month}-01` });
process.stdout.write(
	`${Number(values.rows).toLocaleString('en')} complaints, ${complaints.toLocaleString('en')} of them in the year\n`
);
for (let round = 0; round < Number(values.runs); round++) {
	const paper = await timed('blocks', () => annualReport(engine, options));
	for (const format of reportFormats)
		await timed(format, () => renderReport(paper, format, nodeRasteriser()));
}
process.stdout.write(`peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB\n`);
await engine.close();
