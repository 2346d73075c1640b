import { expect, test } from 'vitest';
import { isCounted } from '#lib/rulebook/calendar/counted.ts';
import { compileJudgements } from '#lib/rulebook/compile.ts';
import { differenceLine, differences } from '#lib/rulebook/diff.ts';
import { defaultRulebook, loadRulebook, parseRulebook, presets } from '#lib/rulebook/index.ts';
import { rulebookFileShape } from '#lib/rulebook/shape.ts';

const title = { 'zh-CN': '试', 'zh-Hant': '試', en: 'Trial' };
const trial = (editions: unknown, base = 'combined') => ({ id: 'trial', title, extends: base, editions });
const problems = (json: unknown, find?: (name: string) => unknown) => {
	const parsed = parseRulebook(json, find);
	return 'problems' in parsed ? parsed.problems.map((p) => [p.code, p.where.column]) : [];
};

test.each(Object.keys(presets))('the preset %s is well formed, by the published shape too', (id) => {
	expect(problems(presets[id])).toEqual([]);
	expect(rulebookFileShape.safeParse(presets[id]).success).toBe(true);
	expect(loadRulebook(id).id).toBe(id);
});

test('the presets hold between them what the default holds', () => {
	const others = Object.keys(presets).filter((id) => id !== 'combined');
	const all = (of: 'clauses' | 'articles', ids: readonly string[]) =>
		ids
			.flatMap((id) =>
				loadRulebook(id).editions.flatMap((e) =>
					of === 'clauses' ? e.clauses.map((c) => c.id) : e.articles.map((a) => a.article)
				)
			)
			.sort();
	expect(all('clauses', others)).toEqual(all('clauses', ['combined']));
	expect(all('articles', others)).toEqual(all('articles', ['combined']));
});

test('what is changed keeps what it does not mention; what is new joins; what is taken away is gone', () => {
	const book = loadRulebook(
		trial([
			{ id: 'old', from: null },
			{
				id: 'new',
				from: '2025-01-01',
				clauses: [{ id: 'dispatch', limit: { value: 10, unit: 'minutes', source: 'us' } }],
				without: { articles: ['S1'], clauses: ['forward'] }
			}
		])
	);
	const [old, now] = book.editions;
	const dispatch = now!.clauses.find((c) => c.id === 'dispatch');
	expect(dispatch).toMatchObject({ kind: 'within', stop: ['dispatched_at'], limit: { value: 10 } });
	expect(now!.clauses.some((c) => c.id === 'forward')).toBe(false);
	expect(now!.articles.some((a) => a.article === 'S1')).toBe(false);
	expect(old!.clauses).toEqual(defaultRulebook().editions[0]!.clauses);
});

test('a clause that an edition put on a calendar, with pauses, is set back to the wall clock by one that extends it', () => {
	const working = trial([
		{ id: 'a', from: null, clauses: [{ id: 'complete', calendar: 'office', pauses: true }] }
	]);
	const back = { id: 'complete', calendar: null, pauses: false };
	const json = {
		id: 'back',
		title,
		extends: 'working',
		editions: [{ id: 'b', from: null, clauses: [back] }]
	};
	expect(rulebookFileShape.safeParse(json).success).toBe(true);
	const parsed = parseRulebook(json, (name) => (name === 'working' ? working : presets[name]));
	if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
	const [edition] = parsed.rulebook.editions;
	const complete = edition!.clauses.find((c) => c.id === 'complete');
	expect(complete).not.toHaveProperty('calendar');
	expect(isCounted(complete!)).toBe(false);
	expect(compileJudgements(parsed.rulebook)).toBe(compileJudgements(defaultRulebook()));
});

test.each([
	['an unknown base', trial([{ id: 'a', from: null }], 'nowhere'), 'rulebook_no_base', 'extends'],
	[
		'an unknown edition of the base',
		trial([{ id: 'a', from: null, base: 'x' }]),
		'rulebook_no_base',
		'editions[0].base'
	],
	[
		'taking away what is not there',
		trial([{ id: 'a', from: null, without: { clauses: ['nothing'] } }]),
		'rulebook_nothing_to_remove',
		'editions[0].without.clauses[0]'
	],
	[
		'a number without its source',
		trial([{ id: 'a', from: null, clauses: [{ id: 'dispatch', limit: { value: 10, unit: 'minutes' } }] }]),
		'rulebook_missing',
		'editions[0].clauses[1].limit.source'
	],
	[
		'a clause taken away that an article fines',
		trial([{ id: 'a', from: null, without: { clauses: ['followup'] } }]),
		'rulebook_no_clause',
		'editions[0].articles[10].triggers[0].clause'
	],
	[
		'a gap between its own editions',
		trial([
			{ id: 'a', from: null, to: '2024-12-30' },
			{ id: 'b', from: '2025-01-01' }
		]),
		'rulebook_gap',
		'editions[1].from'
	]
])('%s is refused with the place named', (_, json, code, place) => {
	expect(problems(json)).toContainEqual([code, place]);
});

test('a rulebook that extends itself is refused', () => {
	const files: Readonly<Record<string, unknown>> = { a: trial([], 'b'), b: trial([], 'a') };
	expect(problems(files['a'], (name) => files[name])).toEqual([['rulebook_no_base', 'extends']]);
});

test('a rulebook differs from itself in nothing, and from another line by line', () => {
	const before = defaultRulebook();
	expect(differences(before, before, 'zh-CN')).toEqual([]);
	const after = loadRulebook(
		trial([
			{
				id: 'combined-1',
				from: null,
				clauses: [{ id: 'dispatch', limit: { value: 10, unit: 'minutes', source: 'us', reading: true } }],
				without: { articles: ['15'] }
			}
		])
	);
	expect(differences(before, after, 'en').map((d) => differenceLine(d, 'en'))).toEqual([
		'Clause Dispatch Limit: 5 minutes (S2 art. 7) → 10 minutes (us *)',
		'Article 15: removed A department head who did not follow the complaint personally: ¥100.'
	]);
	expect(differences(after, before, 'zh-CN').map((d) => d.kind)).toEqual(['changed', 'added']);
});

test('what has no sentence and no title is told by its name in the language of the reader', () => {
	const [before, after] = [defaultRulebook(), defaultRulebook()];
	after.editions[0]!.retention = [];
	const gone = differences(before, after, 'zh-CN');
	expect(gone.length).toBeGreaterThan(0);
	for (const { before: told } of gone) expect(told).not.toMatch(/[a-z]{3}/);
});
