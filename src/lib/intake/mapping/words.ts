import { Refusal } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** Why a mapping file is not applied; nothing has changed then. */
export const mappingWords = {
	bad_mapping: words(
		'“{file}”不是可用的列对应文件（{detail}）；当前的对应没有改变。',
		'「{file}」不是可用的欄對應檔（{detail}）；目前的對應沒有改變。',
		'“{file}” is not a mapping that can be used ({detail}); nothing was changed.'
	),
	other_mapping: words(
		'“{file}”里的列在这份台账里一个也没有，没有采用。',
		'「{file}」裡的欄在這份台賬裡一個也沒有，沒有採用。',
		'This log has none of the columns that “{file}” names; it was not applied.'
	),
	missing_header: words(
		'“{file}”里写的列在这份台账里没有：{detail}。',
		'「{file}」裡寫的欄在這份台賬裡沒有：{detail}。',
		'This log does not have the columns that “{file}” names: {detail}.'
	),
	early_mapping: words(
		'“{file}”是列对应文件，要在核对台账时读入；请先选择台账。',
		'「{file}」是欄對應檔，要在核對台賬時讀入；請先選擇台賬。',
		'“{file}” is a mapping: choose the log first, then read the mapping while you check it.'
	)
} as const satisfies Record<string, Words>;

/** A refusal of a mapping file. `detail` says what is wrong in it. */
export function refuseMapping(code: keyof typeof mappingWords, file: string, detail = ''): Refusal {
	return new Refusal({ code, where: { file }, severity: 'error', fill: { file, detail } });
}
