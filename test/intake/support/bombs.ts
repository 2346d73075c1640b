import { crc32 } from 'node:zlib';
import { Deflate, strToU8 } from 'fflate';
import { rawZip, type RawEntry } from './rawZip.ts';
import { archive, workbook } from './workbook.ts';

const head = '<?xml version="1.0"?><worksheet><sheetData>';
const tail = '</sheetData></worksheet>';

/** A part deflated piece by piece, so that what is huge is never whole in memory: `start`, `count` times `unit`, `end`. */
export function repeated(name: string, start: string, unit: string, count: number, end: string): RawEntry {
	const pieces: Uint8Array[] = [];
	const deflate = new Deflate({ level: 6 }, (chunk) => void pieces.push(chunk));
	let size = 0;
	let crc = 0;
	const push = (bytes: Uint8Array, last: boolean): void => {
		size += bytes.length;
		crc = crc32(bytes, crc);
		deflate.push(bytes, last);
	};
	push(strToU8(start), false);
	const batch = Math.max(1, Math.floor((1 << 20) / unit.length));
	const full = strToU8(unit.repeat(batch));
	for (let left = count; left > 0; left -= batch)
		push(left >= batch ? full : strToU8(unit.repeat(left)), false);
	push(strToU8(end), true);
	const data = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		data.set(piece, at);
		at += piece.length;
	}
	return { name, data, deflated: { size, crc } };
}

/** The parts of a small workbook, to which others are added or in whose place they stand. */
export function withParts(parts: readonly RawEntry[], sheets = 1): Uint8Array {
	const relations = Array.from(
		{ length: sheets },
		(_, at) => `<Relationship Id="r${at}" Type="x/worksheet" Target="worksheets/sheet1.xml"/>`
	).join('');
	const listed = Array.from({ length: sheets }, (_, at) => `<sheet name="s${at}" r:id="r${at}"/>`).join('');
	const own: RawEntry[] = [
		{
			name: 'xl/_rels/workbook.xml.rels',
			data: strToU8(
				`<Relationships>${relations}<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
			)
		},
		{ name: 'xl/workbook.xml', data: strToU8(`<workbook><sheets>${listed}</sheets></workbook>`) },
		{
			name: 'xl/worksheets/sheet1.xml',
			data: strToU8(`${head}<row r="1"><c r="A1" t="s"><v>0</v></c></row>${tail}`)
		},
		{ name: 'xl/sharedStrings.xml', data: strToU8('<sst><si><t>投诉编号</t></si></sst>') }
	];
	const names = new Set(parts.map(({ name }) => name));
	return rawZip([...own.filter(({ name }) => !names.has(name)), ...parts]);
}

const sheet = 'xl/worksheets/sheet1.xml';
const strings = 'xl/sharedStrings.xml';
const mebi = 1 << 20;

/** Workbooks made to use up memory or time, and the refusals that they must end in. */
export const bombs: readonly (readonly [string, string, () => Uint8Array])[] = [
	[
		'blanks a thousand times their size',
		'too_large',
		() => withParts([repeated(sheet, head, ' ', 48 * mebi, tail)])
	],
	[
		'a comment without end',
		'broken_workbook',
		() => withParts([repeated(sheet, `${head}<!--`, 'x', 4 * mebi, `-->${tail}`)])
	],
	[
		'an attribute without end',
		'broken_workbook',
		() => withParts([repeated(sheet, `${head}<row r="`, '1', 4 * mebi, `"/>${tail}`)])
	],
	[
		'attributes without end',
		'broken_workbook',
		() => withParts([repeated(sheet, `${head}<row`, ' r="1"', mebi, `/>${tail}`)])
	],
	[
		'a cell without end',
		'broken_workbook',
		() => withParts([repeated(sheet, `${head}<row><c><v>`, '1', 4 * mebi, `</v></c></row>${tail}`)])
	],
	[
		'a string without end',
		'broken_workbook',
		() => withParts([repeated(strings, '<sst><si><t>', '水', 2 * mebi, '</t></si></sst>')])
	],
	[
		'strings without end',
		'too_large',
		() => withParts([repeated(strings, '<sst>', '<si><t>ab</t></si>', 2 * mebi, '</sst>')])
	],
	[
		'rows of cells without end',
		'broken_workbook',
		() => withParts([repeated(sheet, `${head}<row>`, '<c><v>1</v></c>', mebi / 4, `</row>${tail}`)])
	],
	[
		'cells in one place without end',
		'broken_workbook',
		() => withParts([repeated(sheet, `${head}<row>`, '<c r="A1"><v>1</v></c>', mebi / 4, `</row>${tail}`)])
	],
	[
		'one long string in every cell',
		'too_large',
		() =>
			withParts([
				{ name: strings, data: strToU8(`<sst><si><t>${'某'.repeat(900_000)}</t></si></sst>`) },
				repeated(sheet, head, '<row><c t="s"><v>0</v></c></row>', 3000, tail)
			])
	],
	[
		'one long string in every cell of a row',
		'record_too_long',
		() =>
			withParts([
				{ name: strings, data: strToU8(`<sst><si><t>${'某'.repeat(900_000)}</t></si></sst>`) },
				repeated(sheet, `${head}<row>`, '<c t="s"><v>0</v></c>', 500, `</row>${tail}`)
			])
	],
	[
		'tags a hundred thousand deep',
		'broken_workbook',
		() => withParts([repeated(sheet, head, '<row>', 100_000, '')])
	],
	[
		'thousands of sheets that are one and the same',
		'too_large',
		() => withParts([repeated(sheet, head, ' ', 48 * mebi, tail)], 5000)
	],
	['more sheets than anyone has', 'broken_workbook', () => withParts([], 20_000)],
	[
		'styles without end',
		'broken_workbook',
		() =>
			withParts([
				{
					name: 'xl/_rels/workbook.xml.rels',
					data: strToU8(
						'<Relationships><Relationship Id="r0" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="x/styles" Target="styles.xml"/></Relationships>'
					)
				},
				repeated(
					'xl/styles.xml',
					'<styleSheet><cellXfs>',
					'<xf numFmtId="14"/>',
					1_200_000,
					'</cellXfs></styleSheet>'
				)
			])
	],
	[
		'fewer entries than its end speaks of',
		'broken_workbook',
		() =>
			rawZip(
				Array.from({ length: 5000 }, (_, at) => ({ name: `${at}`, data: new Uint8Array(0), stored: true })),
				65_534
			)
	],
	[
		'entities that grow by billions',
		'broken_workbook',
		() =>
			withParts([
				{
					name: strings,
					data: strToU8(
						`<!DOCTYPE s [<!ENTITY a0 "投诉">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]><sst><si><t>&a20;</t></si></sst>`
					)
				}
			])
	]
];

/** Workbooks of shapes that real ones never have, and that are read. */
export const strange: readonly (readonly [string, () => Uint8Array])[] = [
	[
		'a sheet that says it is as large as sheets can be',
		() =>
			workbook({
				sheets: [
					{
						name: 'a',
						data: '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>投诉编号</t></is></c></row></sheetData>'
					}
				]
			})
	],
	[
		'a row of all 16,384 columns',
		() =>
			workbook({
				sheets: [
					{ name: 'a', data: `<sheetData><row r="1">${'<c><v>1</v></c>'.repeat(16_384)}</row></sheetData>` }
				]
			})
	],
	[
		'nothing but an archive of itself',
		() =>
			archive({
				'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="r"/></sheets></workbook>',
				'xl/_rels/workbook.xml.rels':
					'<Relationships><Relationship Id="r" Type="x/worksheet" Target="workbook.xml"/></Relationships>'
			})
	]
];
