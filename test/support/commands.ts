import { createServer } from 'vite';

type NativeSide = typeof import('./nativeSide.node.ts');
type Side = import('./nativeSide.node.ts').Side;

/** Runs on Node's side for a test in the browser. */
async function nativeSide(): Promise<Side> {
	const server = await createServer({
		configFile: false,
		logLevel: 'error',
		appType: 'custom',
		server: { middlewareMode: true, watch: null, ws: false },
		optimizeDeps: { noDiscovery: true }
	});
	try {
		const module = (await server.ssrLoadModule('/test/support/nativeSide.node.ts')) as NativeSide;
		return await module.nativeSide();
	} finally {
		await server.close();
	}
}

export const commands = { nativeSide };

declare module 'vitest/browser' {
	interface BrowserCommands {
		nativeSide(): Promise<Side>;
	}
}
