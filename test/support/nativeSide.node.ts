import { openNative } from '#lib/engine/native.node.ts';
import { derive, digests, type TableDigest } from './derive.ts';
import { demoSample } from './samples.ts';

/** What the native engine makes of the demo; the browser asks for it over Vitest's commands. */
export async function nativeDigests(): Promise<Record<string, TableDigest>> {
	const engine = await openNative();
	try {
		await derive(engine, demoSample());
		return await digests(engine);
	} finally {
		await engine.close();
	}
}
