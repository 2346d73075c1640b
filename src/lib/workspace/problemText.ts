import type { Problem } from '#lib/base/problem.ts';
import { storeWords } from '#lib/batches/words.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { mappingWords } from '#lib/intake/mapping/words.ts';
import { problemWords } from '#lib/intake/problems.ts';
import { checkWords } from '#lib/pipeline/checks/words.ts';
import { rulebookWords } from '#lib/rulebook/index.ts';

const own = {
	unexpected: words(
		'出现意外错误，已导入的数据没有改变。请刷新页面再试；如仍出现，请把这句话告诉维护者：{raw}',
		'出現意外錯誤，已匯入的資料沒有改變。請重新整理頁面再試；如仍出現，請把這句話告訴維護者：{raw}',
		'Something unexpected went wrong; what was imported has not changed. Reload the page and try again. If it comes back, tell the maintainers: {raw}'
	),
	imported_before: words(
		'“{file}”{sheet}已经导入过，内容完全相同，没有重复导入。',
		'「{file}」{sheet}已經匯入過，內容完全相同，沒有重複匯入。',
		'“{file}” {sheet} was imported before with the very same content; nothing was added.'
	)
} as const satisfies Record<string, Words>;

const all: Readonly<Record<string, Words>> = {
	...rulebookWords,
	...checkWords,
	...problemWords,
	...mappingWords,
	...storeWords,
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
