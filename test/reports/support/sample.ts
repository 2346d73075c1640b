import type { Block, ReportDocument } from '#lib/reports/document.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** A document that has every kind of block and every type of cell, with hostile text in it. */
export function sample(locale: Locale = 'zh-CN', more: readonly Block[] = []): ReportDocument {
	return {
		meta: {
			kind: 'monthly',
			title: '客户投诉处理工作月报',
			number: 'SJ-M-2025-06',
			period: { from: '2025-06-01', to: '2025-06-30', label: '2025年6月' },
			asOf: '2025-06-30 18:00:00',
			rulebook: { id: 'combined', edition: '2020-01-01', title: '综合制度' },
			program: '0.1.0',
			fingerprint: '0123456789abcdef',
			locale,
			readers: ['市场部经理', '副总经理', '总经理'],
			masked: true,
			scope: null
		},
		blocks: [
			{ kind: 'heading', id: 'overview', level: 1, text: '概况 <b>&"\'', series: 'numbered' },
			{
				kind: 'paragraph',
				id: 'headline.received',
				runs: [
					{ text: '本月受理 ' },
					{ text: '412', bold: true },
					{ text: ' 件，超时率 18.2%。', tone: 'breached' },
					{ text: '<script>alert(1)</script>' }
				]
			},
			{
				kind: 'keyFigures',
				items: [
					{ label: '受理', type: 'integer', value: 412, note: '上月 388 件' },
					{ label: '有效投诉率', type: 'percent', value: 0.8123, note: '95% 区间 77.2–84.7%，n=412' },
					{ label: '处理时长中位数', type: 'duration', value: 22260, note: 'Kaplan–Meier' },
					{ label: '应扣罚', type: 'money', value: 1234500, note: '86 条' }
				]
			},
			{ kind: 'note', tone: 'missing', text: '没有「派单时间」一列，派单时限无法判定。' },
			{ kind: 'list', ordered: true, items: ['第一项', '第二项 <i>'] },
			{ kind: 'heading', id: 'split', level: 2, text: '按分类', series: 'numbered' },
			{
				kind: 'table',
				id: 'category',
				caption: '按分类受理',
				columns: [
					{ head: '分类', type: 'text', weight: 3 },
					{ head: '件数', type: 'integer', weight: 1 },
					{ head: '占比', type: 'percent', weight: 1 },
					{ head: '95% 区间', type: 'interval', weight: 2 },
					{ head: '扣罚', type: 'money', weight: 1 },
					{ head: '时长', type: 'duration', weight: 1 },
					{ head: '平均', type: 'number', weight: 1 },
					{ head: '最早', type: 'datetime', weight: 2 }
				],
				rows: [
					['工程质量', 1204, 0.5, [0.45, 0.55], 123450, 183600, 86.25, '2025-06-01 09:05:00'],
					['=HYPERLINK("http://x","y")', 2, 0.25, null, null, null, null, '2025-06-02'],
					['+1', 1, null, null, null, null, null, null],
					['-2\u0000', 1, null, null, null, null, null, null],
					['@SUM(A1)', 1, null, null, null, null, null, null],
					['\t=1', 1, null, null, null, null, null, null]
				],
				totals: ['合计', 1209, 1, null, 123450, null, null, null],
				notes: ['占比以判定的投诉为分母。']
			},
			{
				kind: 'figure',
				id: 'trend',
				caption: '按月受理',
				alt: '折线图：按月受理件数',
				svg: '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80"><rect width="200" height="80" fill="#eee"/><text x="10" y="40" font-size="14">受理 受理 \u7d71\u8a08</text></svg>',
				width: 200,
				height: 80,
				shown: false,
				data: {
					kind: 'table',
					id: 'trend-data',
					caption: '按月受理',
					columns: [
						{ head: '月份', type: 'text', weight: 1 },
						{ head: '受理', type: 'integer', weight: 1 }
					],
					rows: [
						['2025-05', 388],
						['2025-06', 412]
					]
				}
			},
			{
				kind: 'form',
				id: 'form',
				rows: [
					[
						{ label: '编号', type: 'text', value: 'T-1000' },
						{ label: '金额', type: 'money', value: 123400 }
					],
					[{ label: '内容', type: 'text', value: '=1+1 <b>渗水</b>', lines: 3 }],
					[
						{ label: '时间', type: 'datetime', value: '2025-06-01 09:05:00' },
						{ label: '意见', type: 'text', value: null }
					]
				]
			},
			{
				kind: 'signOff',
				heads: ['环节', '姓名', '签字', '日期'],
				rows: [
					['编制', '', '', ''],
					['审核（客户代表）', '', '', '']
				]
			},
			{ kind: 'section', orientation: 'landscape' },
			{ kind: 'heading', id: 'records', level: 1, text: '投诉记录清单', series: 'annex' },
			{
				kind: 'table',
				id: 'records',
				caption: '投诉记录清单',
				list: true,
				columns: [
					{ head: '编号', type: 'text', weight: 2 },
					{ head: '投诉时间', type: 'datetime', weight: 2 },
					{ head: '内容摘要', type: 'text', weight: 6 }
				],
				rows: Array.from({ length: 60 }, (_, index) => [
					`T-${1000 + index}`,
					`2025-06-${String((index % 30) + 1).padStart(2, '0')} 08:30:00`,
					'业主反映客厅顶部渗水，经现场查看为楼上卫生间防水层破损，已联系施工单位维修。'.repeat(
						(index % 4) + 1
					)
				])
			},
			...more
		]
	};
}
