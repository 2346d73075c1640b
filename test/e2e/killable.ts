import { spawn } from 'node:child_process';
import { watch, type FSWatcher } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { chromiumArgs, findChromium } from '../support/chromium.js';

/** What is ended: the whole browser, one kind of its processes, or the tab by its cross. */
export type Victim = 'browser' | 'renderer' | 'gpu-process' | 'utility' | 'tab';

/** A browser of our own on a profile that stays, parts of which can be ended at any moment. */
export interface Killable {
	readonly page: Page;
	/** Ends it at once, the browser's process as a power cut would, and waits until it is gone. */
	kill(victim?: Victim): Promise<void>;
	/** Another tab of a browser that is still there; the one before is closed. */
	again(): Promise<void>;
}

/** Starts a browser with this profile folder and gives its first page. */
export async function openKillable(profile: string): Promise<Killable> {
	const child = spawn(
		findChromium()!,
		[
			...chromiumArgs,
			'--headless=new',
			'--remote-debugging-port=0',
			'--lang=zh-CN',
			`--user-data-dir=${profile}`,
			'about:blank'
		],
		{ stdio: ['ignore', 'ignore', 'pipe'], detached: true }
	);
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	async function killAll(): Promise<void> {
		child.kill('SIGKILL');
		await gone;
		for (let tries = 0; tries < 40 && isAlive(child.pid!); tries++) await pause(25);
	}
	try {
		const address = await new Promise<string>((resolve, reject) => {
			let said = '';
			child.stderr.on('data', (chunk: Buffer) => {
				said += chunk.toString();
				const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
				if (found) resolve(found);
			});
			child.once('error', reject);
			child.once('exit', () => reject(new Error(`the browser did not start: ${said.slice(-600)}`)));
		});
		const browser = await chromium.connectOverCDP(address);
		const control = await browser.newBrowserCDPSession();
		const context = browser.contexts()[0]!;
		/** A process that was kept in reserve for the next tab may have been ended with the others. */
		const open = async (tries = 5): Promise<Page> => {
			const page = await context.newPage().catch((error: unknown) => {
				if (tries > 0) return null;
				throw error;
			});
			if (!page) return pause(200).then(() => open(tries - 1));
			await page.setViewportSize({ width: 1280, height: 900 });
			return page;
		};
		let page = await open();
		return {
			get page() {
				return page;
			},
			kill: async (victim = 'browser') => {
				if (victim === 'browser') return killAll();
				if (victim === 'tab') return page.close();
				const { processInfo } = await control.send('SystemInfo.getProcessInfo');
				for (const { id, type } of processInfo as { id: number; type: string }[]) {
					if (type.toLowerCase().startsWith(victim.slice(0, 3))) process.kill(id, 'SIGKILL');
				}
			},
			again: async () => {
				const old = page;
				page = await open();
				await old.close().catch(() => undefined);
			}
		};
	} catch (error) {
		await killAll();
		throw error;
	}
}

/** Whether a process of the group is left; a platform without groups has none to ask about. */
function isAlive(group: number): boolean {
	try {
		return process.kill(-group, 0);
	} catch {
		return false;
	}
}

/**
 * Looks on while Chromium writes the private file system of the only site in this profile: its files are plain files, and a log beside
 * them takes note when one is made, renamed or deleted.
 */
export async function watchFiles(profile: string, seen: () => void): Promise<() => void> {
	const top = join(profile, 'Default', 'File System');
	const watchers: FSWatcher[] = [];
	for (const site of await readdir(top)) {
		if (!/^\d+$/.test(site)) continue;
		for (const part of ['Paths', '00']) {
			watchers.push(watch(join(top, site, 't', part), seen).on('error', () => undefined));
		}
	}
	return () => watchers.forEach((watcher) => watcher.close());
}
