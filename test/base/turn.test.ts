import { expect, test } from 'vitest';
import { turn } from '#lib/base/turn.ts';

test('what waits comes first: long work that awaits turns between its parts lets a message be heard', async () => {
	const done: string[] = [];
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => {
		done.push('message');
		port1.close();
	};
	port2.postMessage(null);
	for (let part = 0; part < 100; part++) await turn();
	done.push('work');
	expect(done).toEqual(['message', 'work']);
});
