/// <reference lib="webworker" />
import { answerTo, takeGiven } from './counter.ts';
import type { CounterReply, CounterRequest } from './protocol.ts';
import { Tables } from './tables.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const tables = new Tables();

scope.addEventListener('message', ({ data }: MessageEvent<CounterRequest>) => {
	if (data.kind === 'given') takeGiven(tables, data.given);
	else {
		const answers = data.asked.map((asked) => answerTo(tables, asked));
		scope.postMessage({ id: data.id, answers } satisfies CounterReply);
	}
});
