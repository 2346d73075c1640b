import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeTable } from '../../src/cli/tables.ts';
import type { Engine } from '#lib/engine/engine.ts';
import { openNative } from '#lib/engine/native.node.ts';
import { classRows } from '#lib/metrics/classes/rows.ts';
import { listColumns } from '#lib/metrics/list/columns.ts';
import { importedColumns } from '#lib/metrics/list/imported.ts';
import { actionsOutput } from '#lib/metrics/outputs/actions.ts';
import { chartsOutput } from '#lib/metrics/outputs/charts.ts';
import { outputs } from '#lib/metrics/outputs/index.ts';
import { similarOutput } from '#lib/metrics/outputs/similar.ts';
import { whatIfOutputs } from '#lib/metrics/whatIf/outputs.ts';
import { whatIf } from '#lib/metrics/whatIf/whatIf.ts';
import { parseActions } from '#lib/model/actions.ts';
import { parseAnnotations } from '#lib/model/annotations.ts';
import { tableNames } from '#lib/model/columns.ts';
import { parseDecisions } from '#lib/model/decisions.ts';
import { openTrial } from '#lib/pipeline/comparison/trial.ts';
import { paperKinds, papers, renderReport, sanctionSheet, writePaper } from '#lib/reports/index.ts';
import type { PaperKind, ReportDocument } from '#lib/reports/document.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { loadRulebook } from '#lib/rulebook/index.ts';
import { csvOf } from '#lib/ui/parts/table.ts';
import { classesCsv } from '#lib/workspace/classes/csv.ts';
import { listBook, listCsv } from '#lib/workspace/list/files.ts';
import { problemBook } from '#lib/workspace/pages/problemBook.ts';
import { templateBook } from '#lib/workspace/templates/book.ts';
import { summaryCsv } from '#lib/workspace/whatif/summaryCsv.ts';
import { runLogs } from '../support/log.ts';
import { filesUnder } from '../support/sources.ts';
import { faultsOfBook, faultsOfCsv, faultsOfDocx, faultsOfHtml } from './support/faults.ts';
import { beginnings, hostile, hostileLogs } from './support/hostileLog.ts';

const asOf = '2025-06-30 12:00:00';
const month = '2025-06';
const by = { by: hostile('by', 4), at: '2025-06-05 09:00:00' };
const actions = parseActions(
	{
		version: 1,
		actions: beginnings.map((_, at) => ({
			id: `CA-2025-${String(at).padStart(3, '0')}`,
			title: hostile('title', at),
			scope: { site: hostile('site', at) },
			problem: hostile('problem', at),
			evidence: [hostile('complaint_no', at)],
			causes: [{ whys: [{ answer: hostile('answer', at), evidence: hostile('evidence', at) }] }],
			correction: hostile('correction', at),
			corrective: hostile('corrective', at),
			preventive: hostile('preventive', at),
			owner: hostile('owner', at),
			verification: hostile('verification', at),
			state: 'do',
			history: [{ ...by, what: 'made', note: hostile('note', at) }]
		}))
	},
	'actions.json'
);
const annotations = parseAnnotations(
	{
		version: 1,
		notes: beginnings.map((_, at) => ({
			on: `2025-06-${String(at + 1).padStart(2, '0')}`,
			text: hostile('note', at),
			...by
		})),
		phases: [{ chart: 'received', from: '2025-06', begins: true, reason: hostile('reason', 1), ...by }]
	},
	'annotations.json'
);
const decisions = parseDecisions(
	{
		version: 1,
		confirmations: beginnings.map((_, at) => ({
			complaint: hostile('complaint_no', at).trim(),
			field: 'severity',
			value: 'major',
			reason: hostile('reason', at),
			...by
		}))
	},
	'decisions.json'
);
const title = { 'zh-CN': hostile('book', 0), 'zh-Hant': hostile('book', 9), en: hostile('book', 22) };
const rulebook = loadRulebook({
	id: 'hostile',
	title,
	extends: 'combined',
	editions: [
		{
			id: 'hostile-1',
			from: null,
			clauses: [{ id: 'dispatch', limit: { value: 10, unit: 'minutes', source: hostile('source', 3) } }]
		}
	]
});

let engine: Engine;
let folder = '';
let batches: Awaited<ReturnType<typeof runLogs>>['batches'];
beforeAll(async () => {
	engine = await openNative();
	folder = await mkdtemp(join(tmpdir(), 'sujian-injection-'));
	({ batches } = await runLogs(engine, hostileLogs(beginnings.length + 2), { asOf, rulebook, decisions }));
});
afterAll(async () => {
	await engine.close();
	await rm(folder, { recursive: true });
});

const subjects: Readonly<Record<(typeof papers)[PaperKind]['about'], string>> = {
	month,
	year: '2025',
	complaint: hostile('complaint_no', 3),
	action: 'CA-2025-003',
	now: ''
};
const write = (kind: PaperKind): Promise<ReportDocument | null> =>
	writePaper(engine, kind, {
		subject: subjects[papers[kind].about],
		locale: 'zh-CN',
		mask: false,
		...{ actions, annotations, rulebook },
		program: '0.0.0'
	});

const check = async (paper: ReportDocument): Promise<void> => {
	expect(faultsOfHtml(new TextDecoder().decode(await renderReport(paper, 'html'))), 'html').toEqual([]);
	expect(faultsOfDocx(await renderReport(paper, 'docx')), 'docx').toEqual([]);
	expect(faultsOfBook(await renderReport(paper, 'xlsx')), 'xlsx').toEqual([]);
};

describe('what begins like a formula or with a control character stays text', () => {
	test.each(paperKinds)('in the paper “%s”, in every format', async (kind) => {
		const paper = (await write(kind))!;
		expect(JSON.stringify(paper.blocks)).toContain('evil.example');
		await check(paper);
	});

	test('in the sheet of one contractor, whose name is its scope and its sheet', async () => {
		for (const at of [0, 1, 2])
			await check(
				await sanctionSheet(engine, {
					month: '2025-05',
					locale: 'en',
					of: hostile('contractor', at),
					rulebook
				})
			);
	});

	test('in every place of a paper: title, number, period, scope, readers, headings, heads', async () => {
		for (const begin of beginnings) {
			const text = `${begin}cmd|'/C calc'!A1 &P &D${'长'.repeat(150)}`;
			const paper = paperOf(text);
			await check(paper);
		}
		const drawn = paperOf(hostile('figure', 8));
		expect(faultsOfBook(await renderReport(drawn, 'xlsx', nodeRasteriser()))).toEqual([]);
		expect(faultsOfDocx(await renderReport(drawn, 'docx', nodeRasteriser()))).toEqual([]);
	});

	test('in every table that the command line writes', async () => {
		const trial = await openTrial(engine, {
			batches,
			decisions,
			rulebook: loadRulebook('combined'),
			learn: undefined
		});
		const effect = await whatIf(engine, trial);
		for (const output of whatIfOutputs(effect)) await writeTable(trial.engine, output, 'csv', folder);
		expect(faultsOfCsv(summaryCsv(effect, (key) => hostile(key, 3), 'zh-CN'))).toEqual([]);
		await trial.end();
		const written = [...outputs, actionsOutput(actions), chartsOutput(annotations), similarOutput];
		for (const output of written) await writeTable(engine, output, 'csv', folder);
		const files = await readdir(folder);
		expect(files.length).toBe(written.length + 4);
		for (const file of files) {
			const text = await readFile(join(folder, file), 'utf8');
			expect(faultsOfCsv(text), file).toEqual([]);
		}
		expect(await readFile(join(folder, 'complaints.csv'), 'utf8')).toContain('evil.example');
	});

	test('in the list of complaints with every column, as CSV and as a workbook', async () => {
		const order = {
			...{
				filter: {},
				columns: [...listColumns, ...(await importedColumns(engine))],
				sort: { by: 'complaint_no' }
			},
			...({ masked: false, locale: 'zh-CN', asOf } as const)
		};
		const text = await (await listCsv(engine, order)).content.text();
		expect(text).toContain('evil.example/extra1');
		expect(faultsOfCsv(text)).toEqual([]);
		const { content } = await listBook(engine, order);
		expect(faultsOfBook(new Uint8Array(await content.arrayBuffer()))).toEqual([]);
	});

	test('in the rows to be corrected, which go back to their authors', async () => {
		const book = (await problemBook(engine, 'zh-CN', asOf))!;
		expect(book.rows).toBeGreaterThan(10);
		const bytes = new Uint8Array(await book.content!.arrayBuffer());
		expect(faultsOfBook(bytes)).toEqual([]);
	});

	test('in the work list of classes, and in the table behind a chart', async () => {
		const { rows } = await classRows(engine, {}, {}, { limit: 1000 });
		const text = classesCsv(rows, rulebook, 'zh-CN');
		expect(text).toContain('evil.example');
		expect(faultsOfCsv(text)).toEqual([]);
		const cells = beginnings.map((_, at) => hostile('cell', at));
		const table = {
			heads: cells.map((head) => ({ text: head })),
			rows: [cells, cells.map((cell) => ({ text: '', value: cell }))]
		};
		expect(faultsOfCsv(csvOf(table))).toEqual([]);
	});

	test('in the templates, whose drop-downs are the only formulas', async () => {
		expect(faultsOfBook((await templateBook(tableNames, 'en')).bytes)).toEqual([]);
	});
});

test('the faults looked for are found where they are', async () => {
	expect(faultsOfCsv('a,b\r\n=1+1,"x ""y"""\r\n')).toHaveLength(1);
	expect(faultsOfCsv('\u0007x,-5,-\r\n')).toHaveLength(1);
	expect(faultsOfHtml('<p onclick="x">a</p><script>1</script><img src="http://x">')).toHaveLength(4);
	const bytes = await renderReport((await write('records'))!, 'xlsx');
	expect(Object.keys(unzipSync(bytes))).toContain('xl/worksheets/sheet1.xml');
});

test('nothing writes a file for spreadsheets but what is walked above', () => {
	const writers = filesUnder('src', '.ts', '.svelte').filter(({ path }) => !path.startsWith('src/lib/demo/'));
	const using = (pattern: RegExp) =>
		writers.flatMap(({ path, text }) => (pattern.test(text) ? [path] : [])).sort();
	// A new way out is walked above, then named here.
	expect(using(/\bnewWorkbook\(/)).toEqual([
		'src/lib/reports/renderers/listBook.ts',
		'src/lib/reports/renderers/rowBook.ts',
		'src/lib/reports/renderers/templateBook.ts',
		'src/lib/reports/renderers/workbook.ts',
		'src/lib/reports/renderers/xlsx.ts'
	]);
	expect(using(/from '#lib\/base\/csv\.ts'/)).toEqual([
		'src/cli/tables.ts',
		'src/lib/metrics/outputs/csvLines.ts',
		'src/lib/reports/renderers/xlsxCells.ts',
		'src/lib/ui/parts/table.ts',
		'src/lib/workspace/classes/csv.ts',
		'src/lib/workspace/list/files.ts',
		'src/lib/workspace/whatif/csv.ts',
		'src/lib/workspace/whatif/summaryCsv.ts'
	]);
});

const paperOf = (text: string): ReportDocument => ({
	meta: {
		kind: 'monthly',
		title: text,
		number: text,
		period: { from: '2025-06-01', to: '2025-06-30', label: text },
		asOf,
		rulebook: { id: text, edition: text, title: text },
		program: text,
		fingerprint: text,
		locale: 'zh-CN',
		readers: [text],
		masked: true,
		scope: text
	},
	blocks: [
		{ kind: 'heading', id: text, level: 1, text, series: 'numbered' },
		{ kind: 'heading', id: 'history', level: 1, text: 'History', series: 'plain' },
		{ kind: 'heading', id: text, level: 2, text, series: 'annex' },
		{
			kind: 'paragraph',
			id: text,
			runs: [
				{ text, bold: true },
				{ text, tone: 'met' }
			]
		},
		{ kind: 'note', tone: 'warning', text },
		{ kind: 'list', ordered: false, items: [text] },
		{ kind: 'keyFigures', items: [{ label: text, type: 'text', value: text, note: text }] },
		{
			kind: 'table',
			id: text,
			caption: text,
			list: true,
			columns: [
				{ head: text, type: 'text', weight: 1 },
				{ head: text, type: 'datetime', weight: 1 },
				{ head: text, type: 'integer', weight: 1 }
			],
			rows: [[text, text, text]],
			totals: [text, text, text],
			notes: [text]
		},
		{
			kind: 'figure',
			id: text,
			caption: text,
			alt: text,
			svg: '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="8" viewBox="0 0 20 8"><rect width="20" height="8" fill="#eee"/></svg>',
			width: 20,
			height: 8,
			shown: true,
			data: {
				kind: 'table',
				id: `${text}-data`,
				caption: text,
				columns: [{ head: text, type: 'text', weight: 1 }],
				rows: [[text]]
			}
		},
		{
			kind: 'form',
			id: text,
			rows: [
				[{ label: text, type: 'text', value: text }],
				[
					{ label: text, type: 'text', value: text },
					{ label: text, type: 'datetime', value: text }
				]
			]
		},
		{ kind: 'signOff', heads: [text, text], rows: [[text, text]] }
	]
});
