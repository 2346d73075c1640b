import { describe, expect, test } from 'vitest';
import type { Inspection } from '#lib/intake/inspection.ts';
import type { SheetTable } from '#lib/intake/tables.ts';
import { differs } from '#lib/workspace/importing/alike.ts';
import { otherKind } from '#lib/workspace/importing/kinds.ts';
import { alikeInLine, sheetEntries, sorted, withSheet, type Entry } from '#lib/workspace/importing/line.ts';
import { pastedFile, pastedTable } from '#lib/workspace/importing/pasted.ts';
import { nameOf } from '#lib/workspace/review.svelte.ts';
import { bringCsv } from '../intake/support/bring.node.ts';

const file = (name: string) => new File(['x'], name);
const arrival = (path: string, inFolder = true) => ({ file: file(path.split('/').at(-1)!), path, inFolder });

describe('files that come in together', () => {
	test.each([
		['台账/~$一月.xlsx', 'lock'],
		['.~一月.et', 'lock'],
		['.DS_Store', 'system'],
		['__MACOSX/一月.csv', 'system'],
		['Desktop.ini', 'system'],
		['Thumbs.db', 'system'],
		['现场.JPG', 'picture'],
		['制度.pdf', 'document'],
		['备份.zip', 'archive'],
		['录音.m4a', 'media'],
		['没有扩展名', 'other'],
		['一月.CSV', null],
		['一月.xls', null],
		['2025.06/一月.et', null]
	])('%s is told by its name', (path, kind) => {
		expect(otherKind(path)).toBe(kind);
	});

	test('those that are no tables are left out by name, but a file that is given alone is looked at', () => {
		const { entries, leftOut } = sorted([
			arrival('甲/1月.csv'),
			arrival('甲/照片.png'),
			arrival('甲/说明.docx')
		]);
		expect(entries.map(({ path }) => path)).toEqual(['甲/1月.csv']);
		expect(leftOut).toEqual([
			{ path: '甲/照片.png', kind: 'picture' },
			{ path: '甲/说明.docx', kind: 'document' }
		]);
		expect(sorted([arrival('照片.png', false)]).entries).toHaveLength(1);
	});
});

describe('the sheets of a workbook', () => {
	const table = (sheet: string, more: Partial<SheetTable> = {}): SheetTable => ({
		sheet,
		hidden: false,
		table: 'complaints',
		confidence: 1,
		headers: 3,
		shape: '甲',
		rows: 9,
		...more
	});

	test('count as the same where table and headers are, and are not counted where that is not known', () => {
		const book = file('全年.xlsx');
		const sheets = [
			table('1月'),
			table('2月'),
			table('3月', { shape: '乙' }),
			table('人员', { table: 'staff' }),
			table('说明', { table: null, shape: null })
		];
		const line = sheets.map(({ sheet }): Entry => ({ file: book, path: book.name, sheet }));
		const inBook = (given: File) => (given === book ? sheets : []);
		const own = { table: 'complaints', shape: '甲' } as const;
		expect(alikeInLine(line.slice(1), inBook, own)).toBe(1);
		expect(alikeInLine(line.slice(3), inBook, own)).toBe(0);
		const other: Entry = { file: file('4月.csv'), path: '4月.csv', sheet: null };
		expect(alikeInLine([...line, other], inBook, own)).toBeNull();
	});

	const tables = [
		table('1月'),
		table('说明', { table: null }),
		table('旧', { hidden: true }),
		table('空', { rows: 0 }),
		table('2月', { rows: null })
	];
	const book: Entry = { file: file('全年.xlsx'), path: '全年.xlsx', sheet: null };
	const other: Entry = { file: file('别的.csv'), path: '别的.csv', sheet: null };
	const names = (entries: readonly Entry[]) => entries.map(({ path, sheet }) => sheet ?? path);

	test('come in where they are seen, known and not empty', () => {
		expect(names(sheetEntries(book, tables))).toEqual(['1月', '2月']);
		expect(names(sheetEntries(book, [table('说明', { table: null })]))).toEqual(['全年.xlsx']);
	});

	test('are taken into the line in their order, before the files behind, and out of it', () => {
		const line = [{ ...book, sheet: '2月' }, other];
		const more = withSheet(line, { ...book, sheet: '旧' }, tables, true);
		expect(names(more)).toEqual(['旧', '2月', '别的.csv']);
		expect(names(withSheet(more, { ...book, sheet: '1月' }, tables, true))).toEqual([
			'1月',
			'旧',
			'2月',
			'别的.csv'
		]);
		expect(names(withSheet(more, { ...book, sheet: '2月' }, tables, false))).toEqual(['旧', '别的.csv']);
		expect(names(withSheet([other], { ...book, sheet: '2月' }, tables, true))).toEqual(['2月', '别的.csv']);
	});
});

describe('what is pasted', () => {
	test('is a table where it has cells; a word is none', () => {
		expect(pastedTable('编号\t内容\r\n1\t漏水')).toEqual({ text: '编号\t内容\r\n1\t漏水', ending: 'tsv' });
		expect(pastedTable('编号,内容\n1,漏水')?.ending).toBe('txt');
		expect(pastedTable('编号 内容', '<p><TABLE class="x"><tr><td>编号</td></tr></TABLE>')?.ending).toBe(
			'html'
		);
		for (const text of ['', '漏水', '漏水\n', ' \t ']) expect(pastedTable(text, '<b>漏水</b>')).toBeNull();
	});

	test('gets a name that no imported file has', () => {
		const name = (taken: string[]) => pastedFile('a\tb', '', 'zh-Hant', new Set(taken))?.name;
		expect(name([])).toBe('貼上的表格.tsv');
		expect(name(['貼上的表格.tsv', '貼上的表格 2.tsv'])).toBe('貼上的表格 3.tsv');
	});
});

describe('a table behind one that was confirmed for all', () => {
	const head = '编号,投诉时间,投诉内容,满意度';
	const read = async (...lines: string[]): Promise<Inspection> =>
		(await bringCsv(`${lines.join('\n')}\n`)).inspection;
	const row = (no: number, day: string, answer = '满意') => `${no},${day} 09:00,漏水,${answer}`;

	test('is imported like it where nothing is new', async () => {
		const model = await read(head, row(1, '2025-01-02', '凑合'), row(2, '2025-01-13'));
		expect(differs(model, await read(head, row(3, '2025-02-02', '凑合'), row(4, '2025-02-14')))).toBeNull();
		const turned = await read('满意度,投诉内容,投诉时间,编号', '满意,漏水,2025-03-02 09:00,5');
		expect(differs(model, turned)).toBeNull();
	});

	test('stops for another header, new spellings, dates in doubt and columns that are not read', async () => {
		const model = await read(head, row(1, '2025-01-02'), row(2, '2025-01-13'));
		const reason = async (...lines: string[]) => differs(model, await read(...lines));
		expect(await reason('编号,投诉时间,投诉内容,回访人', '1,2025-02-01 09:00,漏水,甲')).toBe('shape');
		expect(await reason(head, row(3, '2025-02-02', '凑合'))).toBe('spelling');
		expect(await reason(head, row(3, '02/03/2025'), row(4, '04/05/2025'))).toBe('dates');
		expect(await reason(head, row(3, '昨天'), row(4, '2025-02-02'))).toBe('unreadable');
	});
});

test('complaints without a site are not those of a site that is called “?”', () => {
	const month = '2025-05';
	expect(nameOf({ site: '?', month })).not.toBe(nameOf({ site: null, month }));
});
