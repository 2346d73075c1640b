import { outcomeWords, outcomeWordsOf } from '#lib/rulebook/explain.ts';
import type { Words } from '#lib/i18n/locale.ts';

/** The five outcomes in words. */
export const outcomeMarks: Readonly<Record<string, Words>> = outcomeWords;

/** An outcome of one clause in words; undefined where there is no such outcome. */
export const outcomeMark = (outcome: string, clause: string): Words | undefined =>
	outcome in outcomeWords ? outcomeWordsOf(clause, outcome as keyof typeof outcomeWords) : undefined;

/** A shape beside the colour. */
export const outcomeSigns: Readonly<Record<string, string>> = {
	met: '✓',
	breached: '✕',
	pending: '…',
	unknown: '?',
	not_applicable: '–'
};
