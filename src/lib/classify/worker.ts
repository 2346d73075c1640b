/// <reference lib="webworker" />
import type { Classifier } from './classifier.ts';
import { guess } from './classify.ts';
import type { LearnReply, LearnRequest } from './protocol.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
let classifier: Classifier | null = null;

scope.addEventListener('message', (event: MessageEvent<LearnRequest>) => {
	try {
		scope.postMessage(answer(event.data));
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		scope.postMessage({ kind: 'failed', message } satisfies LearnReply);
	}
});

function answer(request: LearnRequest): LearnReply {
	if (request.kind === 'words') {
		const words = classifier?.words([request.content]) ?? [];
		return { kind: 'words', id: request.id, words };
	}
	const taught = guess(request.texts, request.examples);
	classifier = taught.classifier;
	const learnt = classifier && { evaluation: classifier.evaluation, leftOut: classifier.leftOut };
	return { kind: 'learnt', guesses: taught.guesses, learnt };
}
