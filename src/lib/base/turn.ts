/**
 * Lets whatever waits come first: a click, a picture, a message. Work that takes longer than a frame awaits it between its parts. Not a timer: those
 * wait a second each in a tab that nobody looks at.
 */
export function turn(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
