import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page as Tab } from 'playwright';
import { staticServer } from '../src/cli/server.js';
import { chromiumArgs, findChromium } from '../test/support/chromium.js';
import { benchPage } from './importPage.ts';
import type { Recomputed } from './page/recomputations.ts';
import type { Page } from './page/page.ts';
import { rendererUse } from './renderer.ts';

/** What a process of its own measured; `peak` MiB and `processor` seconds are null where nothing tells. */
export interface Measured extends Recomputed {
	readonly peak: number | null;
	readonly processor: number | null;
}

// What a browser keeps belongs to an address.
const port = 41739;

/** Imports the files with one browser, recomputes them with another. `folder` is the page that buildPage made. */
export async function recomputeInBrowser(
	folder: string,
	name: string,
	files: readonly string[],
	runs: number
): Promise<Measured> {
	const profile = await keptProfile(folder, name, files);
	return inTab(folder, profile, async (tab) => {
		const before = rendererUse();
		const done = await tab.evaluate(
			(times) => (globalThis as unknown as { page: Page }).page.recompute(times),
			runs
		);
		const after = rendererUse();
		return {
			...done,
			peak: after && after.peak,
			processor: before && after && after.processor - before.processor
		};
	});
}

/** A browser's profile that keeps these files as batches, made once. */
export async function keptProfile(folder: string, name: string, files: readonly string[]): Promise<string> {
	const profile = join(tmpdir(), 'sujian-bench', `profile-${name}`);
	if (existsSync(profile)) return profile;
	const unfinished = `${profile}.part`;
	await rm(unfinished, { recursive: true, force: true });
	await inTab(folder, unfinished, async (tab) => {
		await tab.setInputFiles('input', [...files]);
		await tab.evaluate(() => (globalThis as unknown as { page: Page }).page.importAll());
	});
	await rename(unfinished, profile);
	return profile;
}

/** Opens what `folder` holds in a browser with this profile. */
export async function inTab<T>(
	folder: string,
	profile: string,
	work: (tab: Tab) => Promise<T>,
	prepare: (tab: Tab) => Promise<unknown> = async () => undefined,
	path = `${benchPage}/`
): Promise<T> {
	const server = staticServer({ folder });
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const browser = await chromium.launchPersistentContext(profile, {
		executablePath: findChromium() ?? undefined,
		args: chromiumArgs
	});
	try {
		const tab = await browser.newPage();
		tab.setDefaultTimeout(900_000);
		await prepare(tab);
		await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`);
		return await work(tab);
	} finally {
		await browser.close();
		server.close();
	}
}
