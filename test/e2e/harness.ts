import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { expect } from 'vitest';
import { staticServer } from '../../src/cli/server.js';
import { chromiumArgs, findChromium } from '../support/chromium.js';
import { patience } from './patience.ts';
import { slowDown } from './slow.ts';

/** The built app under a sub-path in a real browser, with everything it did that it must not do. */
export interface App {
	readonly context: BrowserContext;
	readonly page: Page;
	/** The address of the app's first page, with its trailing slash. */
	readonly address: string;
	/** Opens another tab on the same storage. */
	tab(path?: string): Promise<Page>;
	/** Forgets complaints heard so far, after they were provoked. */
	forgive(): void;
	/** Fails where the app asked another origin for something, logged an error or threw since the last time. */
	verify(): void;
	/** Stops the server, as when a clerk closes the terminal. */
	stopServer(): Promise<void>;
	close(): Promise<void>;
}

const base = '/some/path/';

/** Serves `build/` and opens it. */
export async function openApp(options: { locale?: string; folder?: string } = {}): Promise<App> {
	const folder = options.folder ?? join(process.cwd(), 'build');
	const server = staticServer({ folder, base });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const browser: Browser = await chromium.launch({
		executablePath: findChromium() ?? undefined,
		args: chromiumArgs
	});
	const context = await browser.newContext({
		locale: options.locale ?? 'zh-CN',
		viewport: { width: 1280, height: 900 },
		acceptDownloads: true
	});
	// what Playwright itself waits for is as slow as the rest on a small machine
	context.setDefaultTimeout(patience.timeout);
	await slowDown(context);
	const complaints: string[] = [];
	context.on('request', (request) => {
		const url = request.url();
		if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) complaints.push(`request ${url}`);
	});
	context.on('console', (message) => {
		if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`);
	});
	context.on('weberror', (error) =>
		complaints.push(`thrown: ${error.error().stack ?? error.error().message}`)
	);

	async function tab(path = ''): Promise<Page> {
		const page = await context.newPage();
		await page.goto(`${origin}${base}${path}`);
		return page;
	}
	let stopped = false;
	async function stopServer(): Promise<void> {
		if (stopped) return;
		stopped = true;
		server.closeAllConnections();
		await new Promise<void>((resolve) => server.close(() => resolve()));
	}

	async function close(): Promise<void> {
		await browser.close();
		await stopServer();
	}
	const page = await tab().catch(async (error: unknown) => {
		await close();
		throw error;
	});

	return {
		context,
		page,
		address: origin + base,
		tab,
		forgive: () => complaints.splice(0),
		verify: () => expect(complaints.splice(0)).toEqual([]),
		stopServer,
		close
	};
}
