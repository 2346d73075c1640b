import { encode } from './encode.ts';
import { archive, workbook } from './workbook.ts';

/** A file of a fixture case: `input.<kind>`, and what it holds. */
export interface Case {
	readonly kind: string;
	readonly bytes: Uint8Array;
}

const utf8 = (text: string): Case => ({ kind: 'csv', bytes: encode(text, 'utf-8') });
const lines = (...rows: string[]): string => `${rows.join('\n')}\n`;
const book = (parts: Parameters<typeof workbook>[0]): Case => ({ kind: 'xlsx', bytes: workbook(parts) });
const head = '投诉编号,投诉时间,投诉内容,完成时间,满意度';

/** The inputs under fixtures/intake, named after the trouble each holds. fixtures.test.ts says how they are written. */
export const cases: Readonly<Record<string, Case>> = {
	'utf8-mark-crlf-and-line-breaks-in-quotes': {
		kind: 'csv',
		bytes: encode(
			`${head}\r\nA1,2025/6/1 9:05,"漏水，\n已报修两次",2025/6/1 20:00,满意\r\nA2,2025/6/2 10:00,"电梯""异响""\r\n请速查",,\r\nA3,2025/6/3 8:00,噪音,2025/6/3 9:00,一般\r\n`,
			'utf-8',
			true
		)
	},
	'gb18030-characters-of-four-bytes': {
		kind: 'csv',
		bytes: encode(
			lines(
				'编号,投诉人,投诉时间,投诉内容',
				'1,张㐂,2025-06-01 09:05:30,㸃火器坏了𠮷',
				'2,李䶮,2025-06-02 10:00:00,电梯停运，多次报修没有人处理'
			),
			'gb18030'
		)
	},
	'big5-traditional-headers': {
		kind: 'csv',
		bytes: encode(
			lines(
				'投訴編號,投訴時間,投訴人,聯絡電話,投訴內容,處理結果,完成時間,是否滿意',
				'T-1,2025/6/1 下午 3:20,陳先生,0912345678,電梯故障多日未處理,已經維修完成,2025/6/2 上午 9:00,滿意',
				'T-2,2025/6/3 下午 12:05,林小姐,0987654321,走廊燈不亮,更換燈泡,2025/6/3 下午 5:40,不滿意'
			),
			'big5'
		)
	},
	'utf16-little-endian-with-tabs': {
		kind: 'csv',
		bytes: encode(
			'工单号\t项目\t投诉时间\t投诉内容\r\n1\t阳光小区\t2025/6/1 9:05\t漏水,停电\r\n2\t海棠苑\t2025/6/2 10:15\t"第一行\r\n第二行"\r\n',
			'utf-16le',
			true
		)
	},
	'utf16-big-endian-without-mark': {
		kind: 'csv',
		bytes: encode(
			lines(
				'id,received,description,status',
				'1,2025-06-01 09:05,lift broken,open',
				'2,2025-06-02 10:15,water leak,closed'
			),
			'utf-16be'
		)
	},
	'semicolons-with-commas-in-the-text': utf8(
		lines(
			'编号;投诉时间;投诉内容;索赔金额',
			'1;2025/6/1 9:05;停电, 停水;1,200',
			'2;2025/6/2 9:05;"漏水; 严重";300'
		)
	),
	'line-ends-of-three-kinds': utf8(
		'编号,投诉时间,投诉内容\r1,2025/6/1 9:05,甲\n2,2025/6/2 9:05,乙\r\n3,2025/6/3 9:05,"丙\r丁"\r4,2025/6/4 9:05,戊'
	),
	'titles-blanks-totals-and-repeated-headers': utf8(
		lines(
			'阳光物业2025年6月投诉台账,,,,',
			'填报单位：客服部,,,制表日期：2025/7/1,',
			',,,,',
			'序号,投诉编号,投诉时间,投诉内容,索赔金额',
			'1,TS001,2025/6/1 9:05,漏水,100',
			'2,TS002,2025/6/2 9:05,停电,200',
			'小计,,,,300',
			'',
			'阳光物业2025年6月投诉台账,,,,',
			'序号,投诉编号,投诉时间,投诉内容,索赔金额',
			'3,TS003,2025/6/3 9:05,噪音,50',
			'合计金额不符,TS004,2025/6/4 9:05,合计写错,60',
			'合  计,,,,410',
			'制表人：张三,,,审核：李四,'
		)
	),
	'dates-in-the-many-widths-people-write': utf8(
		lines(
			'编号,投诉时间,投诉内容',
			'1,2025/6/1 9:05,甲',
			'2,2025-06-01 09:05:30,甲',
			'3,2025年6月1日 9时5分,甲',
			'4,2025年6月1日,甲',
			'5,2025.06.01,甲',
			'6,２０２５／６／１　９：０５,甲',
			'7,2025/6/1  9:05,甲',
			'8,2025-06-01T09:05:30,甲',
			'9,20250601,甲',
			'10,20250601090530,甲',
			'11,2025-06-01 09:05:30.987,甲',
			'12,2025/6/1 下午3:20,甲',
			'13,2025年6月1日 星期日 9:05,甲',
			'14,2025/6/1 24:00,甲',
			'15,45809.3784722222,甲',
			'16,45809,甲',
			'17,二〇二五年六月一日,甲',
			'18,6月1日上午,甲',
			'19,2025/13/1 9:05,甲',
			'20,2025/2/29,甲',
			'21,"June 1, 2025 3:20 PM",甲',
			'22, 2025/6/1 9:05 ,甲',
			'23,民国114年6月1日,甲',
			'24,待补,甲'
		)
	),
	'day-first-told-by-one-cell': utf8(
		lines(
			'编号,投诉时间,完成时间,投诉内容',
			'1,6/5/25 14:57,7/5/25 8:27,甲',
			'2,7/5/25 9:00,8/5/25 9:00,乙',
			'3,13/5/25 9:00,,丙'
		)
	),
	'month-first-with-halves-of-the-day': utf8(
		lines(
			'CaseID,Opened,Closed,Category,Request.Details',
			'1,04/30/2014 02:51:52 PM,,Sewer,Odor',
			'2,07/05/2012 12:08:00 AM,07/07/2012 12:15:00 PM,Street,Cart'
		)
	),
	'order-of-dates-told-by-the-number': utf8(
		lines('事件编号,上报时间,事件描述', 'YHW202505060301,6/5/25 14:57,甲', 'YHW202505070302,7/5/25 9:00,乙')
	),
	'order-of-dates-that-nothing-tells': utf8(
		lines('编号,投诉时间,投诉内容', '1,6/5/25 14:57,甲', '2,7/5/25 9:00,乙', '3,8/5/25 9:00,丙')
	),
	'a-report-time-beside-a-time-of-receipt': utf8(
		lines('编号,受理时间,上报时间,投诉内容', '1,2025/6/1 9:05,2025/6/2 9:05,甲', '2,2025/6/1 9:15,,乙')
	),
	'rows-longer-and-shorter-than-the-header': utf8(
		lines(
			'编号,投诉时间,投诉内容,备注',
			'1,2025/6/1 9:05,甲,无',
			'2,2025/6/1 9:10,乙',
			'3,2025/6/1 9:15,丙,无,多出,的格',
			'4,2025/6/1 9:20,丁,无,,',
			'5,2025/6/1 9:25,戊,无'
		)
	),
	'a-quote-that-never-closes': utf8(
		lines(
			'编号,投诉时间,投诉内容,备注',
			'1,2025/6/1 9:05,"漏水未修,无',
			'2,2025/6/1 9:10,"停电, 两次",无',
			'3,2025/6/1 9:15,"跳闸,无'
		)
	),
	'quotes-inside-cells': utf8(
		lines(
			'编号,投诉时间,投诉内容',
			'1,2025/6/1 9:05,管径6"太小',
			'2,2025/6/1 9:10,"他说"马上来"，没有来"',
			'3,2025/6/1 9:15,"甲"乙',
			'4,2025/6/1 9:20,"丙" '
		)
	),
	'codes-in-many-spellings': utf8(
		lines(
			'编号,投诉时间,判定,投诉分级,状态,满意度,需上门回访,是否索赔',
			'1,2025/6/1 9:05,有效,一般,处理中,非常满意,是,有',
			'2,2025/6/1 9:05,協調,重要投诉,已办结,很满意,√,无',
			'3,2025/6/1 9:05,无效投诉,重大,归档,基本满意,Y,0',
			'4,2025/6/1 9:05,待定,三级,Resolved,不满意,×,1',
			'5,2025/6/1 9:05,属实,一级事件,暂停,满意（5分）,否,N',
			'6,2025/6/1 9:05,半有效,特急,转办中,较满意,不确定,/'
		)
	),
	'figures-with-units': utf8(
		lines(
			'编号,投诉时间,索赔金额,涉及户数,扣罚金额',
			'1,2025/6/1 9:05,"1,200元",3户,¥50',
			'2,2025/6/1 9:05,1.2万,12,50.5',
			'3,2025/6/1 9:05,３００元,一百户,人民币30元',
			'4,2025/6/1 9:05,面议,2.5,（20）',
			'5,2025/6/1 9:05,0.005,7.0,0'
		)
	),
	'english-headers': utf8(
		lines(
			'Ticket No,Project,Room,Customer,Mobile,Received At,Description,Severity,Assigned At,Completed At,Satisfaction',
			'T1,Sun Court,1-101,Ann Lee,13900001111,2025-06-01 09:05,Leak,High,2025-06-01 09:09,2025-06-01 20:00,Very Satisfied'
		)
	),
	'headers-with-notes-marks-and-numbers': utf8(
		lines(
			'1.投诉编号*,2、投诉时间（必填）,【投诉内容】,联系 电话,处理结果：,回访满意度(分)',
			'A1,2025/6/1 9:05,漏水,13900001111,已修,满意'
		)
	),
	'no-header-at-all': utf8(
		lines(
			'TS001,2025/6/1 9:05,厨房水管漏水三天没有人处理，影响生活,13900001111,满意',
			'TS002,2025/6/2 9:05,电梯停运，老人无法下楼，请尽快维修,13900002222,不满意',
			'TS003,2025/6/3 9:05,楼上装修噪音太大，夜里十一点还在施工,13900003333,一般'
		)
	),
	'text-of-several-kinds-in-one-column-type': utf8(
		lines(
			'id,brand,type,desc,datetime,status',
			...Array.from(
				{ length: 30 },
				(_, at) =>
					`${at + 1},某牌,20${10 + (at % 15)}款 1.${at}T 豪华型,发动机异响第${at}次,2020/6/${1 + (at % 28)},信息审核`
			)
		)
	),
	'wide-log-with-five-results': utf8(
		lines(
			'任务编号,首报时间,内容摘要,第一次处理结果,第一次记录人,第一次日期,第二次处理结果,第二次记录人,第二次日期',
			'R1,2025/6/1 9:05,漏水,派人查看,王工,2025/6/1 15:00,更换水管,王工,2025/6/2 10:00',
			'R2,2025/6/3 9:05,停电,已送电,李工,2025/6/3 12:00,,,'
		)
	),
	'a-line-that-names-the-delimiter': utf8(lines('sep=;', '编号;投诉时间;投诉内容', '1;2025/6/1 9:05;甲')),
	'one-column-twice': utf8(lines('编号,投诉时间,备注,备注', '1,2025/6/1 9:05,甲,乙')),
	'spaces-of-every-kind-around-cells': utf8(
		lines(
			'编号 , 投诉时间,　投诉内容　,满意度',
			' 1 ,2025/6/1 9:05 ,　漏水　, 满意\t',
			'\u00a02,\u00a02025/6/2 9:05,停电,　',
			'　,　,　, '
		)
	),
	'rows-shifted-by-a-column': utf8(
		lines(
			'编号,投诉时间,派单时间,投诉内容,完成时间,满意度,备注',
			...Array.from({ length: 6 }, (_, at) => {
				const cells = `${at + 1},2025/6/${at + 1} 9:05,2025/6/${at + 1} 9:20,漏水,2025/6/${at + 2} 9:05,满意`;
				return at === 2 || at === 3 ? `,${cells}` : at === 5 ? `${cells.slice(2)},` : `${cells},`;
			}),
			'7,待补,2025/6/8 9:20,停电,2025/6/9 9:05,不满意,',
			'8,2025/6/9 9:05,2025/6/9 9:20,停电,,满意,2025/6/9'
		)
	),
	'staff-roster': utf8(
		lines(
			'姓名,岗位,部门,主管,部门负责人,月份,当月奖金',
			'张三,接线员,客服部,李四,王五,2025-06,"1,500"',
			'赵六,调度主管,调度中心,,王五,2025-06,2000元'
		)
	),
	'progress-reports': utf8(lines('投诉编号,反馈时间,记录人,处理情况', 'A1,2025/6/1 21:00,王工,等待配件')),
	'sites-with-households': utf8(
		lines('项目名称,月份,总户数,入住户数,建筑面积,交付时间', '阳光小区,2025-06,"1,200",980,120000.5,2020/5/1')
	),
	'rectification-notices': utf8(
		lines(
			'通知单号,投诉编号,施工单位,通知时间,到场时间,限期,完成时间,拒收,验收合格,业主是否满意,理由',
			'Z1,A1,某建设公司,2025/6/1 9:00,2025/6/1 12:00,2025/6/5,2025/6/4 18:00,否,是,是,'
		)
	),
	'recorded-breaches': utf8(
		lines('日期,投诉编号,责任人,角色,条款,说明,金额', '2025/6/1,A1,张三,处理人,9,拒接工单,200')
	),
	'duty-register': utf8(
		lines(
			'日期,每日记录审核,抽查时间,月报月份,月报报送时间,报表错漏项数',
			'2025/6/1,2025/6/1 18:00,,2025-05,2025/5/25 10:00,0'
		)
	),
	'special-days': utf8(lines('日期,休/班,名称', '2025/6/2,休,端午节', '2025/9/28,调休上班,国庆调休')),
	'customer-visits': utf8(
		lines(
			'序号,主题,访问人,客户,年龄,职业,文化程度,联系电话,住址,访问事由,访问记录,日期',
			'1,满意度回访,张三,李女士,45,教师,本科,13900001111,1-101,季度回访,基本满意,2025/6/1'
		)
	),

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
	},

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
