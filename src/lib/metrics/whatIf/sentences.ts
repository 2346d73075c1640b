import { formatMoney, formatMonth, formatNumber, formatPercent, joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { outcomes, repeatedClauses, isEventClause, type Outcome } from '#lib/pipeline/marts/clauses.ts';
import { clauseLabels, outcomeWordsOf } from '#lib/rulebook/explain.ts';
import type { ClauseEffect, Move } from './clauseEffects.ts';
import type { DeductionEffect } from './deductionEffects.ts';
import type { FineEffect } from './fineEffects.ts';
import type { WhatIf } from './whatIf.ts';

const w = {
	lead: words('按草案：{parts}。', '按草案：{parts}。', 'Under the draft: {parts}.'),
	more: words(
		'{clause}{outcome}由 {before}增至 {after}',
		'{clause}{outcome}由 {before}增至 {after}',
		'{clause}: {outcome} up from {before} to {after}'
	),
	fewer: words(
		'{clause}{outcome}由 {before}减至 {after}',
		'{clause}{outcome}由 {before}減至 {after}',
		'{clause}: {outcome} down from {before} to {after}'
	),
	others: words('另有 {n} 项时限也有变化', '另有 {n} 項時限也有變化', '{n} more limits change too'),
	judged: words(
		'未达标总数不变，{n} 件的判定有变化',
		'未達標總數不變，{n} 件的判定有變化',
		'as many not met as before, but {n} judged otherwise'
	),
	classed: words(
		'各项时限的结果不变，{n} 件的分类有变化',
		'各項時限的結果不變，{n} 件的分類有變化',
		'no limit comes out otherwise; {n} classified otherwise'
	),
	finesMore: words('应扣罚增加 {sum}', '應扣罰增加 {sum}', 'fines rise by {sum}'),
	finesLess: words('应扣罚减少 {sum}', '應扣罰減少 {sum}', 'fines fall by {sum}'),
	finesSame: words('应扣罚总额不变', '應扣罰總額不變', 'the sum of fines stays the same'),
	people: words('{month}起 {n} 人受影响', '{month}起 {n} 人受影響', '{n} people affected from {month} on'),
	onePerson: words('{month}起 1 人受影响', '{month}起 1 人受影響', 'one person affected from {month} on'),
	same: words(
		'按草案重算，{n} 件投诉的判定、分类与扣罚都不变。',
		'按草案重算，{n} 件投訴的判定、分類與扣罰都不變。',
		'Recomputed under the draft, nothing changes: outcomes, classes and fines of all {n} complaints stay as they are.'
	),
	due: words(
		'有 {n} 处时限的到期时间变了，但结果不变。',
		'有 {n} 處時限的到期時間變了，但結果不變。',
		'{n} limits fall due at another time, with the same outcome.'
	),
	join: words('，', '，', ', '),
	pieces: words('{n} 件', '{n} 件', '{n}'),
	times: words('{n} 次', '{n} 次', '{n}'),
	move: words('{from}→{to} {n}', '{from}→{to} {n}', '{from} → {to} {n}'),
	absent: words('无此项', '無此項', 'none'),
	clauseLine: words(
		'{clause}：{counts}；达标率 {before} → {after}；{moves}',
		'{clause}：{counts}；達標率 {before} → {after}；{moves}',
		'{clause}: {counts}; rate met {before} → {after}; {moves}'
	),
	count: words(
		'{outcome} {before} → {after}',
		'{outcome} {before} → {after}',
		'{outcome} {before} → {after}'
	),
	fineLine: words(
		'{name}：{before} → {after}（{difference}；增 {added} 笔，减 {removed} 笔，改 {changed} 笔）',
		'{name}：{before} → {after}（{difference}；增 {added} 筆，減 {removed} 筆，改 {changed} 筆）',
		'{name}: {before} → {after} ({difference}; {added} lines added, {removed} removed, {changed} changed)'
	),
	changedOf: words(
		'共 {all} 件投诉，有变化的 {n} 件（含其他表的事项）',
		'共 {all} 件投訴，有變化的 {n} 件（含其他表的事項）',
		'{all} complaints; something changes for {n}, events of other tables included'
	)
} as const satisfies Record<string, Words>;

const clauseLabel = (clause: ClauseEffect['clause'], locale: Locale): string =>
	say(clauseLabels[clause], locale);

/** A number of what the clause judges: complaints, or instances and events. */
export const countText = (clause: string, n: number, locale: Locale): string =>
	say(clause in repeatedClauses || isEventClause(clause) ? w.times : w.pieces, locale, {
		n: formatNumber(n)
	});

/** What a clause comes out as, in words; null: this side has none. */
export const outcomeText = (clause: string, outcome: Outcome | null, locale: Locale): string =>
	say(outcome === null ? w.absent : outcomeWordsOf(clause, outcome), locale);

/** A difference of money with its sign. */
export const moneyChange = (fen: number): string => (fen > 0 ? `+${formatMoney(fen)}` : formatMoney(fen));

/** What goes from one outcome to another, the most first. */
export const departures = ({ moves }: ClauseEffect): readonly Move[] =>
	moves.filter(({ from, to }) => from !== to).sort((a, b) => b.n - a.n);

/** Whether an outcome, or at least a reason, of the clause changes. */
export const clauseChanges = (effect: ClauseEffect): boolean =>
	effect.reasonOnly > 0 || departures(effect).length > 0;

export const fineChanges = ({ added, removed, changed }: FineEffect): boolean =>
	added + removed + changed > 0;

/** People whose deductions change, and the first month of it; lines that name nobody do not count. */
export function affected(deductions: readonly DeductionEffect[]): { people: number; month: string | null } {
	const named = deductions.filter(({ person }) => person !== null);
	const months = named.flatMap(({ month }) => (month === null ? [] : [month])).sort();
	return { people: new Set(named.map(({ person }) => person)).size, month: months[0] ?? null };
}

/** The whole in one sentence; that nothing changes is said as such. */
export function effectSentence(effect: WhatIf, locale: Locale): string {
	const due = effect.clauses.reduce((sum, { dueOnly }) => sum + dueOnly, 0);
	const dueSentence = due > 0 ? say(w.due, locale, { n: formatNumber(due) }) : '';
	const gap = locale === 'en' ? ' ' : '';
	if (effect.changed === 0)
		return [say(w.same, locale, { n: formatNumber(effect.complaints) }), dueSentence]
			.filter(Boolean)
			.join(gap);
	const parts = [...clauseParts(effect, locale), ...moneyParts(effect, locale)];
	return say(w.lead, locale, { parts: parts.join(say(w.join, locale)) });
}

function clauseParts(effect: WhatIf, locale: Locale): string[] {
	const difference = ({ before, after }: ClauseEffect) => after.breached - before.breached;
	const changing = effect.clauses.filter(clauseChanges);
	if (changing.length === 0) {
		const classed = effect.classes.reduce((sum, { n }) => sum + n, 0);
		return classed > 0 ? [say(w.classed, locale, { n: formatNumber(classed) })] : [];
	}
	const [most] = [...changing].sort((a, b) => Math.abs(difference(b)) - Math.abs(difference(a)));
	if (difference(most!) === 0) return [say(w.judged, locale, { n: formatNumber(effect.changed) })];
	const { clause, before, after } = most!;
	const first = say(after.breached > before.breached ? w.more : w.fewer, locale, {
		clause: clauseLabel(clause, locale),
		outcome: outcomeText(clause, 'breached', locale).toLowerCase(),
		before: countText(clause, before.breached, locale),
		after: countText(clause, after.breached, locale)
	});
	return changing.length === 1
		? [first]
		: [first, say(w.others, locale, { n: formatNumber(changing.length - 1) })];
}

function moneyParts({ total, deductions }: WhatIf, locale: Locale): string[] {
	const difference = total.afterFen - total.beforeFen;
	const sum = formatMoney(Math.abs(difference));
	const money = say(difference > 0 ? w.finesMore : difference < 0 ? w.finesLess : w.finesSame, locale, {
		sum
	});
	const { people, month } = affected(deductions);
	if (people === 0) return [money];
	const fill = { month: formatMonth(month, locale), n: formatNumber(people) };
	return [money, say(people === 1 ? w.onePerson : w.people, locale, fill)];
}

/** The effect in a line for each clause and article that changes, as a terminal shows it. */
export function effectLines(
	effect: WhatIf,
	locale: Locale,
	articleName: (article: string) => string
): string[] {
	const lines = [effectSentence(effect, locale)];
	if (effect.changed === 0) return lines;
	lines.push(
		say(w.changedOf, locale, { all: formatNumber(effect.complaints), n: formatNumber(effect.changed) })
	);
	for (const clause of effect.clauses.filter(clauseChanges)) lines.push(clauseLine(clause, locale));
	for (const line of effect.fines.article.filter(fineChanges))
		lines.push(fineLine(articleName(line.key ?? ''), line, locale));
	return lines;
}

function clauseLine(effect: ClauseEffect, locale: Locale): string {
	const { clause, before, after } = effect;
	const counts = outcomes.flatMap((outcome) => {
		const name = outcome === 'not_applicable' ? 'notApplicable' : outcome;
		if (before[name] === after[name]) return [];
		const fill = { before: formatNumber(before[name]), after: formatNumber(after[name]) };
		return [say(w.count, locale, { outcome: outcomeText(clause, outcome, locale), ...fill })];
	});
	const moves = departures(effect).map(({ from, to, n }) =>
		say(w.move, locale, {
			from: outcomeText(clause, from, locale),
			to: outcomeText(clause, to, locale),
			n: formatNumber(n)
		})
	);
	return say(w.clauseLine, locale, {
		clause: clauseLabel(clause, locale),
		counts: joinList(counts, locale),
		before: formatPercent(before.rate.value),
		after: formatPercent(after.rate.value),
		moves: joinList(moves, locale)
	});
}

const fineLine = (name: string, line: FineEffect, locale: Locale): string =>
	say(w.fineLine, locale, {
		name,
		before: formatMoney(line.beforeFen),
		after: formatMoney(line.afterFen),
		difference: moneyChange(line.afterFen - line.beforeFen),
		added: formatNumber(line.added),
		removed: formatNumber(line.removed),
		changed: formatNumber(line.changed)
	});
