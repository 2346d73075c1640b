import type * as z from 'zod';
import type { Problem } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';

/** What can be wrong with a rulebook; {place} is where. */
export const rulebookProblemWords = {
	rulebook_shape: words(
		'规则文件的 {place} 处不合格式：{detail}',
		'規則檔的 {place} 處不合格式：{detail}',
		'The rulebook is not well formed at {place}: {detail}'
	),
	rulebook_missing: words('{place}：要填写。', '{place}：要填寫。', '{place}: must be filled in.'),
	rulebook_not_number: words(
		'{place}：要填整数。',
		'{place}：要填整數。',
		'{place}: must be a whole number.'
	),
	rulebook_too_small: words(
		'{place}：不能小于 {least}。',
		'{place}：不能小於 {least}。',
		'{place}: must be at least {least}.'
	),
	rulebook_too_large: words(
		'{place}：不能大于 {most}。',
		'{place}：不能大於 {most}。',
		'{place}: must be at most {most}.'
	),
	rulebook_too_few: words(
		'{place}：至少要有 {least} 项。',
		'{place}：至少要有 {least} 項。',
		'{place}: needs at least {least}.'
	),
	rulebook_not_date: words(
		'{place}：要写成 2026-01-31 这样的日期。',
		'{place}：要寫成 2026-01-31 這樣的日期。',
		'{place}: must be a day such as 2026-01-31.'
	),
	rulebook_not_one_of: words(
		'{place}：“{name}”不是这里可用的值。',
		'{place}：「{name}」不是這裡可用的值。',
		'{place}: “{name}” is not a value that can stand here.'
	),
	rulebook_unknown_field: words(
		'{place}：不认得“{name}”这一项，请删去或改名。',
		'{place}：不認得「{name}」這一項，請刪去或改名。',
		'{place}: “{name}” is not a field that is known; remove or rename it.'
	),
	rulebook_gap: words(
		'{place}：自 {after} 次日至 {from} 前没有任何版本生效。',
		'{place}：自 {after} 次日至 {from} 前沒有任何版本生效。',
		'{place}: no edition is in force between {after} and {from}.'
	),
	rulebook_overlap: words(
		'{place}：该版本自 {from} 起生效，而前一版本到 {after} 才结束。',
		'{place}：該版本自 {from} 起生效，而前一版本到 {after} 才結束。',
		'{place}: this edition takes effect on {from}, but the one before it runs until {after}.'
	),
	rulebook_edition_there: words(
		'已有一个版本自 {from} 起生效；请改那一版，或换一个日期。',
		'已有一個版本自 {from} 起生效；請改那一版，或換一個日期。',
		'An edition takes effect on {from} already; change that one, or choose another day.'
	),
	rulebook_twice: words(
		'{place}：“{name}”出现了两次。',
		'{place}：「{name}」出現了兩次。',
		'{place}: “{name}” is given twice.'
	),
	rulebook_no_base: words(
		'{place}：找不到所依据的规则“{name}”，或者它又依据了自己。',
		'{place}：找不到所依據的規則「{name}」，或者它又依據了自己。',
		'{place}: there is no rulebook or edition “{name}” to extend, or it extends itself.'
	),
	rulebook_nothing_to_remove: words(
		'{place}：所依据的规则里没有“{name}”，无从去掉。',
		'{place}：所依據的規則裡沒有「{name}」，無從去掉。',
		'{place}: there is no “{name}” to take away.'
	),
	rulebook_no_category: words(
		'{place}：分类表里没有“{name}”。',
		'{place}：分類表裡沒有「{name}」。',
		'{place}: “{name}” is not in the taxonomy.'
	),
	rulebook_reserved: words(
		'{place}：“{name}”另有含义，不能用作规则的名字。',
		'{place}：「{name}」另有含義，不能用作規則的名字。',
		'{place}: “{name}” means something else and cannot name a rule.'
	),
	rulebook_too_early: words(
		'{place}：归类的时候还不知道“{name}”，这一条件不能用在这里。',
		'{place}：歸類的時候還不知道「{name}」，這一條件不能用在這裡。',
		'{place}: “{name}” is not known yet when categories are told; it cannot be asked here.'
	),
	rulebook_no_code: words(
		'{place}：这一栏没有“{name}”这个值，条件不会成立。',
		'{place}：這一欄沒有「{name}」這個值，條件不會成立。',
		'{place}: the column never has the value “{name}”, so the condition would never hold.'
	),
	rulebook_no_clause: words(
		'{place}：本版本没有“{name}”这一时限条款。',
		'{place}：本版本沒有「{name}」這一時限條款。',
		'{place}: this edition has no clause “{name}”.'
	),
	rulebook_no_calendar: words(
		'{place}：本版本没有“{name}”这一工作日历。',
		'{place}：本版本沒有「{name}」這一工作日曆。',
		'{place}: this edition has no working calendar “{name}”.'
	),
	rulebook_not_counted: words(
		'{place}：这一类条款不计算经过的时间，不能写工作日历或暂停。',
		'{place}：這一類條款不計算經過的時間，不能寫工作日曆或暫停。',
		'{place}: a clause of this kind counts no time that passes, so it takes no working calendar and no pauses.'
	),
	rulebook_hours_order: words(
		'{place}：{from} 不早于 {to}；跨过午夜的时段要分写在两天里（前一天到 24:00，后一天从 00:00 起）。',
		'{place}：{from} 不早於 {to}；跨過午夜的時段要分寫在兩天裡（前一天到 24:00，後一天從 00:00 起）。',
		'{place}: {from} is not before {to}; hours that go past midnight are written on two days (to 24:00, and from 00:00).'
	),
	rulebook_hours_overlap: words(
		'{place}：{from} 早于前一时段的结束 {before}。',
		'{place}：{from} 早於前一時段的結束 {before}。',
		'{place}: {from} is before the end of the hours before, {before}.'
	),
	rulebook_no_working_time: words(
		'{place}：一周里没有任何工作时间。',
		'{place}：一週裡沒有任何工作時間。',
		'{place}: the week has no working time at all.'
	),
	rulebook_hours_of_day_off: words(
		'{place}：休息日不能有工作时间。',
		'{place}：休息日不能有工作時間。',
		'{place}: a day off has no hours.'
	)
} satisfies Record<string, Words>;

export type RulebookProblem = keyof typeof rulebookProblemWords;

export const rulebookProblem = (
	code: RulebookProblem,
	place: string,
	fill: Record<string, string | number> = {}
): Problem => ({ code, where: { column: place }, severity: 'error', fill: { place, ...fill } });

/** A place as it is written: `editions[1].clauses[3].limit.value`. */
export const pathText = (path: readonly PropertyKey[]): string =>
	path.reduce<string>(
		(text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`),
		''
	) || '/';

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
	path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], json);

/** What the shape says against a value, as problems that a clerk understands. */
export function shapeProblems(issue: z.core.$ZodIssue, json: unknown): Problem[] {
	const place = pathText(issue.path);
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((name) =>
			/\.clauses\[\d+\]$/.test(place) && ['calendar', 'pauses'].includes(name)
				? rulebookProblem('rulebook_not_counted', `${place}.${name}`)
				: rulebookProblem('rulebook_unknown_field', place, { name })
		);
	return [shapeProblem(issue, place, json)];
}

function shapeProblem(issue: z.core.$ZodIssue, place: string, json: unknown): Problem {
	const value = valueAt(json, issue.path);
	const is = (code: RulebookProblem, fill?: Record<string, string | number>) =>
		rulebookProblem(code, place, fill);
	if (issue.code === 'unrecognized_keys')
		return is('rulebook_unknown_field', { name: issue.keys.join(', ') });
	if (value === undefined || value === '' || value === null) return is('rulebook_missing');
	if (issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected))
		return is('rulebook_not_number');
	if (issue.code === 'too_small')
		return issue.origin === 'array'
			? is('rulebook_too_few', { least: Number(issue.minimum) })
			: is('rulebook_too_small', { least: Number(issue.minimum) + (issue.inclusive === false ? 1 : 0) });
	if (issue.code === 'too_big' && issue.origin !== 'array')
		return is('rulebook_too_large', { most: Number(issue.maximum) });
	if (issue.code === 'invalid_format' && issue.format === 'date') return is('rulebook_not_date');
	if (issue.code === 'invalid_value' && typeof value !== 'object')
		return is('rulebook_not_one_of', { name: String(value) });
	return is('rulebook_shape', { detail: issue.message });
}

/** Items whose name an earlier one has. */
export function twice<T>(items: readonly T[], place: string, nameOf: (item: T) => string): Problem[] {
	const seen = new Set<string>();
	return items.flatMap((item, i) => {
		const name = nameOf(item);
		if (seen.has(name)) return [rulebookProblem('rulebook_twice', `${place}[${i}]`, { name })];
		seen.add(name);
		return [];
	});
}
