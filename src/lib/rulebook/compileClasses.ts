import { literal } from '#lib/engine/sql.ts';
import { conditionSql, eitherOf, searchBefore, type Condition, type Ground } from './conditions.ts';
import type { CategoryRule, Edition, Rulebook } from './shape.ts';
import { judgedSeverity, judgedValidity } from './shapes/classification.ts';

interface Rule {
	readonly id: string;
	readonly when: Condition;
}

/** SQL: the id of the first rule that holds; null where none does. Halves whose words a row does not have are not asked. */
export function firstRule(rules: readonly Rule[], ground: Ground): string {
	if (rules.length === 0) return 'null::varchar';
	const [only] = rules;
	if (rules.length === 1)
		return `case when ${conditionSql(only!.when, ground)} then ${literal(only!.id)} end`;
	const searched = rules.map(({ when }) => searchBefore(when));
	const free = rules.filter((_, i) => searched[i] === null);
	if (free.length === rules.length) {
		const whens = rules.map(({ id, when }) => `when ${conditionSql(when, ground)} then ${literal(id)}`);
		return `case ${whens.join('\n\t')} end`;
	}
	const search = conditionSql(eitherOf(searched.filter((s) => s !== null))!, ground);
	const otherwise = free.length > 0 ? ` else ${firstRule(free, ground)}` : '';
	return `case when ${search} then ${halves(rules, ground)}${otherwise} end`;
}

/** Rules of which at least one may hold: few are asked in turn, more by halves. */
function halves(rules: readonly Rule[], ground: Ground): string {
	if (rules.length <= 3) {
		const whens = rules.map(({ id, when }) => `when ${conditionSql(when, ground)} then ${literal(id)}`);
		return `case ${whens.join('\n\t')} end`;
	}
	const middle = Math.ceil(rules.length / 2);
	return `coalesce(${firstRule(rules.slice(0, middle), ground)}, ${firstRule(rules.slice(middle), ground)})`;
}

/** SQL over `edition`: what each edition says; said once where all say the same. */
export function byEdition(rulebook: Rulebook, edition: string, sql: (edition: Edition) => string): string {
	const said = rulebook.editions.map((e) => [e.id, sql(e)] as const);
	if (new Set(said.map(([, one]) => one)).size === 1) return said[0]![1];
	return `case ${said.map(([id, one]) => `when ${edition} = ${literal(id)} then ${one}`).join('\n')} end`;
}

/** SQL: the keyword rule of categories that holds; null where none does. */
export const categoryRuleSql = (rulebook: Rulebook, ground: Ground): string =>
	byEdition(rulebook, 'edition', ({ categoryRules }) => firstRule(categoryRules, ground));

/** SQL: the keyword rule that holds for a part of this first-level category, a column; null where none does. */
export const partRuleSql = (rulebook: Rulebook, categoryL1: string, ground: Ground): string =>
	byEdition(rulebook, 'edition', ({ categoryRules }) => {
		const ofParts = categoryRules.filter((rule) => rule.category_l2 !== undefined);
		const whens = groups(ofParts, (rule) => rule.category_l1).map(
			([l1, rules]) => `when ${literal(l1)} then ${firstRule(rules, ground)}`
		);
		return whens.length === 0 ? 'null::varchar' : `case ${categoryL1} ${whens.join('\n')} end`;
	});

/** SQL: what a column of a keyword rule says, by the rule's id. */
export const ruleCategory = (
	rulebook: Rulebook,
	rule: string,
	level: 'category_l1' | 'category_l2'
): string =>
	byEdition(rulebook, 'edition', ({ categoryRules }) =>
		valueOf(
			rule,
			categoryRules.map((r): [CategoryRule, string | undefined] => [r, r[level]])
		)
	);

/** SQL: the value of a rule by its id. */
function valueOf(rule: string, values: readonly (readonly [Rule, string | undefined])[]): string {
	const whens = groups(values, ([, value]) => value).flatMap(([value, rules]) =>
		value === undefined
			? []
			: [`when ${rule} in (${rules.map(([{ id }]) => literal(id)).join(', ')}) then ${literal(value)}`]
	);
	return whens.length === 0 ? 'null::varchar' : `case ${whens.join('\n')} end`;
}

/** Items of the same key, in order of first appearance. */
function groups<K, T>(items: readonly T[], keyOf: (item: T) => K): (readonly [K, T[]])[] {
	const found = new Map<K, T[]>();
	for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
	return [...found];
}

/** Rules in the order in which their values count. */
const ranked = <R extends { value: string }>(rules: readonly R[], order: readonly string[]): R[] =>
	order.flatMap((value) => rules.filter((rule) => rule.value === value));

/** SQL: the rule for validity that holds, and the value that such a rule gives. */
export const validityRuleSql = (rulebook: Rulebook, ground: Ground): string =>
	byEdition(rulebook, 'edition', (e) => firstRule(ranked(e.validityRules, judgedValidity), ground));
export const ruleValidity = (rulebook: Rulebook, rule: string): string =>
	byEdition(rulebook, 'edition', (e) =>
		valueOf(
			rule,
			e.validityRules.map((r) => [r, r.value])
		)
	);

/** The same for severity. */
export const severityRuleSql = (rulebook: Rulebook, ground: Ground): string =>
	byEdition(rulebook, 'edition', (e) => firstRule(ranked(e.severityRules, judgedSeverity), ground));
export const ruleSeverity = (rulebook: Rulebook, rule: string): string =>
	byEdition(rulebook, 'edition', (e) =>
		valueOf(
			rule,
			e.severityRules.map((r) => [r, r.value])
		)
	);
