import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { Given } from './files.ts';
import { drop, go, idle, inView, patience, undoLatest } from './steps.ts';

/** mulberry32: chance that can be had again. */
export function chance(state: number): () => number {
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** What a workspace holds, as far as a user cares: the files imported, in their order, and the cut-off chosen. */
export interface Holding {
	readonly files: readonly string[];
	readonly asOf: string | null;
}

/** Something a user does; what the workspace holds when it is done; `act` ends once the page says that it is done. */
export interface Deed {
	readonly kind: 'import' | 'replace' | 'undo' | 'restore';
	readonly after: Holding;
	act(page: Page): Promise<void>;
}

export const rowsOf: Readonly<Record<string, number>> = {
	'甲.csv': 4000,
	'乙.csv': 2500,
	'丙.csv': 1200,
	'丁.csv': 1800
};

/** A log whose complaints are in no other file. */
export function logOf(name: string, rows = rowsOf[name]!): Given {
	const two = (value: number) => String(value).padStart(2, '0');
	const lines = Array.from({ length: rows }, (_, row) => {
		const day = `2025-${two(1 + (row % 6))}-${two(1 + (row % 28))}`;
		const unit = `${1 + (row % 90)}-${100 + (row % 700)}`;
		return `${name[0]}${row},${day} ${two(8 + (row % 10))}:${two(row % 60)},${unit},第${row}次报修：水管渗漏未处理,李${row % 9}`;
	});
	const text = ['投诉编号,投诉时间,房号,投诉内容,处理人', ...lines, ''].join('\n');
	return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

async function confirmed(page: Page): Promise<void> {
	await page.getByTestId('import-confirm').click(patience);
	await page.getByTestId('overview').waitFor(patience);
	await idle(page);
}

export function importing(before: Holding, name: string): Deed {
	const file = logOf(name);
	return {
		kind: 'import',
		after: { ...before, files: [...before.files, name] },
		act: async (page) => {
			await go(page, 'import');
			await drop(page, file);
			await confirmed(page);
		}
	};
}

/** Puts a file in the place of the latest import; the list shows the latest first. */
export function replacing(before: Holding, name: string): Deed {
	const file = logOf(name);
	return {
		kind: 'replace',
		after: { ...before, files: [...before.files.slice(0, -1), name] },
		act: async (page) => {
			await go(page, 'import');
			await page.getByTestId('replace').first().setInputFiles(file, patience);
			await confirmed(page);
		}
	};
}

/** Takes the latest import back. */
export function undoing(before: Holding): Deed {
	return {
		kind: 'undo',
		after: { ...before, files: before.files.slice(0, -1) },
		act: async (page) => {
			await go(page, 'import');
			const rows = page.getByTestId('batch-row');
			await rows.first().waitFor(patience);
			await undoLatest(page);
			await rows.nth(before.files.length - 1).waitFor({ state: 'detached', ...patience });
			await idle(page);
		}
	};
}

export function restoring(after: Holding, backup: Given): Deed {
	return {
		kind: 'restore',
		after,
		act: async (page) => {
			await go(page, 'settings');
			await page.getByTestId('backup-file').setInputFiles(backup);
			await page.getByTestId('restore-yes').click(patience);
			await page.getByTestId('restored').waitFor(patience);
		}
	};
}

/** What is in the private file system. */
export interface Stored {
	readonly names: readonly string[];
	readonly files: readonly string[];
	readonly documents: Readonly<Record<string, unknown>>;
	/** Hex SHA-256 of every batch's database; of its source as it is, and as the manifest says. */
	readonly digests: Readonly<Record<string, string>>;
	readonly sources: readonly (readonly [kept: string, said: string])[];
	/** Sealed editions that the register keeps: the SHA-256 of each file, and what the register says. */
	readonly editions: readonly (readonly [kept: string, said: string])[];
}

export const stored = (page: Page): Promise<Stored> =>
	page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const open = async (name: string) => (await root.getFileHandle(name)).getFile();
		const read = async (name: string) => JSON.parse(await (await open(name)).text()) as unknown;
		const sha = async (name: string) => {
			const hash = await crypto.subtle.digest('SHA-256', await (await open(name)).arrayBuffer());
			return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
		};
		const names: string[] = [];
		for await (const name of root.keys()) names.push(name);
		const { batches } = (await read('manifest.json')) as {
			batches: { id: string; file: string; sha256: string }[];
		};
		const documents: Record<string, unknown> = {};
		for (const name of names.filter((own) => own.startsWith('d-'))) documents[name] = await read(name);
		const digests: Record<string, string> = {};
		const sources: [string, string][] = [];
		for (const { id, sha256 } of batches) {
			digests[id] = await sha(`b-${id}.duckdb`);
			sources.push([await sha(`s-${id}.source`), sha256]);
		}
		const register = documents['d-editions.json'] as
			{ editions: { file: string; deleted?: object }[] } | undefined;
		const editions: [string, string][] = [];
		for (const { file, deleted } of register?.editions ?? []) {
			if (!deleted) editions.push([await sha(`e-${file}.zip`), file]);
		}
		const files = batches.map(({ file }) => file);
		return { names: names.sort(), files, documents, digests, sources, editions };
	});

/** Everything that the pages say, once they have said it. */
export async function shown(page: Page, pages: readonly string[]): Promise<string> {
	const said: string[] = [];
	for (const id of pages) {
		await go(page, id);
		await idle(page);
		const main = page.locator('main');
		let before = '';
		for (let still = 0; still < 3;) {
			await page.waitForTimeout(100);
			const now = (await main.textContent(patience)) ?? '';
			await idle(page);
			still = now === before && now.length > 20 ? still + 1 : 0;
			before = now;
		}
		said.push(before);
	}
	return said.join('\n');
}

/** Opens the app and says what it holds; every row of it is read on the way, and nothing else is in its file system. */
export async function holding(page: Page, address: string): Promise<Stored & { complaints: number }> {
	await page.goto(address);
	await page.getByTestId('overview').waitFor(patience);
	await idle(page);
	const complaints = await inView(page);
	const found = await stored(page);
	const own = Object.keys(found.digests).flatMap((id) => [`b-${id}.duckdb`, `s-${id}.source`]);
	const sealed = found.editions.map(([, said]) => `e-${said}.zip`);
	const expected = [...own, ...sealed, ...Object.keys(found.documents), 'manifest.json', 'reserve'];
	expect(found.names).toEqual(expected.sort());
	for (const [kept, said] of [...found.sources, ...found.editions]) expect(kept).toBe(said);
	return { ...found, complaints };
}
