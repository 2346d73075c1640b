import type { Problem } from '#lib/base/problem.ts';
import { words, type Words } from '#lib/i18n/locale.ts';
import { calendarFaults } from './calendar/check.ts';
import { extended } from './extend.ts';
import { rulebookShape, type Edition, type Rulebook } from './shape.ts';

export type Parsed = { readonly rulebook: Rulebook } | { readonly problems: readonly Problem[] };

export const rulebookProblemWords = {
	rulebook_shape: words(
		'规则文件的 {place} 处不合格式：{detail}',
		'規則檔的 {place} 處不合格式：{detail}',
		'The rulebook is not well formed at {place}: {detail}'
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

type Code = keyof typeof rulebookProblemWords;

const problem = (code: Code, place: string, fill: Record<string, string> = {}): Problem => ({
	code,
	where: { column: place },
	severity: 'error',
	fill: { place, ...fill }
});

/**
 * Reads a rulebook, whole or one that extends what `find` gives; what is wrong comes back with the place named,
 * e.g. `editions[1].clauses[3].limit.value`.
 */
export function parseRulebook(json: unknown, find: (name: string) => unknown): Parsed {
	const whole = extended(json, find);
	if ('problems' in whole) return whole;
	const read = rulebookShape.safeParse(whole.json);
	if (!read.success) {
		return {
			problems: read.error.issues.flatMap((issue) => {
				const place = pathText(issue.path);
				const counted =
					issue.code === 'unrecognized_keys' && /\.clauses\[\d+\]$/.test(place)
						? issue.keys.filter((key) => key === 'calendar' || key === 'pauses')
						: [];
				return counted.length > 0
					? counted.map((key) => problem('rulebook_not_counted', `${place}.${key}`))
					: [problem('rulebook_shape', place, { detail: issue.message })];
			})
		};
	}
	const problems = [...timeline(read.data), ...read.data.editions.flatMap(references)];
	return problems.length > 0 ? { problems } : { rulebook: read.data };
}

const pathText = (path: readonly PropertyKey[]): string =>
	path.reduce<string>(
		(text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`),
		''
	) || '/';

/** Every day belongs to exactly one edition: the first always was, each next begins where the one before ends. */
function timeline(rulebook: Rulebook): Problem[] {
	const problems: Problem[] = twice(rulebook.editions, 'editions', (e) => e.id);
	rulebook.editions.forEach((edition, i) => {
		const place = `editions[${i}].from`;
		const before = rulebook.editions[i - 1];
		if (!before) {
			if (edition.from !== null)
				problems.push(problem('rulebook_gap', place, { after: '…', from: edition.from }));
		} else if (edition.from === null) {
			problems.push(problem('rulebook_overlap', place, { after: before.to ?? '…', from: '…' }));
		} else {
			const after = before.to ?? dayBefore(edition.from);
			const fill = { after, from: edition.from };
			if (dayBefore(edition.from) > after) problems.push(problem('rulebook_gap', place, fill));
			else if (dayBefore(edition.from) < after || (before.from !== null && edition.from <= before.from))
				problems.push(problem('rulebook_overlap', place, fill));
		}
	});
	const last = rulebook.editions.at(-1);
	if (last?.to)
		problems.push(
			problem('rulebook_gap', `editions[${rulebook.editions.length - 1}].to`, { after: last.to, from: '…' })
		);
	return problems;
}

const dayBefore = (day: string): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

function references(edition: Edition, i: number): Problem[] {
	const place = `editions[${i}]`;
	const known = new Set<string>(edition.clauses.map((c) => c.id));
	const missing = edition.articles.flatMap((article, a) =>
		article.triggers.flatMap((trigger, t) =>
			'clause' in trigger && !known.has(trigger.clause)
				? [
						problem('rulebook_no_clause', `${place}.articles[${a}].triggers[${t}].clause`, {
							name: trigger.clause
						})
					]
				: []
		)
	);
	const calendars = new Set(edition.calendars.map((c) => c.id));
	return [
		...missing,
		...edition.clauses.flatMap((clause, c) =>
			'calendar' in clause && clause.calendar !== undefined && !calendars.has(clause.calendar)
				? [problem('rulebook_no_calendar', `${place}.clauses[${c}].calendar`, { name: clause.calendar })]
				: []
		),
		...edition.calendars.flatMap((calendar, c) =>
			calendarFaults(calendar).map((fault) =>
				problem(fault.code, `${place}.calendars[${c}].${fault.place}`, fault.fill)
			)
		),
		...twice(edition.calendars, `${place}.calendars`, (c) => c.id),
		...twice(edition.clauses, `${place}.clauses`, (c) => c.id),
		...twice(edition.articles, `${place}.articles`, (a) => a.article),
		...twice(edition.satisfaction, `${place}.satisfaction`, (s) => s.code),
		...twice(edition.taxonomy, `${place}.taxonomy`, (c) => c.name)
	];
}

function twice<T>(items: readonly T[], place: string, nameOf: (item: T) => string): Problem[] {
	const seen = new Set<string>();
	return items.flatMap((item, i) => {
		const name = nameOf(item);
		if (seen.has(name)) return [problem('rulebook_twice', `${place}[${i}]`, { name })];
		seen.add(name);
		return [];
	});
}
