import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { Given } from './files.ts';
import { drop, go, inView, patience } from './steps.ts';

/** What a workspace holds, as far as a user cares: the files imported, in their order, and the cut-off chosen. */
export interface Holding {
	readonly files: readonly string[];
	readonly asOf: string | null;
}

/** Something a user does; what the workspace holds when it is done; `act` ends once the page says that it is done. */
export interface Deed {
	readonly kind: 'import' | 'undo' | 'restore';
	readonly after: Holding;
	act(page: Page): Promise<void>;
}

export const rowsOf: Readonly<Record<string, number>> = { '甲.csv': 4000, '乙.csv': 2500, '丙.csv': 1200 };

/** A log whose complaints are in no other file. */
export function logOf(name: string): Given {
	const two = (value: number) => String(value).padStart(2, '0');
	const lines = Array.from({ length: rowsOf[name]! }, (_, row) => {
		const day = `2025-${two(1 + (row % 6))}-${two(1 + (row % 28))}`;
		const unit = `${1 + (row % 90)}-${100 + (row % 700)}`;
		return `${name[0]}${row},${day} ${two(8 + (row % 10))}:${two(row % 60)},${unit},第${row}次报修：水管渗漏未处理,李${row % 9}`;
	});
	const text = ['投诉编号,投诉时间,房号,投诉内容,处理人', ...lines, ''].join('\n');
	return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

export function importing(before: Holding, name: string): Deed {
	const file = logOf(name);
	return {
		kind: 'import',
		after: { ...before, files: [...before.files, name] },
		act: async (page) => {
			await go(page, 'import');
			await drop(page, file);
			await page.getByTestId('import-confirm').click(patience);
			await page.getByTestId('overview').waitFor(patience);
			await page.locator('.work').waitFor({ state: 'detached', ...patience });
		}
	};
}

/** Takes the latest import back; the list shows the latest first. */
export function undoing(before: Holding): Deed {
	return {
		kind: 'undo',
		after: { ...before, files: before.files.slice(0, -1) },
		act: async (page) => {
			await go(page, 'import');
			const rows = page.getByTestId('batch-row');
			await rows.first().waitFor(patience);
			await page.getByTestId('undo').first().click(patience);
			await rows.nth(before.files.length - 1).waitFor({ state: 'detached', ...patience });
			await page.locator('.work').waitFor({ state: 'detached', ...patience });
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

/** Opens the app and says what it holds; every row of it is read on the way. */
export async function holding(page: Page, address: string): Promise<Holding & { complaints: number }> {
	await page.goto(address);
	await page.getByTestId('overview').waitFor(patience);
	await page.locator('.work').waitFor({ state: 'detached', ...patience });
	const complaints = await inView(page);
	const stored = await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const read = async (name: string) =>
			JSON.parse(await (await (await root.getFileHandle(name)).getFile()).text()) as unknown;
		const names: string[] = [];
		for await (const name of root.keys()) names.push(name);
		return {
			names,
			manifest: (await read('manifest.json')) as { batches: { id: string; file: string }[] },
			asOf: names.includes('d-as-of.json')
				? ((await read('d-as-of.json')) as { asOf: string | null }).asOf
				: null
		};
	});
	const { batches } = stored.manifest;
	const own = batches.flatMap(({ id }) => [`b-${id}.duckdb`, `s-${id}.source`]);
	const documents = stored.names.filter((name) => name.startsWith('d-'));
	expect(stored.names.sort()).toEqual([...own, ...documents, 'manifest.json'].sort());
	return { files: batches.map(({ file }) => file), asOf: stored.asOf, complaints };
}
