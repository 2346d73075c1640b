import { describe, expect, test } from 'vitest';
import { readSheet, sheetsOf, sourceOfBytes } from '#lib/intake/read.ts';
import { container, oldStream } from './support/biff.ts';
import { bring } from './support/bring.node.ts';
import { readCanonical } from './support/oracle.ts';
import { archive } from './support/workbook.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const etc = 'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook as WPS Office puts them down: its own namespace, properties and parts, pictures in cells by a function of its own. */
const parts: Readonly<Record<string, string>> = {
	'[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/xl/cellimages.xml" ContentType="application/vnd.wps-officedocument.cellimage+xml"/></Types>`,
	'_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId4" Type="${office}/custom-properties" Target="docProps/custom.xml"/><Relationship Id="rId3" Type="${office}/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	'docProps/app.xml': `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>WPS 表格</Application></Properties>`,
	'docProps/custom.xml': `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="ICV"><vt:lpwstr>0</vt:lpwstr></property><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.16929</vt:lpwstr></property></Properties>`,
	'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr/><bookViews><workbookView windowWidth="28800" windowHeight="12375"/></bookViews><sheets><sheet name="6月台账" sheetId="1" r:id="rId1"/><sheet name="WpsReserved_CellImgList" sheetId="2" state="veryHidden" r:id="rId2"/></sheets><calcPr calcId="144525"/></workbook>`,
	'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId6" Type="http://www.wps.cn/officeDocument/2020/cellImage" Target="cellimages.xml"/><Relationship Id="rId5" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/theme" Target="theme/theme1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	'xl/cellimages.xml': `${head}<etc:cellImages ${etc}><etc:cellImage/></etc:cellImages>`,
	'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="6"><numFmt numFmtId="44" formatCode="_ &quot;￥&quot;* #,##0.00_ ;_ &quot;￥&quot;* \\-#,##0.00_ ;_ &quot;￥&quot;* &quot;-&quot;??_ ;_ @_ "/><numFmt numFmtId="41" formatCode="_ * #,##0_ ;_ * \\-#,##0_ ;_ * &quot;-&quot;_ ;_ @_ "/><numFmt numFmtId="43" formatCode="_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * &quot;-&quot;??_ ;_ @_ "/><numFmt numFmtId="42" formatCode="_ &quot;￥&quot;* #,##0_ ;_ &quot;￥&quot;* \\-#,##0_ ;_ &quot;￥&quot;* &quot;-&quot;_ ;_ @_ "/><numFmt numFmtId="176" formatCode="yyyy/m/d\\ h:mm;@"/><numFmt numFmtId="177" formatCode="[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"/></numFmts><cellStyleXfs count="1"><xf numFmtId="0"><alignment vertical="center"/></xf></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="31"/><xf numFmtId="49"/><xf numFmtId="43"/><xf numFmtId="177"/></cellXfs></styleSheet>`,
	'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="9" uniqueCount="9">${[
		'投诉编号',
		'投诉时间',
		'受理日期',
		'联系电话',
		'投诉内容',
		'现场照片',
		'赔偿金额'
	]
		.map((text) => `<si><t>${text}</t></si>`)
		.join(
			''
		)}<si><r><rPr><sz val="11"/><color theme="1"/><rFont val="宋体"/><charset val="134"/><scheme val="minor"/></rPr><t>电梯停运，</t></r><r><rPr><b/><sz val="11"/><color rgb="FFFF0000"/><rFont val="宋体"/><charset val="134"/></rPr><t xml:space="preserve">无人处理 </t></r></si><si><t>2025年6月2日 9:05</t></si></sst>`,
	'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}" xmlns:r="${office}" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ${etc}><sheetPr/><dimension ref="A1:G3"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultColWidth="9" defaultRowHeight="13.5" outlineLevelRow="2"/><sheetData><row r="1" spans="1:7">${'ABCDEFG'
		.split('')
		.map((column, at) => `<c r="${column}1" t="s"><v>${at}</v></c>`)
		.join(
			''
		)}</row><row r="2" ht="60" customHeight="1" spans="1:7"><c r="A2" s="3" t="str"><f>TEXT(2025060100012345,"0")</f><v>2025060100012345</v></c><c r="B2" s="1"><v>45809.588506944</v></c><c r="C2" s="2"><v>45809</v></c><c r="D2" s="3" t="s"><v>3</v></c><c r="E2" t="s"><v>7</v></c><c r="F2" t="str"><f>_xlfn.DISPIMG("ID_0F4C1A2B3C4D5E6F708192A3B4C5D6E7",1)</f><v>=DISPIMG("ID_0F4C1A2B3C4D5E6F708192A3B4C5D6E7",1)</v></c><c r="G2" s="4"><v>1234.5</v></c></row><row r="3" spans="1:7"><c r="A3" s="3"><v>2</v></c><c r="B3" t="s"><v>8</v></c><c r="C3" s="5"><v>45810</v></c><c r="G3" s="4"/></row></sheetData><autoFilter ref="A1:G3" etc:filterBottomFollowUsedRange="0"><extLst/></autoFilter><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/><headerFooter/></worksheet>`,
	'xl/worksheets/sheet2.xml': `${head}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>=DISPIMG("ID_0F4C1A2B3C4D5E6F708192A3B4C5D6E7",1)</t></is></c></row></sheetData></worksheet>`
};

async function records(name: string, bytes: Uint8Array) {
	const chunks: Uint8Array[] = [];
	const data = await readSheet(sourceOfBytes(name, bytes), {}, (chunk) => void chunks.push(chunk));
	const text = new TextDecoder().decode(new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()));
	return { ...data, rows: readCanonical(text).map(({ cells }) => cells) };
}

describe('workbooks as WPS writes them', () => {
	test('.xlsx: its own parts and attributes are passed over, pictures in cells are the text that stands for them', async () => {
		const bytes = archive(parts);
		const sheets = await sheetsOf(sourceOfBytes('x.xlsx', bytes));
		expect(sheets.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([
			['6月台账', false],
			['WpsReserved_CellImgList', true]
		]);
		const { sheet, rows } = await records('x.xlsx', bytes);
		expect(sheet).toBe('6月台账');
		expect(rows.slice(1)).toEqual([
			[
				'2025060100012345',
				'2025-06-01 14:07:27',
				'2025-06-01',
				'联系电话',
				'电梯停运，无人处理 ',
				'=DISPIMG("ID_0F4C1A2B3C4D5E6F708192A3B4C5D6E7",1)',
				'1234.5'
			],
			['2', '2025年6月2日 9:05', '2025-06-02']
		]);
		const brought = await bring('x.xlsx', bytes);
		await brought.engine.close();
		expect(brought.rows.map(({ complaint_no }) => complaint_no)).toEqual(['2025060100012345', '2']);
	});

	test('.xls: BIFF8 under the code page 936, in a container with a class id, by whatever name', async () => {
		const bytes = container(
			'Workbook',
			oldStream({
				version: 8,
				codePage: 936,
				formats: ['yyyy"年"m"月"d"日"'],
				sheets: [
					{
						name: '6月台账',
						rows: [
							['投诉编号', '投诉时间'],
							['T1', { number: 45_809, format: 1 }]
						]
					}
				]
			})
		);
		bytes.set([0x08, 0x20, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46], 8);
		for (const name of ['台账.xls', '台账.et', '台账.xlsx'])
			expect((await records(name, bytes)).rows).toEqual([
				['投诉编号', '投诉时间'],
				['T1', '2025-06-01']
			]);
	});

	test('a container that holds no workbook is refused by what it holds', async () => {
		const bytes = container('WordDocument', new Uint8Array(5000));
		await expect(sheetsOf(sourceOfBytes('x.et', bytes))).rejects.toMatchObject({
			problem: { code: 'not_a_table', fill: { kind: 'Word' } }
		});
	});
});
