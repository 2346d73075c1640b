import ExcelJS from 'exceljs/dist/exceljs.min.js';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { sheetName, renderXlsx } from '#lib/reports/renderers/xlsx.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import { sample } from './support/sample.ts';

describe('the Excel renderer', () => {
	let bytes: Uint8Array;
	let book: ExcelJS.Workbook;
	beforeAll(async () => {
		bytes = await renderXlsx(sample());
		book = new ExcelJS.Workbook();
		await book.xlsx.load(bytes.slice().buffer);
	});

	test('gives the same bytes for the same document', async () => {
		expect(Buffer.compare(bytes, await renderXlsx(sample()))).toBe(0);
	});

	test('gives a sheet to each chapter', () => {
		expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['封面', '概况 <b>&"', '投诉记录清单']);
	});

	/** The cell under a head, counted from the head's row. */
	const under = (head: string, down: number): ExcelJS.Cell => {
		for (const sheet of book.worksheets) {
			for (let row = 1; row <= sheet.rowCount; row++) {
				for (let column = 1; column <= sheet.columnCount; column++) {
					if (sheet.getCell(row, column).value === head) return sheet.getCell(row + down, column);
				}
			}
		}
		throw new Error(`no head ${head}`);
	};

	test('types its cells', () => {
		expect(under('件数', 1).value).toBe(1204);
		expect(under('占比', 1).value).toBe(0.5);
		expect(under('占比', 1).numFmt).toBe('0.0%');
		expect(under('扣罚', 1).value).toBe(1234.5);
		expect(under('时长', 1).value).toBe(51);
		expect(under('最早', 1).value).toEqual(new Date('2025-06-01T09:05:00Z'));
		expect(under('最早', 2).numFmt).toBe('yyyy-mm-dd');
	});

	test('keeps what begins like a formula as text', () => {
		for (const [down, value] of [
			[2, '=HYPERLINK("http://x","y")'],
			[3, '+1'],
			[4, '-2'],
			[5, '@SUM(A1)'],
			[6, '\t=1']
		] as const) {
			const cell = under('分类', down);
			expect(cell.type).toBe(ExcelJS.ValueType.String);
			expect(cell.value).toBe(value);
			expect(cell.numFmt).toBe('@');
		}
	});

	test('freezes and filters row lists, and repeats their head in print', () => {
		const sheet = book.getWorksheet('投诉记录清单');
		const head = Number(under('编号', 0).row);
		expect(sheet?.views[0]).toMatchObject({ state: 'frozen' });
		expect(sheet?.autoFilter).toBeTruthy();
		expect(sheet?.pageSetup.printTitlesRow).toMatch(/^\$?\d+:\$?\d+$/);
		expect(sheet?.pageSetup.printArea).toMatch(/^A1:/);
		expect(sheet?.pageSetup.orientation).toBe('landscape');
		expect(head).toBeGreaterThan(0);
	});

	test('leads from the cover to every sheet', () => {
		const links = [...Array(30).keys()].flatMap((row) => {
			const value = book.getWorksheet('封面')!.getCell(row + 1, 1).value;
			return value !== null && typeof value === 'object' && 'hyperlink' in value ? [value] : [];
		});
		expect(links.map(({ text }) => text)).toEqual(['一、概况 <b>&"\'', '附件1 投诉记录清单']);
		expect(links.map(({ hyperlink }) => hyperlink)).toEqual([`#'概况 <b>&"'!A1`, "#'投诉记录清单'!A1"]);
	});

	test('puts pictures above their numbers, with words for those who do not see them', async () => {
		const drawn = await renderXlsx(sample(), nodeRasteriser());
		const again = new ExcelJS.Workbook();
		await again.xlsx.load(drawn.slice().buffer);
		const sheet = again.worksheets[1]!;
		const [picture] = sheet.getImages();
		const size = picture!.range as unknown as { ext: { width: number; height: number } };
		expect([size.ext.width, size.ext.height]).toEqual([200, 80]);
		const top = picture!.range.tl.nativeRow;
		expect(sheet.getCell(top, 1).value).toBe('图1 按月受理');
		const below = sheet.getColumn(1).values.indexOf('2025-05');
		expect(below).toBeGreaterThan(top + 80 / 20);
		expect(sheet.getCell(below, 2).value).toBe(388);
		const entries = unzipSync(drawn);
		expect(strFromU8(entries['xl/drawings/drawing1.xml']!)).toContain(
			'name="按月受理" descr="折线图：按月受理件数"'
		);
		expect(Buffer.compare(drawn, await renderXlsx(sample(), nodeRasteriser()))).toBe(0);
	});

	test('names sheets as Excel wants them', () => {
		const taken = new Set<string>();
		expect(sheetName('a/b:c*?[d]\\', taken)).toBe('a b c   d');
		expect(sheetName('A b c   d', taken)).toBe('A b c   d (2)');
		expect(sheetName('长'.repeat(40), taken)).toHaveLength(31);
		expect(sheetName("'", taken)).toBe('工作表');
	});
});
