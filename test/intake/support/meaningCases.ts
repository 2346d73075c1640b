import type { Case } from './case.ts';
import { encode } from './encode.ts';
import { workbook } from './workbook.ts';

const text = (...rows: string[]): Case => ({ kind: 'csv', bytes: encode(`${rows.join('\n')}\n`, 'utf-8') });
const book = (parts: Parameters<typeof workbook>[0]): Case => ({ kind: 'xlsx', bytes: workbook(parts) });
const many = (count: number, row: (at: number) => string): string[] =>
	Array.from({ length: count }, (_, at) => row(at));

const shiftHead = '编号,项目,房号,投诉时间,派单时间,投诉内容,责任部门,完成时间,满意度,备注';
const sound = (at: number): string[] => [
	`TS${1000 + at}`,
	['阳光小区', '海棠苑', '翠湖花园'][at % 3]!,
	`${1 + (at % 9)}-${101 + at}`,
	`2025/6/${1 + at} 9:05`,
	`2025/6/${1 + at} 9:${20 + at}`,
	`第${at}户反映的问题还没有人处理`,
	['工程部', '保洁部'][at % 2]!,
	`2025/6/${2 + at} 9:05`,
	at % 2 ? '满意' : '不满意',
	''
];

/** Cases about what headers and cells mean. */
export const meaningCases: Readonly<Record<string, Case>> = {
	'workbook-with-three-header-rows': book({
		sheets: [
			{
				name: '台账',
				merged: ['A1:H1', 'A2:C2', 'D2:G2', 'H2:H4', 'A3:A4', 'B3:C3', 'D3:E3', 'F3:G3'],
				rows: [
					['客服中心投诉台账', null, null, null, null, null, null, null],
					['基本信息', null, null, '处理情况', null, null, null, '备注'],
					['编号', '投诉人', null, '派单', null, '完成', null, null],
					[null, '姓名', '电话', '时间', '人员', '时间', '结果', null],
					['A1', '张三', '13900001111', '2025/6/1 9:05', '李四', '2025/6/2 9:05', '已修', '无'],
					['A2', '王五', '13900001112', '2025/6/3 9:05', '赵六', '2025/6/4 9:05', '已换', '无']
				]
			}
		]
	}),
	'text-file-with-two-header-rows': text(
		'编号,投诉时间,投诉人,,处理,,备注',
		',,姓名,电话,结果,时间,',
		'1,2025/6/1 9:05,张三,13900001111,已修,2025/6/2 9:05,无',
		'2,2025/6/3 9:05,李四,13900001112,已换,2025/6/4 9:05,'
	),
	'printed-pages-that-repeat-two-header-rows': book({
		sheets: [
			{
				name: '台账',
				merged: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1', 'A4:A5', 'B4:B5', 'C4:D4', 'E4:F4'],
				rows: [
					['编号', '投诉时间', '投诉', null, '处理', null],
					[null, null, '内容', '人', '结果', '时间'],
					['1', '2025/6/1 9:05', '漏水', '张三', '已修', '2025/6/2 9:05'],
					['编号', '投诉时间', '投诉', null, '处理', null],
					[null, null, '内容', '人', '结果', '时间'],
					['2', '2025/6/3 9:05', '停电', '李四', '已送电', '2025/6/4 9:05']
				]
			}
		]
	}),
	'a-row-that-counts-the-columns': text(
		'2025年6月客户投诉登记表,,,,',
		'部门：客服,,日期：2025/7/1,,',
		'编号,投诉时间,投诉内容,处理结果,完成时间',
		'(1),(2),(3),(4),(5)',
		'A1,2025/6/1,漏水,已修,2025/6/2'
	),
	'headers-with-line-breaks-units-and-marks': text(
		'"投诉编号\n(必填)*","投诉时间\n(年月日)",投诉内容：,"联系\n电话",涉及户数（户）,索赔金额(元),※满意度',
		'A1,2025/6/1,漏水,13900001111,3户,100元,满意'
	),
	'headers-numbered-in-every-way': text(
		'一、投诉编号,(1)投诉时间,①投诉内容,第3项 完成时间,4 满意度,5）联系电话,【必填】项目',
		'A1,2025/6/1,漏水,2025/6/2,满意,13900001111,阳光小区'
	),
	'headers-that-only-count-the-columns': text(
		'列1,列2,列3,列4,列5,列6,列7',
		...many(6, (at) => {
			const day = at + 1;
			return `TS${100 + at},阳光小区,2025/6/${day} 9:05,厨房水管漏水第${at}次，没有人处理,139000011${10 + at},${at % 2 ? '满意' : '不满意'},2025/6/${day + 1} 9:05`;
		})
	),
	'traditional-headers-in-other-words': text(
		'投訴編號,投訴日期,投訴人姓名,聯絡方式,投訴事項,處理結果,完成日期,滿意程度,備註',
		'1,2025/6/1,陳先生,0912345678,漏水,已修,2025/6/2,滿意,無'
	),
	'wide-log-with-numbers-at-the-end': text(
		'编号,投诉时间,投诉内容,处理结果1,记录人1,日期1,处理结果2,记录人2,日期2,处理结果3,记录人3,日期3',
		'1,2025/6/1 9:05,漏水,派人查看,王工,2025/6/1 15:00,更换水管,王工,2025/6/2 10:00,,,'
	),
	'wide-log-with-rounds-in-front': text(
		'编号,投诉时间,投诉内容,一次处理结果,一次处理人,一次处理时间,第2次反馈,第2次反馈人,第2次反馈时间,第三次 处理情况',
		'1,2025/6/1 9:05,漏水,派人查看,王工,2025/6/1 15:00,更换水管,李工,2025/6/2 10:00,已复查'
	),
	'wide-log-with-rounds-over-merged-headers': book({
		sheets: [
			{
				name: '台账',
				merged: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:I1'],
				rows: [
					['任务编号', '首报时间', '内容摘要', '第一次处理', null, null, '第二次处理', null, null],
					[null, null, null, '结果', '记录人', '日期', '结果', '记录人', '日期'],
					['R1', '2025/6/1 9:05', '漏水', '派人', '王工', '2025/6/1 15:00', '更换', '李工', '2025/6/2 10:00']
				]
			}
		]
	}),
	'promises-that-must-not-swap-numbers': text(
		'编号,投诉时间,约定时间,约定时间（客户）,第二次约定时间,约定时间3,承诺答复时间,答复时间',
		'1,2025/6/1 9:05,2025/6/2,2025/6/3,2025/6/4,2025/6/5,2025/6/6,2025/6/7'
	),
	'a-status-column-of-words-that-are-no-codes': text(
		'编号,投诉时间,投诉内容,状态',
		...many(24, (at) => `${at},2025/6/${at + 1} 9:05,漏水,${['甲方复核', '资料补录', '转呈会签'][at % 3]}`)
	),
	'rows-shifted-from-the-middle': text(
		shiftHead,
		...many(12, (at) => {
			const cells = sound(at);
			return (at >= 4 && at < 7 ? [...cells.slice(0, 5), '', ...cells.slice(5, 9)] : cells).join(',');
		})
	),
	'rows-shifted-by-two-columns': text(
		`${shiftHead},,`,
		...many(12, (at) => {
			const cells = sound(at);
			return (at >= 4 && at < 7 ? [cells[0], '', '', ...cells.slice(1)] : [...cells, '', '']).join(',');
		})
	),
	'rows-split-by-a-comma-that-is-not-quoted': text(
		`${shiftHead},`,
		...many(12, (at) => {
			const cells = sound(at);
			return (at >= 4 && at < 7 ? [...cells.slice(0, 6), '请速修', ...cells.slice(6)] : [...cells, '']).join(
				','
			);
		})
	),
	'staff-roster-in-traditional-script': text(
		'姓名,崗位,部門,直屬主管,部門負責人,月份,當月獎金',
		'張三,處理人,工程部,李四,王五,2025-06,1500'
	),
	'sites-in-english': text(
		'Site,Month,Households,Occupied households,Area,Delivered on',
		'Sun Court,2025-06,1200,980,120000.5,2020-05-01'
	),
	'breaches-in-traditional-script': text(
		'發生日期,投訴編號,責任人,角色,違反條款,說明,扣罰金額',
		'2025/6/1,A1,張三,處理人,9,拒接工單,200'
	),
	'rectifications-in-english': text(
		'Notice no,Complaint no,Contractor,Notified at,Arrived at,Limit,Finished at,Refused,Accepted,Owner satisfied,Reason',
		'Z1,A1,Some Builder,2025-06-01 09:00,2025-06-01 12:00,2025-06-05,2025-06-04 18:00,no,yes,yes,'
	),
	'visits-in-traditional-script': text(
		'序號,主題,訪問人,客戶,年齡,職業,文化程度,聯繫電話,住址,訪問事由,訪問記錄,訪問日期',
		'1,滿意度,張三,李女士,45,教師,本科,0912345678,1-101,季度回訪,基本滿意,2025/6/1'
	),
	'duty-register-in-english': text(
		'Day,Reviewed at,Spot checked at,Report month,Report sent at,Report errors',
		'2025-06-01,2025-06-01 18:00,,2025-05,2025-05-25 10:00,0'
	),
	'calendar-in-english': text(
		'Day,Kind,Name',
		'2025-06-02,holiday,Dragon Boat',
		'2025-09-28,working,Make-up day'
	),
	'progress-reports-in-english': text(
		'Complaint no,Reported at,Reported by,Note',
		'A1,2025-06-01 21:00,Wang,Waits for a part'
	)
};
