import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';

const places = ['物业', '园区', '一期', '二期', '电梯间', '地下车库'];
const words = ['电梯停运无人处理', '楼道灯不亮', '噪音扰民', '漏水严重', '车位被占', '垃圾未清运'];

/** A log of 24 columns as spreadsheet programs write it: shared strings, dates as day numbers, six of them, phone numbers and ids as text. */
export async function workbookFile(rows: number): Promise<string> {
	const folder = join(tmpdir(), 'sujian-bench');
	const path = join(folder, `log-${rows}.xlsx`);
	if (existsSync(path)) return path;
	await mkdir(folder, { recursive: true });
	const pieces: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		pieces.push(chunk);
	});
	const encoder = new TextEncoder();
	const part = (name: string): { write(text: string): void; end(): void } => {
		const entry = new ZipDeflate(name, { level: 6 });
		entry.mtime = '2020-01-01T00:00:00Z';
		zip.add(entry);
		return {
			write: (text) => entry.push(encoder.encode(text)),
			end: () => entry.push(new Uint8Array(0), true)
		};
	};
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const small: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
		'_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`
	};
	for (const [name, text] of Object.entries(small)) {
		const one = part(name);
		one.write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`);
		one.end();
	}
	const strings = new Map<string, number>();
	const shared = (text: string): number => {
		let at = strings.get(text);
		if (at === undefined) strings.set(text, (at = strings.size));
		return at;
	};
	let state = 1;
	const random = (below: number): number => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
	const sheet = part('xl/worksheets/sheet1.xml');
	sheet.write(
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}"><dimension ref="A1:X${rows + 1}"/><sheetData>`
	);
	let text = '';
	for (let row = 1; row <= rows + 1; row++) {
		text += `<row r="${row}" spans="1:24">`;
		for (let column = 0; column < 24; column++) {
			const place = `${String.fromCharCode(65 + column)}${row}`;
			if (row > 1 && column % 4 === 1) {
				text += `<c r="${place}" s="1"><v>${45_000 + random(700) + random(86_400) / 86_400}</v></c>`;
				continue;
			}
			const cell =
				row === 1
					? column === 0
						? '投诉编号'
						: column === 1
							? '投诉时间'
							: `第${column}列`
					: column === 0
						? `T20250601${String(row).padStart(8, '0')}`
						: column === 4
							? `138${String(random(1e8)).padStart(8, '0')}`
							: column === 8
								? `${words[random(6)]}，${places[random(6)]}${random(100_000)}，${words[random(6)]}，请尽快安排处理并回复`
								: `${places[random(6)]}${random(40)}`;
			text += `<c r="${place}" t="s"><v>${shared(cell)}</v></c>`;
		}
		text += '</row>';
		if (text.length > 1 << 20) {
			sheet.write(text);
			text = '';
		}
	}
	sheet.write(`${text}</sheetData></worksheet>`);
	sheet.end();
	const list = part('xl/sharedStrings.xml');
	list.write(
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="${main}" uniqueCount="${strings.size}">`
	);
	let items = '';
	for (const one of strings.keys()) {
		items += `<si><t>${one}</t></si>`;
		if (items.length < 1 << 20) continue;
		list.write(items);
		items = '';
	}
	list.write(`${items}</sst>`);
	list.end();
	zip.end();
	await writeFile(path, Buffer.concat(pieces));
	return path;
}
