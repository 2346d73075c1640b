import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staticServer } from '../../src/cli/server.js';
import {
	chance,
	holding,
	importing,
	replacing,
	restoring,
	rowsOf,
	shown,
	undoing,
	type Deed,
	type Holding
} from './crashes.ts';
import type { Given } from './files.ts';
import { openKillable, watchFiles, type Killable, type Victim } from './killable.ts';
import { download, go, patience } from './steps.ts';

/** More with SUJIAN_KILLS=48; what was seen is written to SUJIAN_CRASH_REPORT, where that is given. */
const kills = Number(process.env['SUJIAN_KILLS'] ?? 4);
const seed = Number(process.env['SUJIAN_SEED'] ?? 1);
const thorough = kills > 10;
/** What is compared after a kill: all that these pages say. */
const pages = thorough
	? ['overview', 'complaints', 'clauses', 'fines', 'satisfaction', 'recurring', 'import']
	: ['overview'];
const victims: readonly Victim[] = ['browser', 'renderer', 'tab', 'utility', 'browser', 'gpu-process'];
const cutOff = '2031-01-01 00:00:00';
const kinds = ['import', 'replace', 'undo', 'restore'] as const;

let profile: string;
let server: ReturnType<typeof staticServer>;
let address: string;
let browser: Killable;
let now: Holding;
/** What each deed takes when nothing interrupts it: milliseconds, and changes of files that can be seen from outside. */
const takes = {
	import: [0, 0],
	replace: [0, 0],
	undo: [0, 0],
	restore: [0, 0]
} satisfies Record<Deed['kind'], [number, number]>;
const backups: { after: Holding; file: Given }[] = [];
/** What the pages said in each state, and what every batch's bytes were, when first seen. */
const told = new Map<string, string>();
const digests = new Map<string, string>();
let mappings: unknown;

async function timed(deed: Deed): Promise<void> {
	let changes = 0;
	const stop = await watchFiles(profile, () => (changes += 1));
	const start = performance.now();
	await deed.act(browser.page);
	takes[deed.kind] = [performance.now() - start, changes];
	stop();
	now = deed.after;
}

async function backUp(): Promise<void> {
	await go(browser.page, 'settings');
	const { name, bytes } = await download(browser.page, 'backup-make');
	backups.push({ after: now, file: { name, mimeType: 'application/zip', buffer: bytes } });
}

/** Opens the app and compares all that can be compared; gives what it holds. */
async function look(): Promise<Holding> {
	const found = await holding(browser.page, address);
	const asOf = (found.documents['d-as-of.json'] as { asOf: string | null } | undefined)?.asOf ?? null;
	const state: Holding = { files: found.files, asOf };
	expect(found.complaints).toBe(found.files.reduce((sum, file) => sum + rowsOf[file]!, 0));
	for (const [id, digest] of Object.entries(found.digests)) {
		expect(digests.get(id) ?? digest).toBe(digest);
		digests.set(id, digest);
	}
	mappings ??= found.documents['d-mappings.json'];
	expect(found.documents['d-mappings.json']).toEqual(mappings);
	const said = await shown(browser.page, pages);
	const key = JSON.stringify(state);
	if (told.has(key)) expect(said).toBe(told.get(key));
	told.set(key, said);
	return state;
}

beforeAll(async () => {
	profile = await mkdtemp(join(tmpdir(), 'sujian-crash-'));
	server = staticServer({ folder: join(process.cwd(), 'build'), base: '/' });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	browser = await openKillable(profile);
	await browser.page.goto(address);
	await browser.page.getByTestId('demo-button').waitFor(patience);
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
	await timed(replacing(now, '丁.csv'));
	await timed(undoing(now));
	await timed(restoring(backups[1]!.after, backups[1]!.file));
	await look();
});

afterAll(async () => {
	await browser?.kill();
	server?.closeAllConnections();
	server?.close();
	await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** The kinds take turns; what cannot be done now gives way to what can. */
function next(turn: number): Deed {
	const missing = Object.keys(rowsOf).find((name) => !now.files.includes(name));
	const kind = kinds[turn % kinds.length]!;
	if (kind === 'import' && missing && now.files.length < 3) return importing(now, missing);
	if (kind === 'replace' && missing) return replacing(now, missing);
	if (kind === 'undo' && now.files.length > 1) return undoing(now);
	const other = backups.find(({ after }) => JSON.stringify(after) !== JSON.stringify(now))!;
	return restoring(other.after, other.file);
}

test(
	`ended ${kills} times amid its work, the workspace opens as it was before or after, and what was done stays`,
	async () => {
		const random = chance(seed);
		const report: object[] = [];
		for (let turn = 0; turn < kills; turn++) {
			const deed = next(turn);
			const before = now;
			// Every kind of deed meets every victim, and every way to choose the instant.
			const round = Math.floor(turn / kinds.length);
			const victim = victims[round % victims.length]!;
			// The instants of a kind are spread over its whole length, each at random in its own stretch of it.
			const stretches = Math.ceil(kills / kinds.length);
			const part = ((round % stretches) + random()) / stretches;
			const [milliseconds, changes] = takes[deed.kind];
			const byChange = Math.floor(round / 2) % 2 === 1;
			let done = false;
			let left = Math.max(1, Math.round(part * changes));
			let hit = () => undefined as void;
			const nth = new Promise<void>((resolve) => (hit = resolve));
			const stop = await watchFiles(profile, () => (--left === 0 ? hit() : undefined));
			const start = performance.now();
			const acting = deed.act(browser.page).then(
				() => (done = true),
				() => undefined
			);
			await Promise.race([acting, byChange ? nth : pause(part * milliseconds * 1.1)]);
			await browser.kill(victim);
			const after = Math.round(performance.now() - start);
			stop();
			if (victim === 'browser') {
				await acting;
				browser = await openKillable(profile);
			} else {
				// what is left of the app may come to its end, or notice that it cannot
				await Promise.race([acting, pause(1500)]);
				await browser.again();
			}
			const found = await look();
			const isNew = JSON.stringify(found) === JSON.stringify(deed.after);
			report.push({ kind: deed.kind, victim, byChange, part, after, done, isNew });
			if (!isNew || (done && victim === 'browser')) expect(found).toEqual(done ? deed.after : before);
			now = found;
		}
		const path = process.env['SUJIAN_CRASH_REPORT'];
		if (path) await writeFile(path, JSON.stringify({ seed, takes, report }, null, '\t'));
	},
	patience.timeout * (2 + kills)
);
