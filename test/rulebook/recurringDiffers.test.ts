import { expect, test } from 'vitest';
import { defaultRulebook } from '#lib/rulebook/index.ts';
import { recurringDiffers } from '#lib/rulebook/recurringDiffers.ts';

const withEdition = (vitalMonths?: number) => {
	const draft = structuredClone(defaultRulebook());
	const added = { ...structuredClone(draft.editions[0]!), id: 'second', from: '2025-01-01' };
	if (vitalMonths) added.recurring.vitalMonths.value = vitalMonths;
	draft.editions.push(added);
	return draft;
};

test('another edition with the same rules of recurrence does not differ in them', () => {
	expect(recurringDiffers(defaultRulebook(), withEdition())).toBe(false);
});
test('rules of recurrence that differ from some day on do, seen from either side', () => {
	expect(recurringDiffers(defaultRulebook(), withEdition(9))).toBe(true);
	expect(recurringDiffers(withEdition(9), defaultRulebook())).toBe(true);
	expect(recurringDiffers(withEdition(9), withEdition(9))).toBe(false);
});
