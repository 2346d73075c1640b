import * as z from 'zod';
import { conditionShape } from '#lib/rulebook/conditions.ts';
import { count, origin, percent, words } from './basics.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens');
const when = conditionShape;

/** A complaint whose recorded category says nothing belongs here; the first rule of the list that holds counts. */
export const categoryRule = z
	.strictObject({
		id,
		category_l1: z.string().min(1).describe('A category of the taxonomy.'),
		category_l2: z.string().min(1).optional().describe('One of its parts.'),
		when,
		...origin
	})
	.describe('Keywords of a category. It can ask what a row says of itself, not repeats or time limits.');

const judging = <C extends string>(values: readonly [C, ...C[]]) => ({
	id,
	value: z.enum(values),
	title: words,
	when,
	...origin
});

/** The values that a rule may give, in the order in which they count: whoever meets two has the first. */
export const judgedValidity = ['invalid', 'coordination', 'valid'] as const;
export const judgedSeverity = ['major', 'important'] as const;

export const validityRule = z
	.strictObject(judging(judgedValidity))
	.describe('Evidence for a validity; without any, the recorded value stands.');

export const severityRule = z
	.strictObject(judging(judgedSeverity))
	.describe('What makes a complaint more than general.');

/** How labels beside the taxonomy, and labels that were learnt, count. */
export const learning = z
	.strictObject({
		confidence: percent.describe(
			'Below it, a learnt category is not said and the complaint is unclassified.'
		),
		known: percent
			.optional()
			.describe(
				'Where a smaller share of a text is like what was learnt, a learnt category is not said either. Without it, any text will do.'
			),
		ownLabels: count.describe(
			'A text that is not in the taxonomy is a class of the log itself where so many rows have it.'
		),
		noCategory: z
			.array(z.string().min(1))
			.describe('Texts in the column of categories that say there is none.')
	})
	.describe('How categories beside the taxonomy count.');

/** Rules that no rulebook may claim as its own: what came about in another way. */
export const reservedRules = {
	category: ['confirmed', 'recorded', 'own_label', 'model', 'unclassified'],
	validity: ['confirmed', 'recorded', 'nature', 'no_evidence'],
	severity: ['confirmed', 'otherwise']
} as const;
