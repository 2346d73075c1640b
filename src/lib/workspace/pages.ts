import { words, type Words } from '#lib/i18n/locale.ts';

export type PageId =
	| 'overview'
	| 'clauses'
	| 'fines'
	| 'satisfaction'
	| 'recurring'
	| 'complaints'
	| 'report'
	| 'import'
	| 'rulebook'
	| 'settings';

export interface Page {
	readonly id: PageId;
	readonly path: `/${string}`;
	readonly label: Words;
	/** `g`, then this letter, goes there. */
	readonly letter: string;
	/** Works on imported data: its link carries the filter. */
	readonly data: boolean;
	/** In the bottom bar of narrow screens. */
	readonly bottom: boolean;
}

/** The rail, in order. */
export const pages: readonly Page[] = [
	{
		id: 'overview',
		path: '/',
		label: words('总览', '總覽', 'Overview'),
		letter: 'o',
		data: true,
		bottom: true
	},
	{
		id: 'clauses',
		path: '/clauses/',
		label: words('时效', '時效', 'Time limits'),
		letter: 't',
		data: true,
		bottom: true
	},
	{
		id: 'fines',
		path: '/fines/',
		label: words('扣罚', '扣罰', 'Fines'),
		letter: 'f',
		data: true,
		bottom: false
	},
	{
		id: 'satisfaction',
		path: '/satisfaction/',
		label: words('满意度', '滿意度', 'Satisfaction'),
		letter: 's',
		data: true,
		bottom: false
	},
	{
		id: 'recurring',
		path: '/recurring/',
		label: words('复发与纠正', '復發與糾正', 'Recurrence'),
		letter: 'c',
		data: true,
		bottom: false
	},
	{
		id: 'complaints',
		path: '/complaints/',
		label: words('明细', '明細', 'Complaints'),
		letter: 'l',
		data: true,
		bottom: true
	},
	{
		id: 'report',
		path: '/report/',
		label: words('报告', '報告', 'Report'),
		letter: 'r',
		data: true,
		bottom: true
	},
	{
		id: 'import',
		path: '/import/',
		label: words('导入', '匯入', 'Import'),
		letter: 'i',
		data: false,
		bottom: true
	},
	{
		id: 'rulebook',
		path: '/rulebook/',
		label: words('制度', '制度', 'Rulebook'),
		letter: 'b',
		data: false,
		bottom: false
	},
	{
		id: 'settings',
		path: '/settings/',
		label: words('设置', '設定', 'Settings'),
		letter: 'e',
		data: false,
		bottom: false
	}
];

export const pageOf = (id: PageId): Page => pages.find((page) => page.id === id)!;
