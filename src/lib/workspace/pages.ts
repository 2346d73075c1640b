import { words, type Words } from '#lib/i18n/locale.ts';

/** The pages of the rail. */
export type RailId =
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
export type PageId =
	| RailId
	| 'classes'
	| 'draft'
	| 'compare'
	| 'similar'
	| 'terms'
	| 'sites'
	| 'people'
	| 'channels'
	| 'durations'
	| 'when'
	| 'actions'
	| 'desk';

export interface Page {
	readonly id: PageId;
	readonly path: `/${string}`;
	readonly label: Words;
	/** Works on imported data: its link carries the filter. */
	readonly data: boolean;
}

export interface RailPage extends Page {
	readonly id: RailId;
	/** `g`, then this letter, goes there. */
	readonly letter: string;
	/** In the bottom bar of narrow screens. */
	readonly bottom: boolean;
}

/** A page that counts as a part of another one in the rail, and stands beside it in the row of tabs that heads both. */
export interface SubPage extends Page {
	readonly parent: RailId;
	/** Has no tab: it is reached from within its parent. */
	readonly within?: true;
}

/** The rail, in order. */
export const pages: readonly RailPage[] = [
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

export const subPages: readonly SubPage[] = [
	{
		id: 'desk',
		path: '/desk/',
		label: words('今日待办', '今日待辦', 'Today’s desk'),
		data: true,
		parent: 'overview'
	},
	{
		id: 'durations',
		path: '/durations/',
		label: words('用时', '用時', 'Time taken'),
		data: true,
		parent: 'clauses'
	},
	{
		id: 'when',
		path: '/when/',
		label: words('何时', '何時', 'When'),
		data: true,
		parent: 'clauses'
	},
	{
		id: 'similar',
		path: '/similar/',
		label: words('相似投诉', '相似投訴', 'Similar'),
		data: true,
		parent: 'recurring'
	},
	{
		id: 'sites',
		path: '/sites/',
		label: words('项目与部门', '項目與部門', 'Sites and departments'),
		data: true,
		parent: 'overview'
	},
	{
		id: 'terms',
		path: '/terms/',
		label: words('用词', '用詞', 'Terms'),
		data: true,
		parent: 'recurring'
	},
	{
		id: 'actions',
		path: '/actions/',
		label: words('纠正措施', '糾正措施', 'Corrective actions'),
		data: true,
		parent: 'recurring'
	},
	{
		id: 'people',
		path: '/people/',
		label: words('人员', '人員', 'People'),
		data: true,
		parent: 'overview'
	},
	{
		id: 'channels',
		path: '/channels/',
		label: words('渠道', '管道', 'Channels'),
		data: true,
		parent: 'overview'
	},
	{
		id: 'classes',
		path: '/classes/',
		label: words('判定复核', '判定覆核', 'Class review'),
		data: true,
		parent: 'complaints',
		within: true
	},
	{
		id: 'draft',
		path: '/rulebook/draft/',
		label: words('制度草稿', '制度草稿', 'Draft rulebook'),
		data: false,
		parent: 'rulebook',
		within: true
	},
	{
		id: 'compare',
		path: '/rulebook/compare/',
		label: words('比较制度', '比較制度', 'Compare rulebooks'),
		data: false,
		parent: 'rulebook',
		within: true
	}
];

const all: readonly Page[] = [...pages, ...subPages];

export const pageOf = (id: PageId): Page => all.find((page) => page.id === id)!;

/** The page that this address of a route stands for; null where it is none. */
export const pageAt = (route: string | null): Page | null =>
	all.find(({ path }) => path === route || path === `${route}/`) ?? null;

/** Where a page is in the rail. */
export const railOf = (id: PageId): RailId =>
	subPages.find((page) => page.id === id)?.parent ?? (id as RailId);

/** The tabs that head a page: its place in the rail first; none where nothing stands beside it. */
export function tabsOf(id: PageId): readonly Page[] {
	const beside = subPages.filter(({ parent, within }) => parent === railOf(id) && !within);
	const tabs = [pageOf(railOf(id)), ...beside];
	return beside.length > 0 && tabs.includes(pageOf(id)) ? tabs : [];
}
