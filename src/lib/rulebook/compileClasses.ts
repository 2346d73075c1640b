import { literal } from '#lib/engine/sql.ts';
import {
	conditionSql,
	eitherOf,
	operatorsIn,
	searchBefore,
	type Condition,
	type Ground
} from './conditions.ts';
import type { CategoryRule, Edition, Rulebook } from './shape.ts';
import { judgedSeverity, judgedValidity } from './shapes/classification.ts';

interface Rule {
	readonly id: string;
	readonly when: Condition;
}

const cases = (rules: readonly Rule[], ground: Ground, only: (rule: Rule) => string): string => {
	const whens = rules.map((rule) => {
		const conditions = [only(rule), conditionSql(rule.when, ground)].filter(Boolean);
		return `when ${conditions.join(' and ')} then ${literal(rule.id)}`;
	});
	return `case ${whens.join('\n\t')} end`;
};

/**
 * SQL: the id of the first rule that holds; null where none does. Rules that look for words are asked only of rows that have any word of all of
 * them: one search instead of many. `only` is a condition that stands before a rule's own.
 */
export function firstRule<R extends Rule>(
	rules: readonly R[],
	ground: Ground,
	only: (rule: R) => string = () => ''
): string {
	if (rules.length === 0) return 'null::varchar';
	const before = only as (rule: Rule) => string;
	const searches = rules.map(({ when }) => searchBefore(when));
	const free = rules.filter((_, i) => searches[i] === null);
	if (rules.length - free.length < 2) return cases(rules, ground, before);
	const search = conditionSql(eitherOf(searches.filter((s) => s !== null))!, ground);
	const otherwise = free.length > 0 ? ` else ${cases(free, ground, before)}` : '';
	return `case when ${search} then ${cases(rules, ground, before)}${otherwise} end`;
}

/** Whether a rule asks for the outcome of a time limit. */
export const asksClauses = ({ when }: Rule): boolean => operatorsIn(when).some(({ op }) => op === 'clause');

/**
 * SQL: the id of the first rule that holds, where it is known already, a column, which is the first among those that ask for no time limit. What a
 * text says so need not be looked for again when a limit changes.
 */
function firstRuleGiven(rules: readonly Rule[], ground: Ground, known: string): string {
	const whens = rules.flatMap((rule, at) => {
		if (!asksClauses(rule)) return [];
		const before = rules.slice(0, at).filter((one) => !asksClauses(one));
		const first = before.length > 0 ? `${known} in (${before.map(({ id }) => literal(id)).join(', ')})` : '';
		return [
			...(first ? [`when ${first} then ${known}`] : []),
			`when ${conditionSql(rule.when, ground)} then ${literal(rule.id)}`
		];
	});
	return whens.length === 0 ? known : `case ${whens.join('\n\t')} else ${known} end`;
}

/** SQL over `edition`: what each edition says; said once where all say the same. */
export function byEdition(rulebook: Rulebook, edition: string, sql: (edition: Edition) => string): string {
	const said = rulebook.editions.map((e) => [e.id, sql(e)] as const);
	if (new Set(said.map(([, one]) => one)).size === 1) return said[0]![1];
	return `case ${said.map(([id, one]) => `when ${edition} = ${literal(id)} then ${one}`).join('\n')} end`;
}

/** SQL: the keyword rule that holds; null where none does. Where the category is known already, a column, only rules for its parts. */
export const categoryRuleSql = (
	rulebook: Rulebook,
	ground: Ground,
	{ edition, known }: { edition: string; known: string }
): string =>
	byEdition(rulebook, edition, ({ categoryRules }) =>
		firstRule(categoryRules, ground, ({ category_l1: l1, category_l2: l2 }) =>
			l2 === undefined ? `${known} is null` : `(${known} is null or ${known} = ${literal(l1)})`
		)
	);

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

/** Without `known` only the rules that ask for no time limit; with it, a column that tells the first of those, all. */
const ruleSql = (rules: readonly Rule[], ground: Ground, known: string | null): string =>
	known === null
		? firstRule(
				rules.filter((rule) => !asksClauses(rule)),
				ground
			)
		: firstRuleGiven(rules, ground, known);

/** SQL: the rule for validity that holds, and the value that such a rule gives. */
export const validityRuleSql = (
	rulebook: Rulebook,
	ground: Ground,
	edition: string,
	known: string | null = null
): string =>
	byEdition(rulebook, edition, (e) => ruleSql(ranked(e.validityRules, judgedValidity), ground, known));
export const ruleValidity = (rulebook: Rulebook, rule: string): string =>
	byEdition(rulebook, 'edition', (e) =>
		valueOf(
			rule,
			e.validityRules.map((r) => [r, r.value])
		)
	);

/** The same for severity. */
export const severityRuleSql = (
	rulebook: Rulebook,
	ground: Ground,
	edition: string,
	known: string | null = null
): string =>
	byEdition(rulebook, edition, (e) => ruleSql(ranked(e.severityRules, judgedSeverity), ground, known));
export const ruleSeverity = (rulebook: Rulebook, rule: string): string =>
	byEdition(rulebook, 'edition', (e) =>
		valueOf(
			rule,
			e.severityRules.map((r) => [r, r.value])
		)
	);
