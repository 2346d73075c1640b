import ExcelJS from 'exceljs/dist/exceljs.min.js';
import { describe, expect, test } from 'vitest';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { sourceOfBytes } from '#lib/intake/read.ts';
import { tablesIn } from '#lib/intake/tables.ts';
import { fieldsOf, tableNames, type TableName } from '#lib/model/columns.ts';
import { renderTemplateBook } from '#lib/reports/renderers/templateBook.ts';
import { templateBook, templateGuide, templateSheet } from '#lib/workspace/templates/book.ts';
import { bring } from '../intake/support/bring.node.ts';

/** The template as a clerk fills it in: the worked example of the guide, twice. */
async function filled(table: TableName, locale: Locale): Promise<Uint8Array> {
	const { bytes } = await templateBook([table], locale);
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(bytes.slice().buffer);
	const given = new Map(
		templateGuide([table], locale).parts.flatMap(({ rows }) =>
			rows.map(({ cells }) => [cells[0]!, cells[3]!] as const)
		)
	);
	const sheet = book.worksheets[0]!;
	templateSheet(table, locale).columns.forEach(({ head, kind }, at) => {
		for (const row of [2, 3]) {
			const text = given.get(head)!;
			const number = ['integer', 'number', 'money'].includes(kind) && text !== '';
			if (text !== '') sheet.getCell(row, at + 1).value = number ? Number(text) : text;
		}
	});
	return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a filled template', () => {
	const cases = tableNames.flatMap((table) => locales.map((locale) => [table, locale] as const));
	test.each(cases)('of %s in %s is read without a question', async (table, locale) => {
		const { engine, inspection, rows, problems } = await bring('t.xlsx', await filled(table, locale));
		await engine.close();
		expect(inspection.table).toBe(table);
		expect(inspection.headerRows).toEqual([1]);
		const heads = templateSheet(table, locale).columns.map(({ head }) => head);
		expect(inspection.columns.map(({ header }) => header)).toEqual(heads);
		const doubtful = inspection.columns.filter(
			({ field, how }) => field === null || (how !== 'exact' && how !== 'folded')
		);
		expect(doubtful.map(({ header, field, how }) => [header, field, how])).toEqual([]);
		expect(rows).toHaveLength(2);
		expect(problems).toEqual([]);
		expect(inspection.values.filter(({ value }) => value === null)).toEqual([]);
		const expected = fieldsOf(table).filter(({ label }) => heads.includes(label[locale]));
		expect(new Set(inspection.columns.map(({ field }) => field))).toEqual(
			new Set(expected.map(({ name }) => name))
		);
	});
});

describe('a template', () => {
	test.each(locales)(
		'in %s names each head once, and its guide explains every column of its table',
		(locale) => {
			for (const table of tableNames) {
				const heads = templateSheet(table, locale).columns.map(({ head }) => head);
				expect(new Set(heads).size).toBe(heads.length);
				const explained = templateGuide([table], locale).parts.flatMap(({ rows }) => rows);
				expect(explained).toHaveLength(fieldsOf(table).length);
				expect(explained.flatMap(({ cells }) => cells.slice(0, 2)).every((text) => text !== '')).toBe(true);
			}
		}
	);

	test('has drop-downs for codes and answers, a note on each head, and a frozen, filtered header', async () => {
		const book = new ExcelJS.Workbook();
		await book.xlsx.load((await templateBook(['complaints'], 'zh-CN')).bytes.slice().buffer);
		const [sheet, guide] = book.worksheets;
		expect(book.worksheets.map(({ name }) => name)).toEqual(['投诉台账', '填写说明']);
		const columns = templateSheet('complaints', 'zh-CN').columns;
		columns.forEach(({ note, choices }, at) => {
			const cell = sheet!.getCell(1, at + 1);
			const said = cell.note as { texts: { text: string }[] };
			expect(said.texts.map(({ text }) => text).join('')).toBe(note);
			const { dataValidation } = sheet!.getCell(2, at + 1);
			expect(dataValidation?.formulae).toEqual(choices.length > 0 ? [`"${choices.join(',')}"`] : undefined);
		});
		expect(columns.filter(({ choices }) => choices.length > 0).map(({ head }) => head)).toEqual([
			'判定',
			'投诉分级',
			'满意度',
			'需上门回访',
			'处理情况'
		]);
		expect(sheet!.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
		expect(sheet!.autoFilter).toBeTruthy();
		expect(guide!.getCell(1, 1).text).toContain('只供阅读');
	});

	test('keeps a list that is too long for a cell on a hidden sheet', async () => {
		const choices = Array.from({ length: 60 }, (_, at) => `第${at + 1}项目`);
		const column = { head: '项目', kind: 'choice', required: true, note: '项目', choices } as const;
		const guide = { name: '说明', intro: [], heads: [], parts: [] };
		const said = { title: '表', lists: '选项', pick: { title: '', text: '' } };
		const sheets = [{ name: '甲', columns: [column, { ...column, head: '小区' }] }];
		const book = new ExcelJS.Workbook();
		await book.xlsx.load((await renderTemplateBook(sheets, guide, said)).slice().buffer);
		expect(book.getWorksheet('选项')!.state).toBe('hidden');
		expect(book.getWorksheet('选项')!.getCell('A60').text).toBe('第60项目');
		for (const cell of ['A2', 'B2000'])
			expect(book.worksheets[0]!.getCell(cell).dataValidation.formulae).toEqual(["'选项'!$A$1:$A$60"]);
	});

	test('of all tables is one workbook with a sheet for each, and the same bytes every time', async () => {
		const first = await templateBook(tableNames, 'zh-Hant');
		const second = await templateBook(tableNames, 'zh-Hant');
		expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
		const sheets = await tablesIn(sourceOfBytes(first.name, first.bytes));
		expect(sheets.map(({ table }) => table)).toEqual([...tableNames, null]);
	});
});
