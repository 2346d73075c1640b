import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { makeDemo } from '#lib/demo/demo.ts';
import { gb18030 } from '../support/gb18030.ts';

/** A file to be dropped on the page. */
export interface Given {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

const csv = (): string => makeDemo({ rows: 240 }).complaints;

/** Complaints of the log: some of its rows are there twice. */
export const logComplaints = new Set(csv().match(/^TS\d+/gm)).size;

/** The demo log as a clerk's old program writes it. */
export function gbkLog(): Given {
	return { name: '投诉台账.csv', mimeType: 'text/csv', buffer: Buffer.from(gb18030(csv())) };
}

/** The demo log as a workbook: a title over merged cells, the header under it, a note on a second sheet. */
export async function workbookLog(): Promise<Given> {
	const book = new ExcelJS.Workbook();
	const sheet = book.addWorksheet('2025年台账');
	const { data } = Papa.parse<string[]>(csv().trim());
	const width = data[0]!.length;
	sheet.addRow(['客户投诉登记台账']);
	sheet.mergeCells(1, 1, 1, width);
	for (const row of data) sheet.addRow(row);
	book.addWorksheet('说明').addRow(['本表由客服部填写']);
	return workbook('投诉台账.xlsx', book);
}

/** A workbook whose table has a header and nothing under it. */
export async function emptyTable(): Promise<Given> {
	const book = new ExcelJS.Workbook();
	book.addWorksheet('台账').addRow(['任务编号', '投诉时间', '投诉内容', '处理人']);
	return workbook('空表.xlsx', book);
}

/** The first bytes of a PNG under the name of a workbook. */
export function picture(): Given {
	const bytes =
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
	return { name: '截图.xlsx', mimeType: '', buffer: Buffer.from(bytes, 'base64') };
}

/** An OLE file that holds the stream of an encrypted package, as Office writes a workbook with a password. */
export function encrypted(): Given {
	const sector = 512;
	const bytes = Buffer.alloc(3 * sector);
	bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	bytes.writeUInt16LE(0x3e, 24);
	bytes.writeUInt16LE(3, 26);
	bytes.writeUInt16LE(0xfffe, 28);
	bytes.writeUInt16LE(9, 30);
	bytes.writeUInt16LE(6, 32);
	bytes.writeUInt32LE(1, 44);
	bytes.writeUInt32LE(1, 48);
	bytes.writeUInt32LE(4096, 56);
	bytes.writeUInt32LE(0xfffffffe, 60);
	bytes.writeUInt32LE(0xfffffffe, 68);
	bytes.fill(0xff, 76, sector);
	bytes.writeUInt32LE(0, 76);
	bytes.fill(0xff, sector, 2 * sector);
	bytes.writeUInt32LE(0xfffffffd, sector);
	bytes.writeUInt32LE(0xfffffffe, sector + 4);
	for (const [index, name] of ['Root Entry', 'EncryptionInfo', 'EncryptedPackage'].entries()) {
		const at = 2 * sector + index * 128;
		bytes.write(name, at, 'utf16le');
		bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
		bytes[at + 66] = index === 0 ? 5 : 2;
	}
	return { name: '加密.xlsx', mimeType: '', buffer: bytes };
}

/** Text whose columns mean nothing in a complaint log. */
export function unrelated(): Given {
	return text('成绩.csv', '甲,乙,丙\n1,2,3\n4,5,6\n7,8,9\n');
}

/** A file of no bytes. */
export function nothing(): Given {
	return text('空.csv', '');
}

function text(name: string, content: string): Given {
	return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}

async function workbook(name: string, book: ExcelJS.Workbook): Promise<Given> {
	return { name, mimeType: '', buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}
