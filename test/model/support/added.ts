import type { Addition } from '#lib/model/additions.ts';

/** A chart as somebody added it. */
export const added: Addition = {
	id: 'overview.trend?site=甲苑',
	title: '甲苑的受理件数',
	definition: '按受理日期计',
	scope: '项目：甲苑',
	asOf: '2025-06-30 18:00:00',
	fingerprint: '0123456789abcdef',
	locale: 'zh-CN',
	svg: '<svg xmlns="http://www.w3.org/2000/svg" width="672" height="240"><text x="4" y="20">甲苑</text></svg>',
	width: 672,
	height: 240,
	alt: '折线图',
	table: {
		columns: [
			{ head: '月份', type: 'text' },
			{ head: '件数', type: 'integer' }
		],
		rows: [
			['2025-05', 3],
			['2025-06', 4]
		]
	},
	by: '王芳',
	at: '2025-07-01 09:00:00'
};
