import { outcomeWords } from '#lib/rulebook/explain.ts';
import type { Words } from '#lib/i18n/locale.ts';

/** The five outcomes in words. */
export const outcomeMarks: Readonly<Record<string, Words>> = outcomeWords;

/** A shape beside the colour. */
export const outcomeSigns: Readonly<Record<string, string>> = {
	met: '✓',
	breached: '✕',
	pending: '…',
	unknown: '?',
	not_applicable: '–'
};
