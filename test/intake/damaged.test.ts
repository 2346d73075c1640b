import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { build } from 'vite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Refusal } from '#lib/base/problem.ts';
import { readSheet, sheetsOf, sourceOfBytes } from '#lib/intake/read.ts';
import { bombs, strange, withParts } from './support/bombs.ts';
import { bring } from './support/bring.node.ts';
import { readCanonical } from './support/oracle.ts';
import { rawZip } from './support/rawZip.ts';
import { archive, workbook, type BookParts } from './support/workbook.ts';

async function read(bytes: Uint8Array) {
	const chunks: Uint8Array[] = [];
	const { notes, sheet, blankFrom } = await readSheet(
		sourceOfBytes('x.xlsx', bytes),
		{},
		(chunk) => void chunks.push(chunk)
	);
	const text = new TextDecoder().decode(new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()));
	return { sheet, blankFrom, notes, records: readCanonical(text) };
}

/** What a reading ends in: the code of its refusal, or what was read. Anything else that is thrown fails the test. */
const ending = async (bytes: Uint8Array): Promise<string> => {
	try {
		return JSON.stringify(await read(bytes));
	} catch (error) {
		if (error instanceof Refusal) return error.problem.code;
		throw error;
	}
};

const sheetOf = (data: string, more: Partial<BookParts> = {}): Uint8Array =>
	workbook({ sheets: [{ name: 'a', data: `<sheetData>${data}</sheetData>` }], ...more });

const good = workbook({
	formats: ['yyyy/m/d h:mm'],
	strings: ['<si><t>投诉编号</t></si>', '<si><t>投诉时间</t></si>'],
	sheets: [
		{
			name: 'a',
			rows: [
				[{ xml: '<c r="@" t="s"><v>0</v></c>' }, { xml: '<c r="@" t="s"><v>1</v></c>' }],
				...Array.from({ length: 30 }, (_, at) => [`T${at}`, { number: 45_000 + at / 7, style: 1 }])
			]
		}
	]
});

describe('a damaged workbook', () => {
	test('is refused wherever it is cut', async () => {
		for (let length = 4; length < good.length; length += 5)
			expect(['broken_workbook', 'not_a_workbook']).toContain(await ending(good.slice(0, length)));
	});

	test('is refused or read as if nothing were, whichever byte is changed: never read otherwise', async () => {
		const whole = await ending(good);
		const refusals = [
			'broken_workbook',
			'not_a_workbook',
			'encrypted_workbook',
			'too_large',
			'unknown_format'
		];
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 4, max: good.length - 1 }),
				fc.integer({ min: 1, max: 255 }),
				async (at, change) => {
					const bytes = good.slice();
					bytes[at]! ^= change;
					expect([whole, ...refusals]).toContain(await ending(bytes));
				}
			),
			{ numRuns: 600 }
		);
	});

	test('is refused where its archive lies', async () => {
		const data = strToU8(
			`<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(50)}</sheetData></worksheet>`
		);
		const name = 'xl/worksheets/sheet1.xml';
		expect(await ending(withParts([{ name, data }]))).toContain('records');
		expect(await ending(withParts([{ name, data, descriptor: true }]))).toContain('records');
		expect(await ending(withParts([{ name, data, stored: true }]))).toContain('records');
		for (const lies of [{ size: 10 }, { size: data.length + 1 }, { compressed: 7 }, { crc: 1 }])
			expect(await ending(withParts([{ name, data, lies }])), JSON.stringify(lies)).toBe('broken_workbook');
		expect(await ending(withParts([{ name, data, lies: { size: 0xfffffff0 } }]))).toBe('too_large');
		expect(await ending(withParts([{ name, data, stored: true, lies: { compressed: 0x7fffffff } }]))).toBe(
			'broken_workbook'
		);
		// two names for the same bytes are no lie
		const twice = [
			{ name: 'a', data },
			{ name, data, sameAs: 3 }
		];
		expect(await ending(withParts(twice))).toContain('records');
		expect(await ending(rawZip([{ name: 'a', data }], 9))).toBe('broken_workbook');
	});

	test.each([
		[
			'a sheet outside the archive',
			'<Relationship Id="rId1" TargetMode="External" Type="x/worksheet" Target="https://example.org/s.xml"/>',
			'broken_workbook'
		],
		[
			'a sheet that is not there',
			'<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet9.xml"/>',
			'broken_workbook'
		],
		[
			'strings that are not there',
			'<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="x/sharedStrings" Target="no.xml"/>',
			'broken_workbook'
		],
		[
			'a path that climbs out',
			'<Relationship Id="rId1" Type="x/worksheet" Target="../../../../xl/worksheets/sheet1.xml"/>',
			'records'
		],
		[
			'a workbook that is its own sheet',
			'<Relationship Id="rId1" Type="x/worksheet" Target="workbook.xml"/>',
			'no_rows'
		],
		[
			'ids named like what all objects have',
			'<Relationship Id="__proto__" Type="x/worksheet" Target="worksheets/sheet1.xml"/>',
			'broken_workbook'
		],
		[
			'no end',
			'<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml">',
			'broken_workbook'
		]
	])('with relations to %s ends in a word', async (_, relations, code) => {
		const parts = { 'xl/_rels/workbook.xml.rels': `<Relationships>${relations}</Relationships>` };
		expect(await ending(sheetOf('<row><c><v>1</v></c></row>', { parts }))).toContain(code);
	});

	test('needs no content types, nor right ones', async () => {
		const parts = {
			'[Content_Types].xml': '<Types><Default Extension="xml" ContentType="image/png"/></Types>'
		};
		expect(await ending(sheetOf('<row><c><v>1</v></c></row>', { parts }))).toContain('records');
	});
});

describe('an archive of another program', () => {
	test.each([
		[
			'a spreadsheet of OpenDocument',
			{ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
			'other_workbook',
			'.ods'
		],
		['a spreadsheet of Numbers', { 'Index/Document.iwa': 'x' }, 'other_workbook', '.numbers'],
		[
			'a binary workbook',
			{
				'_rels/.rels':
					'<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
				'xl/workbook.bin': 'x'
			},
			'other_workbook',
			'.xlsb'
		],
		[
			'a letter',
			{
				'_rels/.rels':
					'<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
				'word/document.xml': '<w:document/>'
			},
			'not_a_workbook',
			undefined
		]
	])('%s is refused by name', async (_, parts, code, kind) => {
		const refusal = await sheetsOf(sourceOfBytes('x.xlsx', archive(parts as Record<string, string>))).catch(
			(error: unknown) => error
		);
		expect(refusal).toBeInstanceOf(Refusal);
		expect((refusal as Refusal).problem).toMatchObject({ code, fill: kind === undefined ? {} : { kind } });
	});

	test('a workbook with macros is read, and they are not looked at', async () => {
		const parts = { 'xl/vbaProject.bin': '\u0000\u0001' };
		expect(await ending(sheetOf('<row><c><v>1</v></c></row>', { parts }))).toContain('records');
	});
});

describe('cells that no spreadsheet program writes', () => {
	const cells = async (data: string, more: Partial<BookParts> = {}) => {
		const { records, notes } = await read(sheetOf(data, more));
		return {
			records: records.map(({ line, cells: row }) => [line, ...row]),
			notes: notes.map(({ row, column, raw, code }) => `${row}/${column} ${code} ${raw}`)
		};
	};

	test('out of order stand where their references say', async () => {
		expect(
			await cells('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')
		).toEqual({ records: [[1, '1', '2', '3']], notes: [] });
	});

	test('twice in one place: the later counts, and the earlier is listed', async () => {
		expect(
			await cells('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>0</v></c><c r="B1"><v>2</v></c></row>')
		).toEqual({ records: [[1, '0', '2']], notes: ['1/2 repeated_cell 1'] });
	});

	test('whose references are none follow the cell before', async () => {
		expect(
			await cells(
				'<row r="x"><c r="7"><v>1</v></c><c r=""><v>2</v></c><c r="ZZZZZZZ1"><v>3</v></c><c r="constructor"><v>4</v></c></row>'
			)
		).toEqual({ records: [[1, '1', '2', '3', '4']], notes: [] });
	});

	test('in rows that go back, repeat or lie beyond all sheets follow the row before', async () => {
		const { records } = await cells(
			'<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="99999999999"><c><v>3</v></c></row><row r="-1"><c><v>4</v></c></row><row><c r="A9"><v>5</v></c></row>'
		);
		expect(records.filter(([, ...row]) => row.length > 0)).toEqual([
			[3, '1'],
			[4, '2'],
			[5, '3'],
			[6, '4'],
			[9, '5']
		]);
	});

	test('whose text is missing are listed, not left out', async () => {
		const strings = ['<si><t>x</t></si>'];
		expect(
			await cells(
				'<row><c t="s"><v>0</v></c><c t="s"><v>9</v></c><c t="s"><v>-1</v></c><c t="s"><v>toString</v></c><c t="s"><v></v></c></row>',
				{ strings }
			)
		).toEqual({
			records: [[1, 'x']],
			notes: ['1/2 lost_text 9', '1/3 lost_text -1', '1/4 lost_text toString']
		});
	});

	test('that are no numbers keep their text', async () => {
		expect(
			(
				await cells(
					'<row><c><v>-5</v></c><c><v>NaN</v></c><c><v>1e400</v></c><c><v>-1e400</v></c><c><v>1e-400</v></c><c t="b"><v>x</v></c><c s="999"><v>7</v></c><c s="__proto__" t="__proto__"><v>8</v></c></row>'
				)
			).records
		).toEqual([[1, '-5', 'NaN', '1e400', '-1e400', '0', 'FALSE', '7', '8']]);
	});

	test('with bytes and characters that are none keep the rest, and are listed', async () => {
		const bytes = strToU8(
			'<worksheet><sheetData><row><c t="str"><v>a?b</v></c><c t="str"><v>x_xD800_y</v></c><c t="str"><v>_xD83D__xDE00_</v></c><c t="str"><v>n&#0;l</v></c></row></sheetData></worksheet>'
		);
		bytes[bytes.indexOf(63)] = 0xff;
		const { records, notes } = await read(withParts([{ name: 'xl/worksheets/sheet1.xml', data: bytes }]));
		expect(records[0]!.cells).toEqual(['a\ufffdb', 'x\ufffdy', '😀', 'n\ufffdl']);
		expect(notes.map(({ column, code }) => [column, code])).toEqual([
			[1, 'undecodable'],
			[2, 'undecodable'],
			[4, 'undecodable']
		]);
	});

	test('named like what all objects have are names like others', async () => {
		const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
		const book = workbook({
			sheets: [
				{
					name: '__proto__',
					rows: [
						['投诉编号', '投诉时间', ...names],
						['1', '2025/6/1', ...names.toReversed()],
						['2', '2025/6/2', ...names.toReversed()]
					]
				}
			]
		});
		const { engine, inspection, rows } = await bring('x.xlsx', book);
		await engine.close();
		expect(inspection.source.sheet).toBe('__proto__');
		expect(inspection.columns.map(({ header }) => header)).toEqual(['投诉编号', '投诉时间', ...names]);
		expect(rows.map(({ complaint_no }) => complaint_no)).toEqual(['1', '2']);
		expect(({} as Record<string, unknown>)['polluted'] ?? Object.keys(Object.prototype)).toEqual([]);
	});
});

describe('a workbook made to use up memory or time', () => {
	test.each(strange)('that is only strange is read or refused: %s', async (_, make) => {
		expect(await ending(make())).toMatch(/records|no_rows/);
	});

	test('is refused within 512 MiB, and within the time that a test has', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'sujian-bombs-'));
		onTestFinished(() => rm(folder, { recursive: true, force: true }));
		await build({
			configFile: resolve('vite.cli.config.ts'),
			logLevel: 'error',
			build: { ssr: 'test/intake/support/readAll.node.ts', outDir: folder, sourcemap: false }
		});
		await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['--max-old-space-size=512', join(folder, 'readAll.node.js')],
			{ timeout: 230_000 }
		);
		const { endings, peak } = JSON.parse(stdout) as { endings: [string, string][]; peak: number | null };
		expect(endings.filter((_, at) => at % 2 === 0)).toEqual(bombs.map(([name, code]) => [name, code]));
		for (const [name, code] of endings.filter((_, at) => at % 2 === 1))
			expect(['read', 'too_large', 'broken_workbook'], name).toContain(code);
		expect(peak ?? 0).toBeLessThan(512);
	});
});
