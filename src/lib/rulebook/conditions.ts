import * as z from 'zod';
import { literal } from '#lib/engine/sql.ts';
import { say, words, type Locale, type Words } from '#lib/i18n/locale.ts';
import { codeSets, type CodeSet } from '#lib/model/codes.ts';
import { fieldOf, tables, type Field } from '#lib/model/columns.ts';
import { codeLabel, fieldLabel } from '#lib/model/labels.ts';
import { clauseLabels } from './clauseLabels.ts';
import { outcomeWordsOf } from './outcomeWords.ts';
import { complaintClauseIds, type ComplaintClauseId } from './clauses.ts';
import { count } from './shapes/basics.ts';
import { wordPattern } from './wordPattern.ts';

/** Where a condition is asked: SQL of what a row has. Null: the log cannot say. */
export interface Ground {
	/** Whether this column was imported in the row's batch. */
	has(field: string): string | null;
	/** The cell. */
	cell(field: string): string;
	/** The complaint repeats an earlier one. */
	readonly repeated: string | null;
	/** The clause was broken, or its limit passed with nothing done. */
	clause(id: ComplaintClauseId, is: ClauseState): string | null;
}

const ofType = (test: (type: Field['type']) => boolean) =>
	tables.complaints.filter((f) => test(f.type)).map((f) => f.name);
const field = (names: readonly string[], what: string) =>
	z.enum(names).describe(`A column of the complaint log that holds ${what}.`);

const textField = field(
	ofType((t) => t === 'text'),
	'text'
);
const listField = field(
	ofType((t) => t === 'text' || t.startsWith('code:')),
	'text or a code'
);
const numberField = field(
	ofType((t) => t === 'integer' || t === 'number' || t === 'money'),
	'a number'
);
const yesField = field(
	ofType((t) => t === 'boolean'),
	'yes or no'
);
const anyField = field(
	ofType(() => true),
	'anything'
);
const word = z.string().regex(/[^\s\0]/, 'not blank');
const clauseStates = ['breached', 'past'] as const;
type ClauseState = (typeof clauseStates)[number];

/** The shapes of the operators that hold no other condition. */
const leaves = {
	contains_any: z.strictObject({
		op: z.literal('contains_any'),
		fields: z.array(textField).min(1),
		words: z.array(word).min(1)
	}),
	contains_none: z.strictObject({
		op: z.literal('contains_none'),
		fields: z.array(textField).min(1),
		words: z.array(word).min(1)
	}),
	equals: z.strictObject({ op: z.literal('equals'), field: listField, value: word }),
	in: z.strictObject({ op: z.literal('in'), field: listField, values: z.array(word).min(1) }),
	at_least: z.strictObject({ op: z.literal('at_least'), field: numberField, number: count }),
	at_most: z.strictObject({ op: z.literal('at_most'), field: numberField, number: count }),
	yes: z.strictObject({ op: z.literal('yes'), field: yesField }),
	filled: z.strictObject({ op: z.literal('filled'), field: anyField }),
	empty: z.strictObject({ op: z.literal('empty'), field: anyField }),
	several: z.strictObject({ op: z.literal('several'), field: textField }),
	repeated: z.strictObject({ op: z.literal('repeated') }),
	clause: z.strictObject({
		op: z.literal('clause'),
		clause: z.enum(complaintClauseIds),
		is: z.enum(clauseStates).describe('breached, or past: its limit ran out with the thing not done.')
	})
};

type Leaves = { readonly [K in keyof typeof leaves]: z.infer<(typeof leaves)[K]> };
type Leaf = Leaves[keyof Leaves];
export type Condition =
	| Leaf
	| { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
	| { readonly op: 'not'; readonly of: Condition };
export type Operator = Condition['op'];

/** What a row must be like. */
export const conditionShape: z.ZodType<Condition> = z
	.lazy(() =>
		z.discriminatedUnion('op', [
			...(Object.values(leaves) as [(typeof leaves)['yes']]),
			z.strictObject({ op: z.enum(['all', 'any']), of: z.array(conditionShape).min(1) }),
			z.strictObject({ op: z.literal('not'), of: conditionShape })
		])
	)
	.meta({
		id: 'condition',
		description: 'What a complaint must be like; a column that the log lacks says nothing.'
	});

interface Meaning<C> {
	/** What the operator is called where one is chosen. */
	readonly label: Words;
	/** SQL that is true, false, or null where the log cannot say. */
	sql(condition: C, ground: Ground): string;
	/** The condition as a reader is told. */
	say(condition: C, locale: Locale): string;
}

const unknown = 'null::boolean';
const isMoney = (name: string) => fieldOf('complaints', name)?.type === 'money';

/** `sql` where the column was imported with the row; unknown where it was not. */
function asked(ground: Ground, name: string, sql: string): string {
	const has = ground.has(name);
	return has === null ? unknown : has === 'true' ? sql : `case when ${has} then ${sql} end`;
}

/** Columns that were not imported are passed over; where none was, nobody knows. Several are searched as one text: a search costs more than a join. */
function searched(
	ground: Ground,
	fields: readonly string[],
	words: readonly string[],
	found: boolean
): string {
	const there = fields.filter((name) => ground.has(name) !== null);
	if (there.length === 0) return unknown;
	const cells = there.map((name) => ground.cell(name));
	const text = cells.length === 1 ? cells[0]! : `concat_ws(chr(31), ${cells.join(', ')})`;
	const says = `coalesce(regexp_matches(${text}, ${literal(wordPattern(words))}, 'i'), false)`;
	const imported = there.map((name) => ground.has(name)!);
	const sql = found ? says : `not ${says}`;
	return imported.includes('true') ? sql : `case when ${imported.join(' or ')} then ${sql} end`;
}

const list = (values: readonly string[]) => `(${values.map(literal).join(', ')})`;
const among = (ground: Ground, name: string, values: readonly string[]) =>
	asked(ground, name, `coalesce(${ground.cell(name)} in ${list(values)}, false)`);

/** Numbers are whole; money is written in yuan and kept in fen. */
const measured = (name: string, n: number) => (isMoney(name) ? `${n}00` : String(n));

/** A list of several in one cell: marks that divide, or Latin marks and “and” between two names in Chinese. */
const severalParts =
	'[^、，；;\\s]+\\s*[、，；;]+\\s*[^、，；;\\s]+|\\p{Han}{2,}\\s*(?:[,/&+]|和|与|與|及)\\s*\\p{Han}{2,}';

const quoted = (texts: readonly string[], locale: Locale) =>
	texts
		.map((text) => (locale === 'zh-Hant' ? `「${text}」` : `“${text}”`))
		.join(locale === 'en' ? ', ' : '、');
const named = (fields: readonly string[], locale: Locale) =>
	fields.map((name) => fieldLabel(name, locale)).join(locale === 'en' ? ', ' : '、');
const valueText = (name: string, value: string, locale: Locale) => {
	const type = fieldOf('complaints', name)?.type ?? 'text';
	return type.startsWith('code:') ? codeLabel(type.slice(5) as CodeSet, value, locale) : value;
};
const amount = (name: string, n: number) => (isMoney(name) ? `¥${n}` : String(n));

const w = {
	contains: words('{field}中有{words}', '{field}中有{words}', '{field} says {words}'),
	either: words('{field}中有{words}之一', '{field}中有{words}之一', '{field} says one of {words}'),
	none: words('{field}中没有{words}', '{field}中沒有{words}', '{field} says nothing of {words}'),
	is: words('{field}为{words}', '{field}為{words}', '{field} is {words}'),
	or: words('、', '、', ' or '),
	least: words('{field}不少于 {n}', '{field}不少於 {n}', '{field} is at least {n}'),
	most: words('{field}不超过 {n}', '{field}不超過 {n}', '{field} is at most {n}'),
	yes: words('{field}为是', '{field}為是', '{field} is yes'),
	filled: words('{field}已填写', '{field}已填寫', '{field} is given'),
	empty: words('{field}为空', '{field}為空', '{field} is empty'),
	several: words('{field}写了不止一个', '{field}寫了不止一個', '{field} names more than one'),
	repeated: words('是重复投诉', '是重複投訴', 'it repeats an earlier complaint'),
	breached: words('“{clause}”{outcome}', '「{clause}」{outcome}', '“{clause}” was {outcome}'),
	past: words(
		'过了“{clause}”的时限仍未办完',
		'過了「{clause}」的時限仍未辦完',
		'the limit of “{clause}” passed with the matter open'
	),
	and: words('，并且', '，並且', ' and '),
	any: words('，或者', '，或者', ' or '),
	not: words('不是：{what}', '不是：{what}', 'not: {what}')
} as const;

const told = (one: Words, many: Words, fields: readonly string[], texts: readonly string[], locale: Locale) =>
	say(texts.length === 1 ? one : many, locale, {
		field: named(fields, locale),
		words: quoted(texts, locale)
	});
const isOneOf = (name: string, values: readonly string[], locale: Locale) =>
	say(w.is, locale, {
		field: fieldLabel(name, locale),
		words: values.map((v) => valueText(name, v, locale)).join(say(w.or, locale))
	});
const oneField = (text: Words) => (c: { field: string }, locale: Locale) =>
	say(text, locale, { field: fieldLabel(c.field, locale) });

/** THE operators: of each its name, its SQL and its words. Their shapes stand above under the same names. */
const operators: { readonly [K in keyof Leaves]: Meaning<Leaves[K]> } = {
	contains_any: {
		label: words('含有任一词语', '含有任一詞語', 'says any of these words'),
		sql: (c, ground) => searched(ground, c.fields, c.words, true),
		say: (c, locale) => told(w.contains, w.either, c.fields, c.words, locale)
	},
	contains_none: {
		label: words('不含这些词语', '不含這些詞語', 'says none of these words'),
		sql: (c, ground) => searched(ground, c.fields, c.words, false),
		say: (c, locale) => told(w.none, w.none, c.fields, c.words, locale)
	},
	equals: {
		label: words('等于', '等於', 'is'),
		sql: (c, ground) => among(ground, c.field, [c.value]),
		say: (c, locale) => isOneOf(c.field, [c.value], locale)
	},
	in: {
		label: words('是其中之一', '是其中之一', 'is one of'),
		sql: (c, ground) => among(ground, c.field, c.values),
		say: (c, locale) => isOneOf(c.field, c.values, locale)
	},
	at_least: {
		label: words('不少于', '不少於', 'is at least'),
		sql: (c, ground) =>
			asked(
				ground,
				c.field,
				`coalesce(${ground.cell(c.field)} >= ${measured(c.field, c.number.value)}, false)`
			),
		say: (c, locale) =>
			say(w.least, locale, { field: fieldLabel(c.field, locale), n: amount(c.field, c.number.value) })
	},
	at_most: {
		label: words('不超过', '不超過', 'is at most'),
		sql: (c, ground) =>
			asked(
				ground,
				c.field,
				`coalesce(${ground.cell(c.field)} <= ${measured(c.field, c.number.value)}, false)`
			),
		say: (c, locale) =>
			say(w.most, locale, { field: fieldLabel(c.field, locale), n: amount(c.field, c.number.value) })
	},
	yes: {
		label: words('为是', '為是', 'is yes'),
		sql: (c, ground) => asked(ground, c.field, `coalesce(${ground.cell(c.field)}, false)`),
		say: oneField(w.yes)
	},
	filled: {
		label: words('已填写', '已填寫', 'is given'),
		sql: (c, ground) => asked(ground, c.field, `${ground.cell(c.field)} is not null`),
		say: oneField(w.filled)
	},
	empty: {
		label: words('为空', '為空', 'is empty'),
		sql: (c, ground) => asked(ground, c.field, `${ground.cell(c.field)} is null`),
		say: oneField(w.empty)
	},
	several: {
		label: words('写了不止一个', '寫了不止一個', 'names more than one'),
		sql: (c, ground) =>
			asked(
				ground,
				c.field,
				`coalesce(regexp_matches(${ground.cell(c.field)}, ${literal(severalParts)}), false)`
			),
		say: oneField(w.several)
	},
	repeated: {
		label: words('重复投诉', '重複投訴', 'repeats a complaint'),
		sql: (_, ground) => ground.repeated ?? unknown,
		say: (_, locale) => say(w.repeated, locale)
	},
	clause: {
		label: words('时限结果', '時限結果', 'a time limit'),
		sql: (c, ground) => ground.clause(c.clause, c.is) ?? unknown,
		say: (c, locale) =>
			say(w[c.is], locale, {
				clause: say(clauseLabels[c.clause], locale),
				outcome: say(outcomeWordsOf(c.clause, 'breached'), locale).toLowerCase()
			})
	}
};

/** What each operator is called where one is chosen, in their order. */
export const operatorLabels: Readonly<Record<Operator, Words>> = {
	...(Object.fromEntries(Object.entries(operators).map(([op, { label }]) => [op, label])) as Record<
		keyof Leaves,
		Words
	>),
	all: words('全部满足', '全部滿足', 'all of these'),
	any: words('满足任一', '滿足任一', 'any of these'),
	not: words('不满足', '不滿足', 'not this')
};

const meaning = (c: Leaf): Meaning<Leaf> => operators[c.op] as Meaning<Leaf>;
const isLeaf = (c: Condition): c is Leaf => !('of' in c);
const inner = (c: Exclude<Condition, Leaf>): readonly Condition[] => (c.op === 'not' ? [c.of] : c.of);

/** The condition as SQL: true, false, or null where the log cannot say. */
export function conditionSql(c: Condition, ground: Ground): string {
	if (isLeaf(c)) return meaning(c).sql(c, ground);
	if (c.op === 'not') return `not (${conditionSql(c.of, ground)})`;
	return `(${c.of.map((part) => conditionSql(part, ground)).join(c.op === 'all' ? ' and ' : ' or ')})`;
}

/** The condition as a reader is told. */
export function conditionText(c: Condition, locale: Locale): string {
	if (isLeaf(c)) return meaning(c).say(c, locale);
	if (c.op === 'not') return say(w.not, locale, { what: conditionText(c.of, locale) });
	return c.of.map((part) => conditionText(part, locale)).join(say(c.op === 'all' ? w.and : w.any, locale));
}

/** The operators within a condition, itself among them. */
export const operatorsIn = (c: Condition): readonly Condition[] =>
	isLeaf(c) ? [c] : [c, ...inner(c).flatMap(operatorsIn)];

/** Codes that a code column cannot have: such a condition would never hold. */
export const impossibleCodes = (c: Condition): readonly string[] =>
	operatorsIn(c).flatMap((part) => {
		if (part.op !== 'in' && part.op !== 'equals') return [];
		const type = fieldOf('complaints', part.field)?.type ?? 'text';
		if (!type.startsWith('code:')) return [];
		const known = new Set<string>(codeSets[type.slice(5) as CodeSet].map(({ code }) => code));
		return (part.op === 'in' ? part.values : [part.value]).filter((value) => !known.has(value));
	});

/**
 * A search that a row must pass for the condition to hold, as cheap as one search is; null where there is none. A list of rules is asked
 * only of rows that pass it.
 */
export function searchBefore(c: Condition): Leaves['contains_any'] | null {
	if (c.op === 'contains_any') return c;
	if (c.op === 'all') return c.of.map(searchBefore).find((found) => found !== null) ?? null;
	if (c.op !== 'any') return null;
	return eitherOf(c.of.map(searchBefore));
}

/** One search that finds whatever any of these finds; null where one of them is none. */
export function eitherOf(
	searches: readonly (Leaves['contains_any'] | null)[]
): Leaves['contains_any'] | null {
	if (searches.some((search) => search === null)) return null;
	const all = searches as readonly Leaves['contains_any'][];
	const union = <T>(lists: readonly (readonly T[])[]): [T, ...T[]] =>
		[...new Set(lists.flat())] as [T, ...T[]];
	return {
		op: 'contains_any',
		fields: union(all.map((s) => s.fields)),
		words: union(all.map((s) => s.words))
	};
}
