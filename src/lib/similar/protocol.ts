import type { Member, Similar } from './groups.ts';

/** What the worker is asked: to take these texts and group them, or which of them are nearest to one. */
export type SimilarRequest =
	| { readonly kind: 'take'; readonly texts: readonly string[]; readonly weights: readonly number[] }
	| { readonly kind: 'group' }
	| {
			readonly kind: 'nearest';
			readonly id: number;
			readonly text: string;
			readonly least: number;
			readonly most: number;
	  };

export type SimilarReply =
	| { readonly kind: 'share'; readonly share: number }
	| { readonly kind: 'grouped'; readonly similar: Similar }
	/** Null: the text says too little, or is not among those taken. */
	| { readonly kind: 'nearest'; readonly id: number; readonly members: readonly Member[] | null }
	| { readonly kind: 'failed'; readonly message: string };
