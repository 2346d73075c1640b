import { book, head, lines, type Cases } from './case.ts';
import { encode } from './encode.ts';

/** Cases about workbooks: titles, epochs, formats, rich text, sheets. */
export const bookCases: Cases = {
	'workbook-with-titles-and-two-header-rows': book({
		sheets: [
			{
				name: '6月台账',
				merged: ['A1:G1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2', 'G2:G3', 'A6:G6'],
				rows: [
					['阳光物业投诉处理台账', null, null, null, null, null, null],
					['任务编号', '投诉时间', '投诉', null, '处理', null, '满意度'],
					[null, null, '内容', '人', '结果', '时间', null],
					[
						'R1',
						{ number: 45809.378472222, style: 1 },
						'漏水',
						'张先生',
						'已修复',
						{ number: 45810.5, style: 1 },
						'满意'
					],
					[
						'R2',
						{ number: 45810.4, style: 1 },
						'停电',
						'李女士',
						'已送电',
						{ number: 45810.75, style: 1 },
						'不满意'
					],
					['二、设施类', null, null, null, null, null, null],
					['R3', { number: 45811.4, style: 1 }, '电梯异响', '王先生', null, null, null],
					['合计', null, 3, null, null, null, null]
				]
			}
		],
		formats: ['yyyy/m/d h:mm']
	}),
	'workbook-of-the-1904-epoch': book({
		sheets: [
			{
				name: 'Log',
				rows: [
					['编号', '投诉时间', '投诉内容'],
					['1', { number: 44347.378472222, style: 1 }, '甲'],
					['2', 44348, '乙']
				]
			}
		],
		date1904: true,
		formats: [22]
	}),
	'workbook-with-chinese-date-formats': book({
		sheets: [
			{
				name: '台账',
				rows: [
					['编号', '投诉时间', '派单时间', '接单时间', '完成时间', '回访时间'],
					[
						'1',
						{ number: 45809, style: 1 },
						{ number: 45809.378472222, style: 2 },
						{ number: 45809.62, style: 3 },
						{ number: 45809.99999, style: 4 },
						{ number: 45812, style: 5 }
					],
					[
						'2',
						{ number: 45810.5, style: 1 },
						{ number: 45810.6, style: 2 },
						{ number: 0.62, style: 6 },
						{ number: 45811, style: 4 },
						{ number: 45813.25, style: 5 }
					]
				]
			}
		],
		formats: [
			31,
			'yyyy"年"m"月"d"日"\\ h"时"mm"分"',
			'[$-804]yyyy/m/d 上午/下午h:mm;@',
			'yyyy\\-mm\\-dd hh:mm:ss',
			58,
			'h:mm:ss'
		]
	}),
	'workbook-with-errors-formulas-and-rich-text': book({
		sheets: [
			{
				name: 'Sheet1',
				rows: [
					['投诉编号', '投诉时间', '投诉内容', '索赔金额', '是否索赔', '涉及户数'],
					[
						{ xml: '<c r="@" t="s"><v>0</v></c>' },
						{ number: 45809.5, style: 1 },
						{ xml: '<c r="@" t="s"><v>1</v></c>' },
						{ xml: '<c r="@"><f>100*2</f><v>200.30000000000001</v></c>' },
						true,
						{ xml: '<c r="@" t="e"><v>#N/A</v></c>' }
					],
					[
						{ xml: '<c r="@" t="str"><f>"TS"&amp;2</f><v>TS2</v></c>' },
						{ xml: '<c r="@" t="e"><f>B9</f><v>#REF!</v></c>' },
						{
							xml: '<c r="@" t="inlineStr"><is><r><t>换行</t></r><r><t xml:space="preserve"> _x000D_&#10;&lt;续&gt;</t></r></is></c>'
						},
						{ xml: '<c r="@"><v>1E+3</v></c>' },
						false,
						4
					]
				]
			}
		],
		formats: [22],
		strings: [
			'<si><t>TS1</t></si>',
			'<si><r><rPr><b/></rPr><t>漏水</t></r><r><t>严重</t></r><rPh sb="0" eb="1"><t>ろう</t></rPh><phoneticPr fontId="1"/></si>'
		]
	}),
	'workbook-whose-numbers-are-long': book({
		sheets: [
			{
				name: 'Sheet1',
				rows: [
					['工单号', '投诉时间', '联系电话', '投诉内容'],
					[{ xml: '<c r="@"><v>2025060100012345</v></c>' }, '2025/6/1 9:05', 13900001111, '甲'],
					[
						{ xml: '<c r="@"><v>2.0250601000123499E+17</v></c>' },
						'2025/6/1 9:06',
						{ xml: '<c r="@"><v>1.3900002222E10</v></c>' },
						'乙'
					]
				]
			}
		]
	}),
	'workbook-whose-log-is-not-the-first-sheet': book({
		sheets: [
			{ name: '说明', rows: [['本表由客服部填写'], ['每月五日前报送']] },
			{
				name: '旧台账',
				state: 'hidden',
				rows: [
					['投诉编号', '投诉时间', '投诉内容'],
					['X1', '2024/6/1 9:05', '旧']
				]
			},
			{
				name: '台账',
				rows: [
					['投诉编号', '投诉时间', '投诉内容'],
					['N1', '2025/6/1 9:05', '新']
				]
			}
		]
	}),
	'workbook-with-prefixes-and-no-references': book({
		prefix: 'x',
		sheets: [
			{
				name: '台账',
				data: '<x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>编号</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>投诉时间</x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c><x:c s="1"><x:v>45809.5</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row></x:sheetData>'
			}
		],
		formats: [22],
		strings: ['<x:si><x:t>投诉内容</x:t></x:si>', '<x:si><x:t>漏水 &amp; 停电</x:t></x:si>']
	}),
	'workbook-with-a-cell-at-the-far-end': book({
		sheets: [
			{
				name: '台账',
				data: '<sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>编号</t></is></c><c r="C3" t="inlineStr"><is><t>投诉时间</t></is></c><c r="D3" t="inlineStr"><is><t>投诉内容</t></is></c></row><row r="4"><c r="B4"><v>1</v></c><c r="C4" t="inlineStr"><is><t>2025/6/1 9:05</t></is></c><c r="D4" t="inlineStr"><is><t>甲</t></is></c></row><row r="7"><c r="B7"><v>2</v></c><c r="C7" t="inlineStr"><is><t>2025/6/2 9:05</t></is></c><c r="D7" t="inlineStr"><is><t>乙</t></is></c></row><row r="9"><c r="B9" s="1"/></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
			}
		],
		formats: [22]
	}),
	'workbook-that-is-a-comma-file': {
		kind: 'xlsx',
		bytes: encode(lines(head, 'A1,2025/6/1 9:05,漏水,2025/6/1 20:00,满意'), 'gb18030')
	}
};
