import process from 'node:process';
import { parseArgs } from 'node:util';
import { writeFile, readFile } from 'node:fs/promises';
import { openNative } from '#lib/engine/native.node.ts';
import type { Engine } from '#lib/engine/engine.ts';
import type { Batch } from '#lib/model/batch.ts';
import { tableNames } from '#lib/model/columns.ts';
import { noDecisions } from '#lib/model/decisions.ts';
import { factModels } from '#lib/pipeline/facts/index.ts';
import { sqlOf } from '#lib/pipeline/model.ts';
import { batchSeeds, decisionSeeds, learntSeed, runSeed } from '#lib/pipeline/seeds.ts';
import { emptySelect, stagedColumns } from '#lib/pipeline/staging/columns.ts';
import { stagedName } from '#lib/pipeline/staging/index.ts';
import { defaultRulebook, loadRulebook, type Rulebook } from '#lib/rulebook/index.ts';
import { rulebookSeeds } from '#lib/rulebook/seeds.ts';
import { machine, table } from './timings.ts';

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '100000,1000000' },
		runs: { type: 'string', default: '3' },
		out: { type: 'string' }
	}
});

/** What every clause that counts time is judged by: each model that one of them needs. */
const judging = [
	'fct_calendar_days',
	'fct_working_periods',
	'fct_working_tiles',
	'fct_working_buckets',
	'fct_pauses',
	'fct_working_limits',
	'fct_judgements',
	'fct_progress_windows',
	'fct_working_overs'
];

const counted = ['forward', 'dispatch', 'complete', 'progress', 'escalate', 'followup', 'reply', 'visit'];
const days = ['first_feedback', 'result_feedback'];
const on = (clause: object, ids: readonly string[] = [...counted, ...days]): Rulebook =>
	loadRulebook({
		id: 'bench',
		title: { 'zh-CN': '测', 'zh-Hant': '測', en: 'Bench' },
		extends: 'combined',
		editions: [{ id: 'bench-1', from: null, clauses: ids.map((id) => ({ id, ...clause })) }]
	});

const rulebooks: readonly (readonly [string, Rulebook])[] = [
	['wall clock', defaultRulebook()],
	['`complete` on a calendar', on({ calendar: 'office' }, ['complete'])],
	['`complete` on a calendar, with pauses', on({ calendar: 'office', pauses: true }, ['complete'])],
	['ten clauses on a calendar', on({ calendar: 'office' })],
	['ten clauses on a calendar, with pauses', on({ calendar: 'office', pauses: true })]
];

const asOf = '2026-03-31 12:00:00';
const minutesOn = (after: string, most: number, salt: number) =>
	`${after} + to_seconds((hash(i, ${salt}) % ${most * 60})::bigint)`;
const received = "timestamp '2024-01-01' + to_seconds((hash(i, 0) % 70000000)::bigint)";
const times: Readonly<Record<string, string>> = {
	received_at: received,
	forwarded_at: minutesOn(received, 20, 1),
	dispatched_at: minutesOn(received, 30, 2),
	accepted_at: minutesOn(received, 90, 3),
	first_feedback_at: minutesOn(received, 2000, 4),
	completed_at: minutesOn(received, 6000, 5),
	result_feedback_at: minutesOn(received, 8000, 6),
	followup_at: minutesOn(received, 15000, 7)
};
const fields = ['complaint_no', ...Object.keys(times), 'status'];

const batch = (name: Batch['table'], columns: readonly string[], rows: number): Batch =>
	({
		id: name,
		table: name,
		file: name,
		sheet: '',
		sha256: '',
		columns: columns.map((field, i) => ({ index: i + 1, header: field, field })),
		rowsRead: rows,
		rowsSkipped: 0,
		rowsImported: rows
	}) as unknown as Batch;

/** A log of so many complaints as it is staged; every tenth was paused, one in twenty of those twice. */
async function stage(engine: Engine, rows: number): Promise<readonly Batch[]> {
	for (const name of tableNames)
		await engine.exec(`create or replace table ${stagedName[name]} as ${emptySelect(stagedColumns(name))}`);
	await engine.exec(
		'create or replace table stg_problems (batch_no integer, source_row integer, column_index integer)'
	);
	await engine.exec(`alter table ${stagedName.complaints} add column cell_no bigint`);
	const cells = Object.entries(times).flatMap(([name, sql]) => [
		`${sql} as ${name}`,
		`false as ${name}_date_only`
	]);
	await engine.exec(`insert into ${stagedName.complaints} by name
		select 1 as batch_no, i::integer + 2 as source_row, hash(i) as row_hash, 'B' || i as complaint_no, 'done' as status, i as cell_no, ${cells.join(', ')}
		from range(${rows}) as t (i)`);
	const pause = (every: number, salt: number) => `
		select 2 as batch_no, (i * 2 + ${salt})::integer as source_row, hash(i, 'p', ${salt}) as row_hash, 'B' || i as complaint_no,
			${minutesOn(received, 3000, 20 + salt)} as paused_at, false as paused_at_date_only,
			${minutesOn(received, 3000, 20 + salt)} + to_seconds((hash(i, 30) % 90000)::bigint) as resumed_at, false as resumed_at_date_only
		from range(0, ${rows}, ${every}) as t (i)`;
	await engine.exec(`insert into ${stagedName.pauses} by name ${pause(10, 0)}`);
	await engine.exec(`insert into ${stagedName.pauses} by name ${pause(200, 1)}`);
	return [
		batch('complaints', fields, rows),
		batch('pauses', ['complaint_no', 'paused_at', 'resumed_at'], rows / 10)
	];
}

/** Milliseconds of processor time of the judging models. */
async function judge(engine: Engine, batches: readonly Batch[], rulebook: Rulebook): Promise<number> {
	const given = [...decisionSeeds(noDecisions), learntSeed([])];
	for (const seed of [...batchSeeds(batches), ...rulebookSeeds(rulebook), ...given])
		await engine.load(seed.name, seed.columns, seed.rows);
	const run = runSeed({ asOf, outlierAfter: null, given: true, rulebookId: rulebook.id, edition: '' });
	await engine.load(run.name, run.columns, run.rows);
	for (const model of [...factModels].reverse())
		await engine.exec(`drop ${model.kind} if exists ${model.name}`);
	let spent = 0;
	const last = factModels.findIndex((model) => model.name === judging.at(-1));
	for (const model of factModels.slice(0, last + 1)) {
		const before = process.cpuUsage();
		await engine.exec(`create ${model.kind} ${model.name} as\n${sqlOf(model, { batches, rulebook })}`);
		const { user, system } = process.cpuUsage(before);
		if (judging.includes(model.name)) spent += (user + system) / 1000;
	}
	return spent;
}

const lines: string[][] = [];
for (const rows of values.rows.split(',').map(Number)) {
	const engine = await openNative();
	const batches = await stage(engine, rows);
	let wall = 0;
	for (const [name, rulebook] of rulebooks) {
		let best = Infinity;
		for (let i = 0; i < Number(values.runs); i++)
			best = Math.min(best, await judge(engine, batches, rulebook));
		if (wall === 0) wall = best;
		lines.push([`${rows.toLocaleString('en')}: ${name}`, (best / 1000).toFixed(2), (best / wall).toFixed(2)]);
		process.stderr.write(`${lines.at(-1)!.join(' | ')}\n`);
	}
	await engine.close();
}

const report = `${table(['judging', 'seconds of processor time', 'of the wall clock'], lines)}

${machine()}; native, the best of ${values.runs}.
`;
process.stdout.write(report);
if (values.out) {
	const heading = '## Working time\n\n';
	const old = await readFile(values.out, 'utf8');
	const at = old.indexOf(heading);
	const next = at < 0 ? -1 : old.indexOf('\n## ', at + heading.length);
	const kept = at < 0 ? `${old.trimEnd()}\n\n` : old.slice(0, at);
	await writeFile(values.out, `${kept}${heading}${report}${next < 0 ? '' : old.slice(next)}`);
}
