import { expect, test } from 'vitest';
import {
	blank,
	branched,
	clauseTemplate,
	withItem,
	withoutItem,
	withValue
} from '#lib/rulebook/form/edit.ts';
import { withEdition, withoutEdition } from '#lib/rulebook/form/editions.ts';
import { conditionNode } from '#lib/rulebook/form/node.ts';
import { placeText } from '#lib/rulebook/form/place.ts';
import { clauseIds, loadRulebook, parseRulebook, type Rulebook } from '#lib/rulebook/index.ts';

const book = loadRulebook('combined');
const dispatch = book.editions[0]!.clauses.findIndex(({ id }) => id === 'dispatch');
const at = ['editions', 0, 'clauses', dispatch, 'limit', 'value'];
const problems = (json: unknown) => {
	const parsed = parseRulebook(json);
	return 'problems' in parsed ? parsed.problems.map(({ code }) => code) : [];
};
const editions = (made: ReturnType<typeof withEdition>) =>
	'rulebook' in made
		? (made.rulebook as Rulebook).editions.map(({ from, to }) => [from, to])
		: made.problem.code;

test('a value is changed and everything beside it is the same object as before', () => {
	const changed = withValue(book, at, 10) as Rulebook;
	expect((changed.editions[0]!.clauses[dispatch] as { limit: { value: number } }).limit.value).toBe(10);
	expect(changed.editions[0]!.articles).toBe(book.editions[0]!.articles);
	expect((book.editions[0]!.clauses[dispatch] as { limit: { value: number } }).limit.value).toBe(5);
	expect(withValue({ a: 1, b: 2 }, ['a'], undefined)).toEqual({ b: 2 });
});

test('an item joins a list where it should and is taken away again', () => {
	const more = withItem({ list: ['a', 'c'] }, ['list'], 'b', 1);
	expect(more).toEqual({ list: ['a', 'b', 'c'] });
	expect(withoutItem(more, ['list'], 0)).toEqual({ list: ['b', 'c'] });
});

test('every clause can be added as a preset has it', () => {
	for (const id of clauseIds) expect(clauseTemplate(id), id).toMatchObject({ id });
});

test('a condition that becomes another keeps what both have', () => {
	const made = branched(conditionNode(), 'contains_none', {
		op: 'contains_any',
		fields: ['content'],
		words: ['漏水']
	});
	expect(made).toEqual({ op: 'contains_none', fields: ['content'], words: ['漏水'] });
	expect(blank({ kind: 'conditions' })).toHaveLength(1);
});

test('a new edition is a copy from its day; the one before stays and the whole is a rulebook', () => {
	const made = withEdition(book, '2025-07-01');
	if ('problem' in made) throw new Error(made.problem.code);
	expect(made.at).toBe(1);
	expect(problems(made.rulebook)).toEqual([]);
	const [before, after] = (made.rulebook as Rulebook).editions;
	expect(before).toEqual(book.editions[0]);
	expect(after!.clauses).toBe(book.editions[0]!.clauses);
	expect(after!.id).not.toBe(before!.id);
	expect(editions(withEdition(made.rulebook, '2025-03-01'))).toEqual([
		[null, null],
		['2025-03-01', null],
		['2025-07-01', null]
	]);
	expect(editions(withEdition(made.rulebook, '2025-07-01'))).toBe('rulebook_edition_there');
	expect(editions(withEdition(book, '2025-13-01'))).toBe('rulebook_not_date');
});

test('an edition that is taken away leaves its days to the one before, the first to the next', () => {
	const made = withEdition(book, '2025-07-01');
	const two = 'rulebook' in made ? made.rulebook : null;
	expect(problems(withoutEdition(two, 0))).toEqual([]);
	expect(problems(withoutEdition(two, 1))).toEqual([]);
});

test('a place is said with its edition, its article and its fields in words', () => {
	const made = withEdition(book, '2025-07-01');
	const two = 'rulebook' in made ? made.rulebook : null;
	expect(placeText(`editions[1].clauses[${dispatch}].limit.value`, two, 'zh-CN')).toBe(
		'2025-07-01 起的版本 › 时限 › 派单 › 时限'
	);
	expect(placeText('editions[0].articles[3].triggers[0].fines[0].yuan', two, 'en')).toBe(
		'First edition › Fines › Article 7 › no. 1 › no. 1 › Amount (¥)'
	);
	expect(placeText('editions[0].clauses[0].title.en', two, 'zh-Hant')).toBe(
		'最初的版本 › 時限 › 轉交 › 名稱 › 英文'
	);
});
