import { formatPercent, joinList } from '#lib/i18n/format.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import type { ClassRow } from '#lib/metrics/classes/rows.ts';
import { fieldLabel } from '#lib/model/labels.ts';
import { conditionText, operatorsIn, type Condition } from '#lib/rulebook/conditions.ts';
import type { Edition, Rulebook } from '#lib/rulebook/index.ts';
import { wordPattern } from '#lib/rulebook/wordPattern.ts';
import { classValue } from './words.ts';

/** How a value came about that no rule of the rulebook gave. */
const ways: Readonly<Record<string, Words>> = {
	recorded: words('按台账记录读出', '按台賬記錄讀出', 'Read from the log'),
	nature: words('按台账的“投诉性质”读出', '按台賬的「投訴性質」讀出', 'Read from the column “Nature”'),
	own_label: words(
		'台账自己常用的类别，不在分类表里',
		'台賬自己常用的類別，不在分類表裡',
		'A class that the log itself often uses; not in the taxonomy'
	),
	model: words(
		'由本台账已分类的记录学得',
		'由本台賬已分類的記錄學得',
		'Learnt from the labelled rows of this log'
	),
	unclassified: words('把握不够，不分类', '把握不夠，不分類', 'Not sure enough to say a class'),
	no_evidence: words(
		'没有正反依据，也没有记录',
		'沒有正反依據，也沒有記錄',
		'No evidence either way, and nothing recorded'
	),
	confirmed: words(
		'已由人确认，不再另判',
		'已由人確認，不再另判',
		'Settled by a person; not told in another way'
	),
	otherwise: words('没有更重的情形', '沒有更重的情形', 'Nothing that makes it graver')
};

const w = {
	nothing: words('没有规则给出', '沒有規則給出', 'No rule says it'),
	sure: words('{why}，把握 {sure}', '{why}，把握 {sure}', '{why}; confidence {sure}'),
	because: words('{rule}：{what}', '{rule}：{what}', '{rule}: {what}'),
	found: words('{field}写有{words}', '{field}寫有{words}', '{field} says {words}'),
	quoted: words('“{word}”', '「{word}」', '“{word}”'),
	keyword: words('“{category}”的关键词', '「{category}」的關鍵詞', 'Keywords of “{category}”')
};

interface NamedRule {
	readonly name: string;
	readonly when: Condition;
}

/** The rule of the edition that has this id; categories are told by their names, the rest by their titles. */
function ruleOf(edition: Edition, field: ClassRow['field'], id: string, locale: Locale): NamedRule | null {
	if (field === 'category_l1' || field === 'category_l2') {
		const rule = edition.categoryRules.find((one) => one.id === id);
		if (!rule) return null;
		const category = [rule.category_l1, rule.category_l2]
			.filter((name) => name !== undefined)
			.map((name) => classValue('category_l1', name, locale))
			.join(' / ');
		return { name: say(w.keyword, locale, { category }), when: rule.when };
	}
	const rules = field === 'validity' ? edition.validityRules : edition.severityRules;
	const rule = rules.find((one) => one.id === id);
	return rule ? { name: say(rule.title, locale), when: rule.when } : null;
}

const editionOf = (row: ClassRow, rulebook: Rulebook) =>
	rulebook.editions.find(({ id }) => id === row.edition);

/** A word that a rule looked for, and the column in which it stands. */
export interface Found {
	readonly field: string;
	readonly word: string;
}

/** What the rule looked for and found in the complaint's texts, each as it is written there. */
export function wordsFound(row: ClassRow, rulebook: Rulebook): Found[] {
	const edition = editionOf(row, rulebook);
	const rule = edition && row.rule !== null ? ruleOf(edition, row.field, row.rule, 'zh-CN') : null;
	if (!rule) return [];
	return operatorsIn(rule.when).flatMap((part) => {
		if (part.op !== 'contains_any') return [];
		const pattern = new RegExp(wordPattern(part.words), 'giu');
		return part.fields.flatMap((field) => {
			const text = (row as unknown as Readonly<Record<string, unknown>>)[field];
			if (typeof text !== 'string') return [];
			return [...new Set(text.match(pattern) ?? [])].map((word) => ({ field, word }));
		});
	});
}

/** Why the recomputed value is what it is, in words: the rule, and the words found or the condition that holds. */
export function whyText(row: ClassRow, rulebook: Rulebook, locale: Locale): string {
	if (row.rule === null) return say(w.nothing, locale);
	const way = ways[row.rule];
	if (way) {
		const why = say(way, locale);
		return row.confidence === null ? why : say(w.sure, locale, { why, sure: formatPercent(row.confidence) });
	}
	const edition = editionOf(row, rulebook);
	const rule = edition ? ruleOf(edition, row.field, row.rule, locale) : null;
	if (!rule) return row.rule;
	const found = wordsFound(row, rulebook);
	const fields = [...new Set(found.map(({ field }) => field))];
	const what = fields.map((field) => {
		const own = [...new Set(found.filter((one) => one.field === field).map(({ word }) => word))];
		return say(w.found, locale, {
			field: fieldLabel(field, locale),
			words: own.map((word) => say(w.quoted, locale, { word })).join('')
		});
	});
	if (what.length > 0) return say(w.because, locale, { rule: rule.name, what: joinList(what, locale) });
	const spelled = operatorsIn(rule.when).some(({ op }) => op === 'contains_any' || op === 'contains_none');
	return spelled
		? rule.name
		: say(w.because, locale, { rule: rule.name, what: conditionText(rule.when, locale) });
}

/** What a rule is called where rules are chosen from. */
export function ruleName(
	field: ClassRow['field'],
	rule: string | null,
	rulebook: Rulebook,
	locale: Locale
): string {
	if (rule === null) return say(w.nothing, locale);
	if (ways[rule]) return say(ways[rule], locale);
	for (const edition of rulebook.editions) {
		const found = ruleOf(edition, field, rule, locale);
		if (found) return found.name;
	}
	return rule;
}
