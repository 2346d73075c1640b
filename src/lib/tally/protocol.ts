import type { Lives, LivesQuestion } from './lives.ts';
import type { GivenMeasures } from './patterns.ts';
import type { Codes, Counted, CountQuestion, Durations } from './tables.ts';

/** What the counter is given. Each is taken before what is asked after it. */
export type Given =
	| {
			readonly kind: 'begin';
			readonly table: string;
			readonly rows: number;
			readonly parent: { readonly table: string; readonly rows: Uint32Array } | null;
	  }
	| ({ readonly kind: 'codes'; readonly table: string; readonly column: string } & Codes)
	| ({ readonly kind: 'measures'; readonly table: string; readonly name: string } & GivenMeasures)
	| ({ readonly kind: 'durations'; readonly table: string; readonly name: string } & Durations);

export type Asked =
	({ readonly kind: 'count' } & CountQuestion) | ({ readonly kind: 'lives' } & LivesQuestion);

/** What one question comes to; `failed` where there is too much of something to be counted here. */
export type Answer =
	| ({ readonly kind: 'count' } & Counted)
	| ({ readonly kind: 'lives' } & Lives)
	| { readonly kind: 'failed'; readonly message: string };

/** Counts, in this thread or another one. */
export interface Counter {
	take(given: Given): void;
	ask(asked: Asked, signal?: AbortSignal): Promise<Answer>;
	close(): void;
}

export type CounterRequest =
	| { readonly kind: 'given'; readonly given: Given }
	| { readonly kind: 'asked'; readonly id: number; readonly asked: readonly Asked[] };

export interface CounterReply {
	readonly id: number;
	readonly answers: readonly Answer[];
}
