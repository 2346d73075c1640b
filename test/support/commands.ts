import { runnerImport } from 'vite';
import type { TableDigest } from './derive.ts';

type NativeSide = typeof import('./nativeSide.node.ts');

/** Runs on Node's side for a test in the browser. */
async function nativeDigests(): Promise<Record<string, TableDigest>> {
	const { module } = await runnerImport<NativeSide>('./test/support/nativeSide.node.ts', {
		configFile: false,
		logLevel: 'error'
	});
	return module.nativeDigests();
}

export const commands = { nativeDigests };

declare module 'vitest/browser' {
	interface BrowserCommands {
		nativeDigests(): Promise<Record<string, TableDigest>>;
	}
}
