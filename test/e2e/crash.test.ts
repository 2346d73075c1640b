import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staticServer } from '../../src/cli/server.js';
import { holding, importing, restoring, rowsOf, undoing, type Deed, type Holding } from './crashes.ts';
import type { Given } from './files.ts';
import { openKillable, type Killable } from './killable.ts';
import { download, go, patience } from './steps.ts';

/** More with SUJIAN_KILLS=30; what was seen is written to SUJIAN_CRASH_REPORT, where that is given. */
const kills = Number(process.env['SUJIAN_KILLS'] ?? 6);
const seed = Number(process.env['SUJIAN_SEED'] ?? 1);
const cutOff = '2031-01-01 00:00:00';

let profile: string;
let server: ReturnType<typeof staticServer>;
let address: string;
let browser: Killable;
let now: Holding;
/** Milliseconds that each deed takes when nothing interrupts it. */
const takes = { import: 0, undo: 0, restore: 0 };
const backups: { after: Holding; file: Given }[] = [];

async function timed(deed: Deed): Promise<void> {
	const start = performance.now();
	await deed.act(browser.page);
	takes[deed.kind] = performance.now() - start;
	now = deed.after;
}

async function backUp(): Promise<void> {
	await go(browser.page, 'settings');
	const { name, bytes } = await download(browser.page, 'backup-make');
	backups.push({ after: now, file: { name, mimeType: 'application/zip', buffer: bytes } });
}

beforeAll(async () => {
	profile = await mkdtemp(join(tmpdir(), 'sujian-crash-'));
	server = staticServer({ folder: join(process.cwd(), 'build'), base: '/' });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	browser = await openKillable(profile);
	await browser.page.goto(address);
	now = { files: [], asOf: null };
	await timed(importing(now, '甲.csv'));
	await backUp();
	await timed(importing(now, '乙.csv'));
	await go(browser.page, 'settings');
	await browser.page.getByTestId('as-of-input').fill(cutOff.replace(' ', 'T'));
	await browser.page.getByTestId('as-of-input').blur();
	await browser.page.locator('.work').waitFor({ state: 'detached', ...patience });
	now = { ...now, asOf: cutOff };
	await backUp();
	await timed(undoing(now));
	await timed(restoring(backups[1]!.after, backups[1]!.file));
});

afterAll(async () => {
	await browser?.kill();
	server?.closeAllConnections();
	server?.close();
	await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** mulberry32: chance that can be had again. */
function chance(state: number): () => number {
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The kinds take turns; what cannot be done now gives way to what can. */
function next(turn: number): Deed {
	const missing = Object.keys(rowsOf).find((name) => !now.files.includes(name));
	if (turn % 3 === 0 && missing) return importing(now, missing);
	if (turn % 3 === 1 && now.files.length > 1) return undoing(now);
	const other = backups.find(({ after }) => JSON.stringify(after) !== JSON.stringify(now))!;
	return restoring(other.after, other.file);
}

test(
	`the browser is killed ${kills} times: the workspace opens as it was before or after, and what was done stays`,
	async () => {
		const random = chance(seed);
		const report: object[] = [];
		for (let turn = 0; turn < kills; turn++) {
			const deed = next(turn);
			const before = now;
			const milliseconds = random() * takes[deed.kind] * 1.15;
			let done = false;
			const acting = deed.act(browser.page).then(
				() => (done = true),
				() => undefined
			);
			await Promise.race([acting, pause(milliseconds)]);
			if (done) await pause(Math.max(0, random() * 200));
			await browser.kill();
			await acting;

			browser = await openKillable(profile);
			const { complaints, ...found } = await holding(browser.page, address);
			const state = JSON.stringify(found);
			const isNew = state === JSON.stringify(deed.after);
			report.push({ kind: deed.kind, milliseconds: Math.round(milliseconds), done, isNew });
			if (!isNew || done) expect(found).toEqual(done ? deed.after : before);
			expect(complaints).toBe(found.files.reduce((sum, file) => sum + rowsOf[file]!, 0));
			now = found;
		}
		const path = process.env['SUJIAN_CRASH_REPORT'];
		if (path) await writeFile(path, JSON.stringify({ seed, takes, report }, null, '\t'));
	},
	60_000 + kills * 30_000
);
