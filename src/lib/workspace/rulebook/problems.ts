import type { Problem } from '#lib/base/problem.ts';
import { say, type Locale, type Words } from '#lib/i18n/locale.ts';
import { clauseLabels } from '#lib/rulebook/explain.ts';
import { placeText } from '#lib/rulebook/form/place.ts';
import { problemText } from '#lib/workspace/problemText.ts';

const filled = (problem: Problem, place: string, locale: Locale): Problem => {
	const name = problem.fill?.['name'];
	const label = (clauseLabels as Readonly<Record<string, Words>>)[String(name)];
	return { ...problem, fill: { ...problem.fill, place, ...(label && { name: say(label, locale) }) } };
};

/** What is wrong with a rulebook, with its place as a person says it. */
export const rulebookProblemText = (problem: Problem, raw: unknown, locale: Locale): string =>
	problemText(filled(problem, placeText(problem.where.column ?? '/', raw, locale), locale), locale);

/** The same beneath the field that it is about, without the place. */
export const fieldProblemText = (problem: Problem, locale: Locale): string =>
	problemText(filled(problem, '', locale), locale).replace(/^[：:]\s*/, '');
