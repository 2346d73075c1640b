import ExcelJS from 'exceljs/dist/exceljs.min.js';
import type { Workbook } from 'exceljs';
import { propertyDate } from './pack.ts';

/** An empty workbook whose properties name the program and the data's time, never a person or the machine. */
export function newWorkbook(title: string, asOf: string | null): Workbook {
	const workbook: Workbook = new ExcelJS.Workbook();
	const at = new Date(propertyDate(asOf));
	workbook.created = at;
	workbook.modified = at;
	workbook.creator = 'Sujian 诉鉴';
	workbook.lastModifiedBy = 'Sujian 诉鉴';
	workbook.title = title;
	return workbook;
}
