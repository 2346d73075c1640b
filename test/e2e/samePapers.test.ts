import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { version } from '#lib/base/version.ts';
import { parseActions } from '#lib/model/actions.ts';
import { paperKinds, papers, renderReport, writePaper, type PaperKind } from '#lib/reports/index.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { openData, type Data } from '../../src/cli/data.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { workbookLog } from './files.ts';
import { openApp, type App } from './harness.ts';
import { download, go, importFile, patience } from './steps.ts';

const subjects = {
	month: '2025-05',
	year: '2025',
	complaint: 'TS000001',
	action: 'CA-2025-001',
	now: ''
} as const;
const register = {
	version: 1,
	actions: [
		{
			id: subjects.action,
			title: '报修答复太慢',
			scope: { category_l1: 'property_service' },
			evidence: [subjects.complaint],
			owner: '客服主任',
			due: '2025-05-20',
			done: '2025-04-10',
			state: 'check',
			history: [{ at: '2025-04-01 09:00:00', by: '客服主任', what: 'made' }]
		}
	]
};

describe('papers of every kind', () => {
	let app: App;
	let folder: string;
	let data: Data;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'sujian-papers-'));
		const log = await workbookLog();
		const given = { log: join(folder, log.name), actions: join(folder, 'actions.json') };
		await writeFile(given.log, log.buffer);
		await writeFile(given.actions, JSON.stringify(register));
		data = await openData(
			{
				inputs: [{ path: given.log, table: null, sheet: null }],
				actions: given.actions,
				...{ map: null, rulebook: null, decisions: null, annotations: null, asOf: null }
			},
			openTerminal('zh-CN', true)
		);
		app = await openApp();
		await importFile(app.page, log);
		await go(app.page, 'recurring');
		await app.page.getByTestId('tab-actions').click(patience);
		await app.page.getByTestId('actions-file').setInputFiles(given.actions);
		await app.page.getByTestId('board-action').waitFor(patience);
	});
	afterAll(async () => {
		await app?.close();
		await data?.close();
		await rm(folder, { recursive: true });
	});
	afterEach(() => app.verify());

	const open = async (kind: PaperKind) => {
		await app.page.evaluate((href) => {
			const link = document.createElement('a');
			link.href = href;
			document.body.append(link);
			link.click();
			link.remove();
		}, `${app.address}report/?paper=${kind}&of=${subjects[papers[kind].about]}`);
		const asked = () => new URL(app.page.url()).searchParams.get('paper');
		await expect.poll(asked, patience).toBe(kind);
	};

	/** The paper as the command line writes it. */
	const written = async (kind: PaperKind, format: 'html' | 'docx' | 'xlsx') => {
		const document = await writePaper(data.engine, kind, {
			subject: subjects[papers[kind].about],
			...{ locale: 'zh-CN' as const, program: version, rulebook: data.rulebook },
			actions: parseActions(register, 'actions.json'),
			fiscalStart: 1
		});
		return Buffer.from(await renderReport(document!, format, nodeRasteriser()));
	};

	test.each(paperKinds)('%s has the same bytes from the page and from the command line', async (kind) => {
		const { page } = app;
		await open(kind);
		const same = async (format: 'html' | 'docx' | 'xlsx') =>
			(await download(page, `download-${format}`)).bytes.equals(await written(kind, format));
		// the paper before it may still stand there
		await expect.poll(() => same('html'), { ...patience, interval: 500 }).toBe(true);
		expect(await same('docx')).toBe(true);
		expect(await same('xlsx')).toBe(true);
	});
});
