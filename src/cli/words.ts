import { Refusal, type Problem } from '#lib/base/problem.ts';
import { say, type Locale, type Words } from '#lib/i18n/locale.ts';
import { mappingWords } from '#lib/intake/mapping/words.ts';
import { problemWords } from '#lib/intake/problems.ts';
import { actionWords } from '#lib/model/actions.ts';
import { annotationWords } from '#lib/model/annotations.ts';
import { reportEditWords } from '#lib/model/reportEdits.ts';
import { decisionWords } from '#lib/model/decisions.ts';
import { sealWords } from '#lib/reports/editions/words.ts';
import { standardsWords } from '#lib/reports/standards.ts';
import { rulebookWords } from '#lib/rulebook/index.ts';
import { inputWords } from './usage.ts';

const known: Readonly<Record<string, Words>> = {
	...problemWords,
	...mappingWords,
	...rulebookWords,
	...decisionWords,
	...actionWords,
	...annotationWords,
	...reportEditWords,
	...standardsWords,
	...sealWords,
	...inputWords
};

/** A problem as a sentence; its code where nobody has words for it. */
export function sentence(problem: Problem, locale: Locale): string {
	const text = known[problem.code];
	return text ? say(text, locale, problem.fill) : problem.code;
}

/** There is no such file. */
export const noFile = (file: string): Refusal =>
	new Refusal({ code: 'no_file', where: { file }, severity: 'error', fill: { file } });
