/// <reference lib="webworker" />
import { comparable, nearest, similarTexts, type Comparable } from './groups.ts';
import type { SimilarReply, SimilarRequest } from './protocol.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
let texts: readonly string[] = [];
let weights: readonly number[] = [];
let ready: Comparable | null = null;

const say = (reply: SimilarReply) => scope.postMessage(reply);

scope.addEventListener('message', ({ data }: MessageEvent<SimilarRequest>) => {
	try {
		if (data.kind === 'take') [texts, weights, ready] = [data.texts, data.weights, null];
		else if (data.kind === 'group')
			say({
				kind: 'grouped',
				similar: similarTexts(texts, weights, (share) => say({ kind: 'share', share }))
			});
		else say({ kind: 'nearest', id: data.id, members: near(data.text, data.least, data.most) });
	} catch (error) {
		say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
	}
});

function near(text: string, least: number, most: number) {
	const at = texts.indexOf(text);
	if (at < 0) return null;
	ready ??= comparable(texts);
	if (ready.short.includes(at) || ready.forms.includes(at)) return null;
	return nearest(ready, at, least, most);
}
