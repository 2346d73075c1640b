import { expect, it } from 'vitest';
import type { ClassQuestion } from '#lib/metrics/classes/rows.ts';
import { partsOf, questionOf } from '#lib/workspace/classes/address.ts';

const asked = (text: string) => {
	const address = new URLSearchParams(text);
	return questionOf((name) => address.get(name));
};

it('without a word shows the differences', () => {
	expect(asked('')).toEqual({ field: undefined, state: 'differ' });
});

it('takes nonsense for nothing', () => {
	expect(asked('class=nonsense&state=nonsense')).toEqual({ field: undefined, state: 'differ' });
});

it.each<ClassQuestion>([
	{ field: 'validity', state: 'differ' },
	{ field: undefined, state: undefined },
	{ field: 'severity', state: 'confirmed', rule: 'injury' },
	{ field: 'category_l1', state: undefined, recorded: null, recomputed: '工程质量' },
	{ field: 'category_l1', state: undefined, recorded: '=', recomputed: null }
])('%j survives the address', (question) => {
	const address = new URLSearchParams();
	for (const [name, value] of Object.entries(partsOf(question))) if (value !== null) address.set(name, value);
	expect(asked(address.toString())).toEqual(question);
});
