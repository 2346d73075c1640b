import { expect, test } from 'vitest';
import { fieldWords, partWords } from '#lib/rulebook/form/fieldWords.ts';
import { conditionNode, editionNode, type Node } from '#lib/rulebook/form/node.ts';
import { offered, optionWords } from '#lib/rulebook/form/optionWords.ts';

/** Every field and option of an edition, with the part of the edition that it stands in. */
function* places(
	node: Node,
	part: string,
	field: string
): Generator<{ part: string; field: string; node: Node }> {
	yield { part, field, node };
	if (node.kind === 'list') yield* places(node.of, part, '');
	if (node.kind === 'union')
		for (const [mark, branch] of Object.entries(node.branches)) {
			yield { part, field: node.by, node: { kind: 'choice', options: [mark] } };
			yield* places(branch, part, '');
		}
	if (node.kind === 'group')
		for (const [name, inner] of Object.entries(node.fields)) yield* places(inner, part || name, name);
}
const all = [...places(editionNode(), '', ''), ...places(conditionNode(), 'condition', '')];

test('every part and field of an edition has words', () => {
	const silent = all.filter(({ part, field }) => field && !fieldWords(field, part));
	expect([...new Set(silent.map(({ part, field }) => `${part}.${field}`))]).toEqual([]);
	const parts = Object.keys(editionNode().fields).filter((name) => !['id', 'from', 'to'].includes(name));
	expect(parts.filter((name) => !partWords[name])).toEqual([]);
});

test('every option of an edition has words', () => {
	const silent = all.flatMap(({ part, field, node }) =>
		node.kind === 'choice' || node.kind === 'choices'
			? offered(node.options, field)
					.filter((option) => !optionWords(option, field, part))
					.map((option) => `${part}.${field}: ${option}`)
			: []
	);
	expect([...new Set(silent)]).toEqual([]);
});

test('every place of an edition has a form of its own', () => {
	expect(
		all.filter(({ node }) => node.kind === 'plain').map(({ part, field }) => `${part}.${field}`)
	).toEqual([]);
});
