import { formatMoney, formatMonth, formatTime } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { ClassChange, ClauseChange, FineChange, Judgement, Line } from '#lib/metrics/whatIf/changed.ts';
import { outcomeText } from '#lib/metrics/whatIf/sentences.ts';
import { fieldOf } from '#lib/model/columns.ts';
import { codeLabel, unnamed } from '#lib/model/labels.ts';
import type { ClassField } from '#lib/pipeline/comparison/mart_class_changes.ts';
import { explainReason, fineRoleWords, fineStatusWords } from '#lib/rulebook/explain.ts';
import { clauseName } from '#lib/workspace/pages/sentences.ts';
import { valueLabel } from '#lib/metrics/labels.ts';

const w = {
	nth: words('{clause}（第 {n} 次）', '{clause}（第 {n} 次）', '{clause} ({n})'),
	change: words('{before} → {after}', '{before} → {after}', '{before} → {after}'),
	noLine: words('不扣', '不扣', 'no fine'),
	line: words('{article}，{role}{person}', '{article}，{role}{person}', '{article}, {role}{person}'),
	month: words('（{month}）', '（{month}）', ' ({month})'),
	repeat: words('重复投诉', '重複投訴', 'Repeat'),
	repeats: words('是 {no} 的重复', '是 {no} 的重複', 'repeats {no}'),
	notRepeat: words('不是重复', '不是重複', 'not a repeat'),
	isRepeat: words('是重复', '是重複', 'a repeat'),
	satisfied: words('是否算满意', '是否算滿意', 'Counts as satisfied'),
	score: words('满意度得分', '滿意度得分', 'Score'),
	yes: words('算', '算', 'yes'),
	no: words('不算', '不算', 'no'),
	none: words('无', '無', 'none')
} as const satisfies Record<string, Words>;

/** The clause, and which instance of it where there are several. */
export const clauseText = ({ clause, instance }: ClauseChange, locale: Locale): string =>
	instance > 1
		? say(w.nth, locale, { clause: clauseName(clause, locale), n: instance })
		: clauseName(clause, locale);

/** What one side says and why, with its times. */
export function judgementText(clause: string, judgement: Judgement | null, locale: Locale): string {
	if (judgement?.reason == null) return outcomeText(clause, judgement?.outcome ?? null, locale);
	return explainReason(
		{
			reason: judgement.reason,
			start: formatTime(judgement.start_at),
			due: formatTime(judgement.due_at),
			actual: formatTime(judgement.actual_at),
			stage: formatTime(judgement.stage_at)
		},
		locale
	);
}

/** `第 7 条 派单，受理（当班）人员 陈静`. */
export function lineText(fine: FineChange, articleName: (article: string) => string, locale: Locale): string {
	const role = (fineRoleWords as Readonly<Record<string, Words>>)[fine.role];
	const person = (fine.after ?? fine.before)?.person;
	return say(w.line, locale, {
		article: articleName(fine.article),
		role: role ? say(role, locale) : fine.role,
		person: person ? ` ${person}` : ''
	});
}

/** What is fined on either side; with months, status and person where these change. */
export function amounts({ before, after }: FineChange, locale: Locale): { before: string; after: string } {
	const differs = (part: keyof Line) => before !== null && after !== null && before[part] !== after[part];
	const side = (line: Line | null): string => {
		if (line === null) return say(w.noLine, locale);
		const plain = line.status === 'applied' && !differs('status');
		const status = plain ? '' : `${say(fineStatusWords[line.status], locale)} `;
		const person = differs('person') ? ` ${line.person ?? say(unnamed, locale)}` : '';
		const month = differs('month') ? say(w.month, locale, { month: formatMonth(line.month, locale) }) : '';
		return `${status}${formatMoney(line.fen)}${person}${month}`;
	};
	return { before: side(before), after: side(after) };
}

/** `¥30 → 不扣`. */
export const amountText = (fine: FineChange, locale: Locale): string =>
	say(w.change, locale, amounts(fine, locale));

/** What a class is called. */
export function classLabel(field: ClassField, locale: Locale): string {
	if (field === 'repeat_of') return say(w.repeat, locale);
	if (field === 'satisfied') return say(w.satisfied, locale);
	if (field === 'satisfaction_score') return say(w.score, locale);
	return say(fieldOf('complaints', field)!.label, locale);
}

/** A value of a class; of repeats a number, or yes and no where they are counted. */
export function classValue(field: ClassField, value: string | null, locale: Locale): string {
	if (field === 'repeat_of') {
		if (value === null || value === 'no') return say(w.notRepeat, locale);
		return value === 'yes' ? say(w.isRepeat, locale) : say(w.repeats, locale, { no: value });
	}
	if (value === null) return say(w.none, locale);
	if (field === 'satisfied') return say(value === 'true' ? w.yes : w.no, locale);
	if (field === 'satisfaction_score') return value;
	if (field === 'validity' || field === 'severity') return codeLabel(field, value, locale);
	return valueLabel('category', value, locale);
}

/** `级别：一般 → 重大`. */
export const classText = ({ field, before, after }: ClassChange, locale: Locale): string =>
	say(w.change, locale, {
		before: classValue(field, before, locale),
		after: classValue(field, after, locale)
	});
