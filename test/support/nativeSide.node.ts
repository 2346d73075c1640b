import { openNative } from '#lib/engine/native.node.ts';
import { nodeRasteriser } from '#lib/reports/renderers/raster.node.ts';
import type { WhatIf } from '#lib/metrics/whatIf/whatIf.ts';
import { answers } from './answers.ts';
import { bring, derive, digests, type TableDigest } from './derive.ts';
import { papers } from './papers.ts';
import { demoSample } from './samples.ts';
import { sampleDraft, tried } from './tried.ts';
import { workingRulebook, workingSample } from './working.ts';

/** What is made of the same files on one platform. */
export interface Side {
	readonly tables: Record<string, TableDigest>;
	readonly answers: Record<string, unknown>;
	readonly papers: Record<string, string>;
}

/** Node's side of the demo; the browser asks for it over Vitest's commands. */
export async function nativeSide(): Promise<Side> {
	const engine = await openNative();
	try {
		await derive(engine, demoSample());
		return {
			tables: await digests(engine),
			answers: await answers(engine),
			papers: await papers(engine, nodeRasteriser)
		};
	} finally {
		await engine.close();
	}
}

/** What the sample draft would change of the demo. */
export async function nativeEffect(): Promise<WhatIf> {
	const engine = await openNative();
	try {
		return (await tried(engine, await bring(engine, demoSample()), sampleDraft())).effect;
	} finally {
		await engine.close();
	}
}

/** The tables of the demo with pauses, every clause on working time. */
export async function nativeWorking(): Promise<Side['tables']> {
	const engine = await openNative();
	try {
		await derive(engine, workingSample(), undefined, { rulebook: workingRulebook(), incremental: true });
		return await digests(engine);
	} finally {
		await engine.close();
	}
}
