import { createServer } from 'vite';

type NativeSide = typeof import('./nativeSide.node.ts');
type Side = import('./nativeSide.node.ts').Side;
type WhatIf = import('#lib/metrics/whatIf/whatIf.ts').WhatIf;

/** Runs on Node's side for a test in the browser. */
async function onNode<T>(ask: (module: NativeSide) => Promise<T>): Promise<T> {
	const server = await createServer({
		configFile: false,
		logLevel: 'error',
		appType: 'custom',
		server: { middlewareMode: true, watch: null, ws: false },
		optimizeDeps: { noDiscovery: true }
	});
	try {
		const module = (await server.ssrLoadModule('/test/support/nativeSide.node.ts')) as NativeSide;
		return await ask(module);
	} finally {
		await server.close();
	}
}

const nativeSide = (): Promise<Side> => onNode((module) => module.nativeSide());
const nativeEffect = (): Promise<WhatIf> => onNode((module) => module.nativeEffect());
const nativeWorking = (): Promise<Side['tables']> => onNode((module) => module.nativeWorking());

export const commands = { nativeSide, nativeEffect, nativeWorking };

declare module 'vitest/browser' {
	interface BrowserCommands {
		nativeSide(): Promise<Side>;
		nativeEffect(): Promise<WhatIf>;
		nativeWorking(): Promise<Side['tables']>;
	}
}
