import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Editions } from '#lib/model/editions.ts';
import { chance, holding, importing, type Stored } from './crashes.ts';
import type { Victim } from './killable.ts';
import { go, idle, patience } from './steps.ts';
import { measured, openTarget, strike, type Takes, type Target } from './strike.ts';

/** More with SUJIAN_KILLS=48; what was seen is written to SUJIAN_CRASH_REPORT, where that is given. */
const kills = Number(process.env['SUJIAN_KILLS'] ?? 4);
const seed = Number(process.env['SUJIAN_SEED'] ?? 1);
/** The monthly report where time is given; else a paper without pictures, which is sealed within moments. */
const isLong = kills > 10;
const victims: readonly Victim[] = ['browser', 'renderer', 'browser', 'tab', 'utility', 'gpu-process'];
const kinds = ['seal', 'delete'] as const;
type Kind = (typeof kinds)[number];

let target: Target;
const takes: Record<Kind, Takes> = { seal: [0, 0], delete: [0, 0] };
/** All that the private file system holds beside the editions, which none of this may touch. */
let rest: unknown;

/** The editions in the order in which they were sealed, and which of them are still there. */
type Register = readonly { readonly edition: number; readonly file: string; readonly isThere: boolean }[];

const registerOf = ({ documents }: Stored): Register =>
	((documents['d-editions.json'] as Editions | undefined)?.editions ?? []).map(
		({ edition, file, deleted }) => ({ edition, file, isThere: deleted === undefined })
	);

const besides = ({ documents, digests, sources, files }: Stored) => ({
	...{ digests, sources, files },
	documents: Object.entries(documents).filter(([name]) => name !== 'd-editions.json')
});

const kept = (register: Register) => register.filter(({ isThere }) => isThere);

/** The margin with the editions of the paper, once the paper stands. */
async function openEditions(page: Page): Promise<void> {
	await go(page, 'report');
	await page.getByTestId('paper').waitFor(patience);
	if (!isLong) {
		await page.getByTestId('paper-forms').click(patience);
		await page.getByTestId('report-kind').selectOption('suggestions', patience);
		await page
			.frameLocator('[data-testid="paper"]')
			.getByText('产品建议表')
			.first()
			.waitFor({ state: 'attached', ...patience });
	}
	await idle(page);
	await page.getByTestId('margin-open').click(patience);
	await page.getByTestId('side-editions').click(patience);
	await page.getByTestId('editions').waitFor(patience);
}

/** Opens the app and compares all that can be compared; gives the editions, each of which opens as it was sealed. */
async function look(): Promise<Register> {
	const found = await holding(target.browser.page, target.address);
	rest ??= besides(found);
	expect(besides(found)).toEqual(rest);
	const register = registerOf(found);
	const { page } = target.browser;
	await openEditions(page);
	for (const { edition, isThere } of register) {
		const line = page.getByTestId(`edition-${edition}`);
		await line.getByTestId(isThere ? 'edition-show' : 'edition-trace').waitFor(patience);
	}
	expect(await page.getByTestId('editions').getByRole('article').count()).toBe(register.length);
	const last = kept(register).at(-1);
	if (last) {
		await page.getByTestId(`edition-${last.edition}`).getByTestId('edition-show').click(patience);
		await page.getByTestId('shown-edition').waitFor(patience);
		await page.getByTestId('shown-back').click(patience);
		await page.getByTestId('paper').waitFor(patience);
	}
	return register;
}

/** Leads up to the last click; what the click begins is interrupted. */
async function prepare(kind: Kind, register: Register): Promise<void> {
	const { page } = target.browser;
	if (kind === 'seal') {
		await page.getByTestId('seal-open').click(patience);
		await page.getByTestId('seal-by').fill('王芳', patience);
		await page.locator('[data-testid="seal-yes"]:enabled').waitFor(patience);
		return;
	}
	const line = page.getByTestId(`edition-${kept(register).at(-1)!.edition}`);
	await line.getByTestId('edition-delete').click(patience);
	await line.getByTestId('reason').fill('误封', patience);
	await line.getByTestId('signer').fill('王芳', patience);
	await line.locator('[data-testid="edition-delete-yes"]:enabled').waitFor(patience);
}

/** Ends once the page says that it is done. */
async function act(kind: Kind, register: Register): Promise<void> {
	const { page } = target.browser;
	if (kind === 'seal') {
		await page.getByTestId('seal-yes').click(patience);
		await page.getByTestId('seal-open').waitFor(patience);
		return;
	}
	await page.getByTestId('edition-delete-yes').click(patience);
	const { edition } = kept(register).at(-1)!;
	await page.getByTestId(`edition-${edition}`).getByTestId('edition-trace').waitFor(patience);
}

/** Whether the second is the first after the deed: all else as it was, to the letter. */
function isAfter(kind: Kind, before: Register, now: Register): boolean {
	if (kind === 'seal') {
		const next = now.at(-1);
		const [number, was] = [(before.at(-1)?.edition ?? 0) + 1, JSON.stringify(before)];
		return next?.edition === number && next.isThere && JSON.stringify(now.slice(0, -1)) === was;
	}
	const gone = kept(before).at(-1)!;
	const expected = before.map((one) => (one === gone ? { ...one, isThere: false } : one));
	return JSON.stringify(now) === JSON.stringify(expected);
}

async function timed(kind: Kind, before: Register): Promise<Register> {
	await prepare(kind, before);
	takes[kind] = await measured(target, () => act(kind, before));
	const now = await look();
	expect(isAfter(kind, before, now)).toBe(true);
	return now;
}

beforeAll(async () => {
	target = await openTarget('seal');
	await importing({ files: [], asOf: null }, '丙.csv').act(target.browser.page);
});

afterAll(async () => target?.close());

test(
	`ended ${kills} times amid sealing and deleting, an edition is there whole or not at all, and all else stays`,
	async () => {
		const random = chance(seed);
		const report: object[] = [];
		let now = await look();
		now = await timed('seal', now);
		now = await timed('seal', now);
		now = await timed('delete', now);
		now = await timed('seal', now);
		for (let turn = 0; turn < kills; turn++) {
			const round = Math.floor(turn / kinds.length);
			// one edition always stays: that it does is what the kills are about
			const kind = kept(now).length > 1 ? kinds[turn % kinds.length]! : 'seal';
			const victim = victims[round % victims.length]!;
			const stretches = Math.ceil(kills / kinds.length);
			const part = ((round % stretches) + random()) / stretches;
			// what is written is written within moments: half of the instants are told by the files themselves
			const byChange = Math.floor(turn / kinds.length) % 2 === (kind === 'seal' ? 0 : 1);
			const before = now;
			await prepare(kind, before);
			const { after, done } = await strike(target, victim, takes[kind], { part, byChange }, () =>
				act(kind, before)
			);
			now = await look();
			const isNew = isAfter(kind, before, now);
			report.push({ kind, victim, byChange, part, after, done, isNew });
			if (!isNew) expect(now).toEqual(before);
			if (done && victim === 'browser') expect(isNew).toBe(true);
		}
		const path = process.env['SUJIAN_CRASH_REPORT'];
		if (path) await writeFile(path, JSON.stringify({ seed, takes, report }, null, '\t'));
	},
	patience.timeout * (4 + kills)
);
