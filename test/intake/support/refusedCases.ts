import { book, head, lines, utf8, type Cases } from './case.ts';
import { encode } from './encode.ts';
import { archive, workbook } from './workbook.ts';

/** Files that cannot be used at all. */
export const refusedCases: Cases = {
	'refused-empty-file': { kind: 'csv', bytes: new Uint8Array(0) },
	'refused-only-spaces': utf8(' \n\n \t\n'),
	'refused-header-without-rows': utf8(`${head}\n`),
	'refused-no-recognisable-column': utf8(lines('foo,bar,baz', 'x,y,z', 'u,v,w')),
	'refused-picture-named-workbook': {
		kind: 'xlsx',
		bytes: new Uint8Array([
			0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52
		])
	},
	'refused-paper-named-log': { kind: 'csv', bytes: encode('%PDF-1.7\n1 0 obj\n', 'utf-8') },
	'refused-encrypted-workbook': { kind: 'xlsx', bytes: compound('EncryptedPackage') },
	'refused-truncated-workbook': {
		kind: 'xlsx',
		bytes: workbook({
			sheets: [
				{
					name: 'a',
					rows: [
						['编号', '投诉时间'],
						['1', '2025/6/1']
					]
				}
			]
		}).slice(0, 900)
	},
	'refused-letter-named-workbook': {
		kind: 'xlsx',
		bytes: archive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })
	},
	'refused-workbook-without-rows': book({ sheets: [{ name: '空表', rows: [] }] }),
	'refused-workbook-of-a-header-alone': book({
		sheets: [{ name: '空表', rows: [['投诉编号', '投诉时间', '投诉内容']] }]
	})
};

/** The beginning of an OLE container with one stream of this name in its directory. */
function compound(stream: string): Uint8Array {
	const bytes = new Uint8Array(1536);
	bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	bytes.set(encode(stream, 'utf-16le'), 1024);
	return bytes;
}
