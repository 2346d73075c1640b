import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { staticServer } from '../../src/cli/server.js';
import { openKillable, watchFiles, type Killable, type Victim } from './killable.ts';
import { patience } from './steps.ts';

/** The built app in a browser that can be killed, on a profile that outlives it. */
export interface Target {
	readonly profile: string;
	readonly address: string;
	/** Another one once it was killed. */
	browser: Killable;
	close(): Promise<void>;
}

/** Serves `build/` and opens it, with nothing imported. */
export async function openTarget(name: string): Promise<Target> {
	const profile = await mkdtemp(join(tmpdir(), `sujian-${name}-`));
	const server = staticServer({ folder: join(process.cwd(), 'build'), base: '/' });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	const target: Target = {
		profile,
		address,
		browser: await openKillable(profile),
		close: async () => {
			await target.browser.kill();
			server.closeAllConnections();
			server.close();
			await rm(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	};
	await target.browser.page.goto(address);
	await target.browser.page.getByTestId('demo-button').waitFor(patience);
	return target;
}

/** What a deed takes when nothing interrupts it: milliseconds, and changes of files that can be seen from outside. */
export type Takes = readonly [milliseconds: number, changes: number];

/** Does a deed to its end, and says what it took. */
export async function measured({ profile }: Target, act: () => Promise<unknown>): Promise<Takes> {
	let changes = 0;
	const stop = await watchFiles(profile, () => (changes += 1));
	const start = performance.now();
	await act();
	const takes: Takes = [performance.now() - start, changes];
	stop();
	return takes;
}

/** When in a deed something is ended: at which part of it, by the clock or by its changes of files. */
export interface Instant {
	readonly part: number;
	readonly byChange: boolean;
}

/**
 * Begins a deed, ends `victim` at an instant of it, and opens again what is gone. `after` is when, in milliseconds; `done`: the deed had come to
 * its end before.
 */
export async function strike(
	target: Target,
	victim: Victim,
	[milliseconds, changes]: Takes,
	{ part, byChange }: Instant,
	act: () => Promise<unknown>
): Promise<{ readonly after: number; readonly done: boolean }> {
	let done = false;
	let left = Math.max(1, Math.round(part * changes));
	let hit = () => undefined as void;
	const nth = new Promise<void>((resolve) => (hit = resolve));
	const stop = await watchFiles(target.profile, () => (--left === 0 ? hit() : undefined));
	const start = performance.now();
	const acting = act().then(
		() => (done = true),
		() => undefined
	);
	await Promise.race([acting, byChange ? nth : pause(part * milliseconds * 1.1)]);
	await target.browser.kill(victim);
	const after = Math.round(performance.now() - start);
	stop();
	if (victim === 'browser') {
		await acting;
		target.browser = await openKillable(target.profile);
	} else {
		// what is left of the app may come to its end, or notice that it cannot
		await Promise.race([acting, pause(1500)]);
		await target.browser.again();
	}
	return { after, done };
}
