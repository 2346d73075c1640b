import { spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { chromiumArgs, findChromium } from '../support/chromium.js';

/** A browser of our own on a profile that stays, which can be killed at any moment. */
export interface Killable {
	readonly page: Page;
	/** Ends the browser's process at once, as a power cut would, and waits until all of its processes are gone. */
	kill(): Promise<void>;
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
	async function kill(): Promise<void> {
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
		const context = browser.contexts()[0]!;
		const page = context.pages()[0] ?? (await context.newPage());
		await page.setViewportSize({ width: 1280, height: 900 });
		return { page, kill };
	} catch (error) {
		await kill();
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
