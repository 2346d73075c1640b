import type { Guess } from './classify.ts';
import type { Word } from './deciding.ts';
import type { Evaluation } from './evaluate.ts';
import type { Lesson } from './examples.ts';

/** What the worker is asked: to learn, or which words decided about a text. */
export type LearnRequest =
	| {
			readonly kind: 'learn';
			readonly texts: readonly string[];
			readonly examples: readonly { readonly content: string; readonly category: string }[];
	  }
	| { readonly kind: 'words'; readonly id: number; readonly content: string };

/** How well what was learnt tells categories, and what was not learnt from. */
export interface Learnt {
	readonly evaluation: Evaluation;
	readonly leftOut: Lesson['leftOut'];
}

export type LearnReply =
	| { readonly kind: 'learnt'; readonly guesses: readonly Guess[]; readonly learnt: Learnt | null }
	| { readonly kind: 'words'; readonly id: number; readonly words: readonly Word[] }
	| { readonly kind: 'failed'; readonly message: string };
