import { bareStream, container, oldStream, oldWorkbook, type OldBook } from './biff.ts';
import type { Case } from './case.ts';
import { encode } from './encode.ts';
import { workbook } from './workbook.ts';
import { zip64 } from './zip64.ts';

const xls = (bytes: Uint8Array): Case => ({ kind: 'xls', bytes });
const old = (book: OldBook): Case => xls(oldWorkbook(book));
const head = ['投诉编号', '投诉时间', '投诉内容', '满意度'];
const small: OldBook = {
	version: 8,
	sheets: [{ name: '台账', rows: [head, ['A1', '2025/6/1 9:05', '漏水', '满意']] }]
};

/** The inputs under fixtures/intake that came before .xlsx, or call themselves .xls, and .xlsx of rarer kinds. */
export const oldCases: Readonly<Record<string, Case>> = {
	'old-workbook-with-titles-formulas-and-a-hidden-sheet': old({
		version: 8,
		formats: ['yyyy/m/d h:mm', 31, 'yyyy"年"m"月"d"日" h"时"mm"分"ss"秒"', 'h:mm'],
		sheets: [
			{ name: '旧年', hidden: true, rows: [head, ['X1', '2024/6/1 9:05', '旧', '满意']] },
			{ name: '说明', rows: [['每月五日前报送']] },
			{
				name: '台账',
				merged: [
					[0, 0, 0, 7],
					[1, 2, 0, 0],
					[1, 2, 1, 1],
					[1, 1, 2, 3],
					[1, 1, 4, 5],
					[1, 2, 6, 6],
					[1, 2, 7, 7]
				],
				rows: [
					['阳光物业投诉处理台账'],
					['投诉编号', '投诉时间', '投诉', null, '处理', null, '是否索赔', '索赔金额'],
					[null, null, '内容', '人', '派单时间', '完成时间'],
					[
						{ formula: 'TS-1' },
						{ number: 45809.588506944, format: 3 },
						'漏水，\n三天',
						'张𠮷',
						{ number: 45809.6, format: 1 },
						{ number: 45810, format: 2 },
						true,
						{ formula: 200.30000000000001 }
					],
					[],
					[
						2025060100012345,
						{ number: 45809.5, format: 1 },
						'停电',
						null,
						{ error: 42 },
						{ number: 45811, format: 2 },
						false,
						{ error: 23 }
					]
				]
			}
		]
	}),
	'old-workbook-of-1995-in-gbk': old({
		version: 5,
		codePage: 936,
		formats: ['yyyy"年"m"月"d"日"'],
		sheets: [
			{
				name: '投诉台账',
				rows: [
					head,
					['A1', { number: 45809, format: 1 }, '厨房漏水', '满意'],
					['A2', { number: 45810, format: 1 }, '电梯停运', '不满意']
				]
			}
		]
	}),
	'old-workbook-of-1995-that-calls-its-gbk-western': old({
		version: 5,
		codePage: 1252,
		sheets: [{ name: 'Log', rows: [head, ['A1', '2025/6/1 9:05', '厨房漏水没有人处理', '满意']] }]
	}),
	'old-workbook-of-the-1904-epoch': old({
		version: 8,
		date1904: true,
		formats: [22],
		sheets: [{ name: 'Log', rows: [head, ['A1', { number: 44347.378472222, format: 1 }, '甲', '满意']] }]
	}),
	'old-workbook-without-a-container': xls(
		bareStream([
			head,
			['A1', '2025/6/1 9:05', '厨房漏水没有人处理', '满意'],
			['A2', 45810.5, '电梯停运', '一般']
		])
	),
	'xml-spreadsheet-of-2003': xls(
		encode(
			`<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="Default"/><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="t"><NumberFormat ss:Format="yyyy/m/d\\ h:mm"/></Style></Styles>
<Worksheet ss:Name="旧年"><Table><Row><Cell><Data ss:Type="String">投诉编号</Data></Cell><Cell><Data ss:Type="String">投诉时间</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
<Worksheet ss:Name="台账 &amp; 进度"><Table ss:ExpandedColumnCount="6">
<Row><Cell ss:MergeAcross="5"><Data ss:Type="String">阳光物业投诉台账</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">投诉编号</Data><Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>注</B></ss:Data></Comment></Cell><Cell><Data ss:Type="String">投诉时间</Data></Cell><Cell><Data ss:Type="String">投诉内容</Data></Cell><Cell><Data ss:Type="String">完成时间</Data></Cell><Cell><Data ss:Type="String">索赔金额</Data></Cell><Cell><Data ss:Type="String">是否索赔</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">2025060100012345</Data></Cell><Cell ss:StyleID="t"><Data ss:Type="DateTime">2025-06-01T14:07:26.999</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>漏水</B>，<Font>三天</Font>&#10;未修</ss:Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2025-06-02T00:00:00.000</Data></Cell><Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
<Row ss:Index="6"><Cell><Data ss:Type="String">A2</Data></Cell><Cell ss:StyleID="t"><Data ss:Type="Number">45810.5</Data></Cell><Cell ss:Index="5"><Data ss:Type="Number">1E3</Data></Cell></Row>
</Table></Worksheet></Workbook>`,
			'utf-8'
		)
	),
	'web-table-named-workbook-in-gb2312': xls(
		encode(
			`<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>台账 < 六月</title>
<style>td { mso-number-format:"\\@" }</style><script>document.write("<table><tr><td>投诉</td></tr></table>")</script></head>
<body><table border=1 cellspacing='0'>
<caption>六月台账</caption>
<tr><th colspan=2>登记</th><th rowspan="2">投诉内容</th><th rowspan=2>满意度</th></tr>
<tr><th>投诉编号<th>投诉时间</tr>
<tr><td>A1</td><td>2025-06-01&nbsp;09:05:30</td><td><font color="red">漏水</font>，<b>三天</b><br>未修 &lt;急&gt; &#8220;速&#x201d;</td><td>满意</td></tr>
<tr style="mso-outline:1>2"><td>&nbsp;</td><td></td><td>&nbsp;</td><td></td></tr>
<TR><TD title='1 > 0'>A2<TD>2025-06-02 10:00<TD>停电 & 停水   两次<TD>不满意
<tr><td>A3</td><td rowspan="2">2025-06-03</td><td>噪音</td><td>一般</td></tr>
<tr><td>A4</td><td>异味</td><td>一般</td></tr>
</table></body></html>`,
			'gb18030'
		)
	),
	'web-table-that-calls-its-utf8-gb2312': xls(
		encode(
			'<meta charset=gb2312><table><tr><td>投诉编号<td>投诉时间<td>投诉内容<tr><td>A1<td>2025/6/1 9:05<td>楼道漏水',
			'utf-8',
			true
		)
	),
	'web-page-of-excel-with-a-table-inside-a-table': xls(
		encode(
			`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><!--[if gte mso 9]><xml><x:ExcelWorkbook/></xml><![endif]--></head><body>
<table><tr><td>某物业公司</td></tr><tr><td>
<table x:str><tr><td>投诉编号</td><td>投诉时间</td><td>投诉内容</td></tr>
<tr><td x:num="2025060100012345">2.02506E+15</td><td x:num="45809.378472222">2025/6/1 9:05</td><td>漏水</td></tr>
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td></tr><![endif]></table>
</td></tr><tr><td>制表人：张三</td></tr></table></body></html>`,
			'utf-16le',
			true
		)
	),
	'refused-page-without-a-table': xls(
		encode('<html><body><p>登录超时，请重新登录</p></body></html>', 'utf-8')
	),
	'refused-old-workbook-with-a-password': old({ ...small, encrypted: true }),
	'refused-old-workbook-cut-short': xls(container('Workbook', oldStream(small).slice(0, -9))),
	'refused-old-letter-named-workbook': xls(container('WordDocument', new Uint8Array(600))),
	'workbook-in-strict-namespaces': {
		kind: 'xlsx',
		bytes: workbook({
			strict: true,
			formats: [22],
			sheets: [
				{
					name: '台账',
					data: '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1" t="d"><v>2025-06-01T14:07:26.999</v></c></row><row r="3"><c r="A3"><v>2</v></c><c r="B3" s="1"><v>45810.5</v></c></row></sheetData>'
				}
			],
			strings: ['<si><t>投诉编号</t></si>', '<si><t>投诉时间</t></si>']
		})
	},
	'workbook-in-a-zip64-archive': {
		kind: 'xlsx',
		bytes: zip64(
			workbook({ sheets: [{ name: '台账', rows: [head, ['A1', '2025/6/1 9:05', '漏水', '满意']] }] })
		)
	}
};
