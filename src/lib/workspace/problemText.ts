import type { Problem } from '#lib/base/problem.ts';
import { storeWords } from '#lib/batches/words.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { mappingWords } from '#lib/intake/mapping/words.ts';
import { problemWords } from '#lib/intake/problems.ts';
import { actionWords } from '#lib/model/actions.ts';
import { annotationWords } from '#lib/model/annotations.ts';
import { reportEditWords } from '#lib/model/reportEdits.ts';
import { decisionWords } from '#lib/model/decisions.ts';
import { editionWords } from '#lib/model/editions.ts';
import { listWords } from '#lib/model/lists.ts';
import { orderRules } from '#lib/pipeline/checks/order.ts';
import { checkWords } from '#lib/pipeline/checks/words.ts';
import { sealWords } from '#lib/reports/editions/words.ts';
import { rulebookWords } from '#lib/rulebook/index.ts';
import { rulebookFileWords } from './rulebook/file.ts';

const own = {
	unexpected: words(
		'出现意外错误，已导入的数据没有改变。请刷新页面再试；如仍出现，请把这句话告诉维护者：{raw}',
		'出現意外錯誤，已匯入的資料沒有改變。請重新整理頁面再試；如仍出現，請把這句話告訴維護者：{raw}',
		'Something unexpected went wrong; what was imported has not changed. Reload the page and try again. If it comes back, tell the maintainers: {raw}'
	),
	file_gone: words(
		'“{file}”读不到了：可能已被移动、改名或删除，或正被其他程序占用；请确认后重新选择。',
		'「{file}」讀不到了：可能已被移動、改名或刪除，或正被其他程式佔用；請確認後重新選擇。',
		'“{file}” can no longer be read: it may have been moved, renamed or deleted, or another program holds it; check it and choose it again.'
	),
	no_number: words('没有投诉编号', '沒有投訴編號', 'No complaint number'),
	empty_folder: words(
		'拖进来的文件夹里没有文件，没有可导入的内容；请选择放台账的文件夹。',
		'拖進來的資料夾裡沒有檔案，沒有可匯入的內容；請選擇放台賬的資料夾。',
		'There is no file in the folder, so nothing to import; choose the folder that holds the logs.'
	)
} as const satisfies Record<string, Words>;

/** What is made of a row or cell that has a problem, where that can be said in general. */
const made: Readonly<Record<string, Words>> = {
	...Object.fromEntries(
		['unreadable_date', 'unreadable_number', 'unknown_value', 'error_cell'].map((code) => [
			code,
			words('按空值计，原文保留', '按空值計，原文保留', 'Counts as empty; the text is kept')
		])
	),
	...Object.fromEntries(
		orderRules.map(({ code }) => [
			code,
			words(
				'照录；有关的时限无法判断',
				'照錄；有關的時限無法判斷',
				'Kept; the limits concerned cannot be judged'
			)
		])
	),
	ragged_long: words('多出的内容不参与计算', '多出的內容不參與計算', 'The surplus is not used'),
	ragged_short: words('缺的单元格按空值计', '缺的儲存格按空值計', 'Missing cells count as empty'),
	duplicate: words('只计第一行', '只計第一列', 'Only the first counts'),
	superseded: words(
		'以最后一行为准，此行作为旧版本',
		'以最後一列為準，此列作為舊版本',
		'The last row counts; this one is an earlier version'
	),
	no_number: words(
		'照样计入；以文件名、工作表和行号识别',
		'照樣計入；以檔案名、工作表和列號識別',
		'Counted; known by file, sheet and row'
	)
};

const all: Readonly<Record<string, Words>> = {
	...rulebookWords,
	...rulebookFileWords,
	...checkWords,
	...problemWords,
	...mappingWords,
	...storeWords,
	...decisionWords,
	...actionWords,
	...annotationWords,
	...reportEditWords,
	...editionWords,
	...sealWords,
	...listWords,
	...own
};

/** A problem as one sentence in the language of the interface. */
export function problemText(problem: Problem, locale: Locale): string {
	const { code, where, raw = '', fill } = problem;
	const sheet = where.sheet ?? '';
	const form = all[code];
	const places = {
		file: where.file ?? '',
		row: where.row ?? '',
		column: where.column ?? '',
		raw,
		sheet,
		...fill
	};
	return form ? say(form, locale, places) : say(own.unexpected, locale, { raw: raw || code });
}

/** What is wrong with a cell or a row, in few words. */
export const problemName = (code: string, locale: Locale): string =>
	all[code] ? say(all[code], locale) : code;

/** What will be made of a row or cell with this problem; empty where nothing is. */
export const problemConsequence = (code: string, locale: Locale): string =>
	made[code] ? say(made[code], locale) : '';
