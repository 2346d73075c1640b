import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import type { Engine } from '#lib/engine/engine.ts';
import type { PaperEdits } from '#lib/model/reportEdits.ts';
import { annualReport, monthlyReport, renderHtml, type ReportDocument } from '#lib/reports/index.ts';
import { changesBetween } from '#lib/reports/editions/changes.ts';
import { digestOf, readEdition, writeEdition } from '#lib/reports/editions/file.ts';
import { restOf, type Rest } from '#lib/reports/editions/ground.ts';
import { editionFileName, handLines, seal, type Sealed, type Sealing } from '#lib/reports/editions/seal.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { packEdition, unpackEdition } from '#lib/reports/renderers/editionPack.ts';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { derived } from './support/pipeline.ts';

let engine: Engine;
let paper: ReportDocument;
let rest: Rest;
let sealed: Sealed;
const sealing: Sealing = {
	edition: 2,
	at: '2025-07-01 09:12:00',
	by: '王芳',
	note: '补记三件',
	hands: [
		{ hand: 'prepared', place: 1, name: '王芳', on: '2025-07-01' },
		{ hand: 'approved', place: 1, name: '=李强' }
	],
	subject: '2025-06'
};
beforeAll(async () => {
	engine = await derived(['fixtures/reports/log.csv'], '2025-06-30 18:00:00');
	const rulebook = defaultRulebook();
	paper = await monthlyReport(engine, { month: '2025-06', locale: 'zh-CN', rulebook, program: '0.0.0' });
	rest = await restOf(engine, paper, { rulebook });
	sealed = await seal(paper, rest, sealing, nodeRasteriser());
});
afterAll(() => engine.close());

/** What an author made of the paper: one chart added. */
const paperEdits = (of: { readonly id: string; readonly title: string }): PaperEdits => ({
	...{
		kind: 'monthly',
		subject: '2025-06',
		locale: 'zh-CN',
		filter: '',
		texts: [],
		remarks: [],
		omissions: [],
		removed: []
	},
	additions: [
		{
			...{ ...of, definition: '', scope: null, asOf: '2025-06-30 18:00:00', fingerprint: '0'.repeat(16) },
			...{
				locale: 'zh-CN',
				svg: null,
				width: 600,
				height: 300,
				alt: '',
				by: '王芳',
				at: '2025-07-01 09:00:00'
			},
			table: { columns: [{ head: '月份', type: 'text' }], rows: [] }
		}
	]
});

const codeOf = (bytes: Uint8Array): [string, unknown] => {
	try {
		readEdition(bytes, 'a.zip');
		return ['accepted', ''];
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return [error.problem.code, error.problem.fill?.['part']];
	}
};

test('a sealed paper says which edition it is, who sealed it and when, and who prepared and approved it', () => {
	const html = new TextDecoder().decode(sealed.papers.html);
	expect(html).toBe(renderHtml(sealed.document));
	expect(html).toContain('M-2025-06 第 2 版 · 2025年6月');
	expect(html).toContain('2025-07-01 09:12，王芳');
	expect(html).toContain('补记三件');
	expect(html).toContain('<td>编制</td><td>王芳</td><td></td><td>2025-07-01</td>');
	expect(html).toContain('<td>批准</td><td>=李强</td><td></td><td></td>');
	expect(html).toContain('<td>审核（客户代表）</td><td></td><td></td><td></td>');
	expect(renderHtml(paper)).not.toContain('第 2 版');
	expect(editionFileName(sealed.edition)).toBe('M-2025-06.2.zip');
});

test('its file opens to the very same paper, and the same paper is sealed to the same bytes', async () => {
	const read = readEdition(sealed.bytes, 'a.zip');
	expect(read.edition).toEqual(sealed.edition);
	expect(read.document).toEqual(JSON.parse(JSON.stringify(sealed.document)));
	expect(read.rest).toEqual(JSON.parse(JSON.stringify(rest)));
	for (const format of ['html', 'docx', 'xlsx'] as const)
		expect(Buffer.from(read.papers[format])).toEqual(Buffer.from(sealed.papers[format]));
	expect((await seal(paper, rest, sealing, nodeRasteriser())).sha256).toBe(sealed.sha256);
});

test('a changed byte in any part, a missing part and a changed index are found and named', () => {
	const names = ['edition.json', 'paper.html', 'paper.docx', 'paper.xlsx', 'document.json', 'ground.json'];
	const parts = unpackEdition(sealed.bytes, [...names, 'complaints.txt'])!;
	for (const name of [...parts.keys()]) {
		const changed = new Map(parts);
		const bytes = changed.get(name)!.slice();
		bytes[bytes.length >> 1]! ^= 1;
		changed.set(name, bytes);
		expect(codeOf(packEdition(changed))).toEqual(['edition_damaged', name]);
		const without = new Map(parts);
		without.delete(name);
		expect(codeOf(packEdition(without))[0]).toBe(
			name === 'edition.json' ? 'not_an_edition' : 'edition_damaged'
		);
	}
	const renamed = new TextDecoder().decode(parts.get('edition.json')).replace('"by": "王芳"', '"by": "王方"');
	expect(codeOf(packEdition(new Map(parts).set('edition.json', new TextEncoder().encode(renamed))))).toEqual([
		'edition_damaged',
		'edition.json'
	]);
	expect(codeOf(sealed.bytes.slice(0, sealed.bytes.length - 40))[0]).toBe('edition_damaged');
});

test('an edition whose checksums fit and whose paper is another one is refused', () => {
	const of = { ...sealed.edition, by: '王方' };
	expect(codeOf(writeEdition({ ...sealed, edition: of }))).toEqual(['edition_damaged', 'document.json']);
	const ground = { version: 1 } as never;
	const bare = writeEdition({ ...sealed, rest: { ...sealed.rest, ground } });
	expect(codeOf(bare)).toEqual(['edition_damaged', 'ground.json']);
});

test('an edition that somebody made up, with checksums that fit, is refused and never fails midway', () => {
	const made = (parts: object) => writeEdition({ ...sealed, ...parts });
	for (const block of [null, { kind: 'table' }, { kind: 'form', rows: 1 }]) {
		const document = { meta: sealed.document.meta, blocks: [block] } as never;
		expect(codeOf(made({ document }))).toEqual(['edition_damaged', 'document.json']);
	}
	const { ground } = sealed.rest;
	for (const wrong of [{ months: [null] }, { items: { ...ground.items, actions: { 'CA-1': null } } }])
		expect(codeOf(made({ rest: { ...sealed.rest, ground: { ...ground, ...wrong } } }))).toEqual([
			'edition_damaged',
			'ground.json'
		]);
	const { edition } = sealed;
	const sha256 = digestOf(new TextEncoder().encode(JSON.stringify({ edition, parts: [null] })));
	const index = { format: 'sujian-edition', version: 1, sha256, edition, parts: [null] };
	const bytes = packEdition(new Map([['edition.json', new TextEncoder().encode(JSON.stringify(index))]]));
	expect(codeOf(bytes)).toEqual(['edition_damaged', 'paper.html']);
});

test('what is known by the name of something that every object has is still new', () => {
	const actions = { constructor: { state: 'open' } };
	const after = { ...rest, ground: { ...rest.ground, items: { ...rest.ground.items, actions } } };
	expect(changesBetween(rest, after, '2025-06-01').items.actions).toEqual([
		{ key: 'constructor', how: 'added', fields: [] }
	]);
});

test('other files and later formats are refused in their own words', () => {
	expect(codeOf(new Uint8Array())[0]).toBe('not_an_edition');
	expect(codeOf(new TextEncoder().encode('编号,时间\n'))[0]).toBe('not_an_edition');
	expect(codeOf(sealed.papers.docx)[0]).toBe('not_an_edition');
	const newer = new TextEncoder().encode(JSON.stringify({ format: 'sujian-edition', version: 2 }));
	expect(codeOf(packEdition(new Map([['edition.json', newer]])))[0]).toBe('edition_newer');
});

test('a name for a line that the paper does not have is refused', async () => {
	const other = { ...sealing, hands: [{ hand: 'approved', place: 2, name: '李强' } as const] };
	await expect(seal(paper, rest, other, nodeRasteriser())).rejects.toMatchObject({
		problem: { code: 'no_hand_line' }
	});
	const year = await annualReport(engine, { year: '2025', fiscalStart: 4, locale: 'zh-CN' });
	expect(handLines(year).map(({ hand, place }) => `${hand} ${place}`)).toEqual([
		'prepared 1',
		'reviewed 1',
		'reviewed 2',
		'reviewed 3',
		'approved 1',
		'approved 2'
	]);
});

test('a paper is not sealed on tables that changed after it was written', async () => {
	const later = await derived(['fixtures/reports/log.csv'], '2025-07-02 08:00:00');
	try {
		await expect(restOf(later, paper, { rulebook: defaultRulebook() })).rejects.toMatchObject({
			problem: { code: 'paper_rewritten' }
		});
	} finally {
		await later.close();
	}
});

test('a chart that was added under a filter by name leaves no name in what a masked paper rests on', async () => {
	const own = paperEdits({ id: 'time 每月受理 handler=王小明', title: '王小明经手' });
	const { ground } = await restOf(engine, paper, { rulebook: defaultRulebook(), edits: own });
	expect(Object.keys(ground.items.edits)).toHaveLength(1);
	expect(JSON.stringify(ground.items)).not.toContain('王小明');
});

test('what could not be opened again is not sealed: a name or a note that is too long, a year of five digits', async () => {
	const wrong: Partial<Sealing>[] = [
		{ by: '王'.repeat(81) },
		{ note: '字'.repeat(2001) },
		{ hands: [{ hand: 'prepared', place: 1, name: '王芳', on: '20250-07-01' }] }
	];
	for (const one of wrong)
		await expect(seal(paper, rest, { ...sealing, ...one }, nodeRasteriser())).rejects.toMatchObject({
			problem: { code: 'bad_seal' }
		});
});

test('a masked edition holds no name, phone, door or text of the log in any of its parts', async () => {
	const log = (await engine.query('select complainant, phone, unit, content, handler from mart_complaints'))
		.toArray()
		.map((row) => row.toJSON() as Record<string, string | null>);
	const parts = unpackEdition(sealed.bytes, ['ground.json', 'complaints.txt'])!;
	const text = [...parts.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
	expect(text).toContain('2025-06');
	for (const row of log)
		for (const value of Object.values(row))
			if (value !== null && value.length > 2) expect(text.includes(value) ? value : null).toBeNull();
});
