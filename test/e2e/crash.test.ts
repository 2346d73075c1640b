import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
import type { Victim } from './killable.ts';
import { download, go, patience } from './steps.ts';
import { measured, openTarget, strike, type Takes, type Target } from './strike.ts';

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

let target: Target;
let now: Holding;
const takes: Record<Deed['kind'], Takes> = {
	import: [0, 0],
	replace: [0, 0],
	undo: [0, 0],
	restore: [0, 0]
};
const backups: { after: Holding; file: Given }[] = [];
/** What the pages said in each state, and what every batch's bytes were, when first seen. */
const told = new Map<string, string>();
const digests = new Map<string, string>();
let mappings: unknown;

async function timed(deed: Deed): Promise<void> {
	takes[deed.kind] = await measured(target, () => deed.act(target.browser.page));
	now = deed.after;
}

async function backUp(): Promise<void> {
	await go(target.browser.page, 'settings');
	const { name, bytes } = await download(target.browser.page, 'backup-make');
	backups.push({ after: now, file: { name, mimeType: 'application/zip', buffer: bytes } });
}

/** Opens the app and compares all that can be compared; gives what it holds. */
async function look(): Promise<Holding> {
	const found = await holding(target.browser.page, target.address);
	const asOf = (found.documents['d-as-of.json'] as { asOf: string | null } | undefined)?.asOf ?? null;
	const state: Holding = { files: found.files, asOf };
	expect(found.complaints).toBe(found.files.reduce((sum, file) => sum + rowsOf[file]!, 0));
	for (const [id, digest] of Object.entries(found.digests)) {
		expect(digests.get(id) ?? digest).toBe(digest);
		digests.set(id, digest);
	}
	mappings ??= found.documents['d-mappings.json'];
	expect(found.documents['d-mappings.json']).toEqual(mappings);
	const said = await shown(target.browser.page, pages);
	const key = JSON.stringify(state);
	if (told.has(key)) expect(said).toBe(told.get(key));
	told.set(key, said);
	return state;
}

beforeAll(async () => {
	target = await openTarget('crash');
	now = { files: [], asOf: null };
	await timed(importing(now, '甲.csv'));
	await backUp();
	await timed(importing(now, '乙.csv'));
	await go(target.browser.page, 'settings');
	await target.browser.page.getByTestId('as-of-input').fill(cutOff.replace(' ', 'T'));
	await target.browser.page.getByTestId('as-of-input').blur();
	await target.browser.page.locator('.work').waitFor({ state: 'detached', ...patience });
	now = { ...now, asOf: cutOff };
	await backUp();
	await timed(replacing(now, '丁.csv'));
	await timed(undoing(now));
	await timed(restoring(backups[1]!.after, backups[1]!.file));
	await look();
});

afterAll(async () => target?.close());

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
			const byChange = Math.floor(round / 2) % 2 === 1;
			const { after, done } = await strike(target, victim, takes[deed.kind], { part, byChange }, () =>
				deed.act(target.browser.page)
			);
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
