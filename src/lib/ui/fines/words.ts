import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { articleWordsOf, fineRoleWords, fineStatusWords } from '#lib/rulebook/explain.ts';
import type { Rulebook } from '#lib/rulebook/index.ts';

/** Words that several parts of the page of fines share. */
export const fineWords = {
	nobody: words('未指明', '未指明', 'Not named'),
	noDepartment: words('未填写', '未填寫', 'Not given'),
	amount: words('金额', '金額', 'Amount'),
	lines: words('笔数', '筆數', 'Lines'),
	person: words('责任人', '責任人', 'Person'),
	department: words('部门', '部門', 'Department'),
	article: words('条款', '條款', 'Article'),
	month: words('月份', '月份', 'Month'),
	role: words('岗位', '崗位', 'Role'),
	status: words('状态', '狀態', 'Status'),
	due: words('时限', '時限', 'Due'),
	over: words('超过', '超過', 'Over by'),
	no: words('编号', '編號', 'No.'),
	csv: words('下载 CSV', '下載 CSV', 'Download CSV'),
	print: words('打印', '列印', 'Print'),
	close: words('关闭', '關閉', 'Close'),
	waived: words(
		'豁免：{reason}（{by}，{at}）',
		'豁免：{reason}（{by}，{at}）',
		'Waived: {reason} ({by}, {at})'
	)
};

const coded = (all: Readonly<Record<string, Words>>, code: string, locale: Locale): string => {
	const found = all[code];
	return found ? say(found, locale) : code;
};

export const roleText = (role: string, locale: Locale): string => coded(fineRoleWords, role, locale);
export const statusText = (status: string, locale: Locale): string => coded(fineStatusWords, status, locale);
export const articleText = (article: string | null, rulebook: Rulebook, locale: Locale): string =>
	article === null ? '—' : coded(articleWordsOf(rulebook), article, locale);
