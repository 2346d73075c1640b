import { existsSync } from 'node:fs';
import process from 'node:process';
import type { Browser } from 'playwright';
import { namedPages, withPages } from './pdfPages.ts';
import { usage, UsageError } from './usage.ts';

/** Where browsers usually are; where CHROME_PATH names one, it alone is tried. */
const places = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
];
const args = ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND'];

const how = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true };

/** The page as PDF with bookmarks of its chapters and their pages in its contents, printed by a browser of this machine: the one format whose bytes may differ between machines. */
export async function printPdf(html: string): Promise<Uint8Array> {
	const browser = await openBrowser();
	try {
		const page = await browser.newPage();
		const print = async (text: string): Promise<Uint8Array> => {
			await page.setContent(text, { waitUntil: 'load' });
			return page.pdf(how);
		};
		const first = await print(html);
		const numbered = withPages(html, namedPages(first));
		return numbered === html ? first : await print(numbered);
	} finally {
		await browser.close();
	}
}

async function openBrowser(): Promise<Browser> {
	const { chromium } = await import('playwright').catch(() => {
		throw new UsageError(usage.noPdf);
	});
	const named = process.env['CHROME_PATH'];
	const found = named ?? places.find((path) => existsSync(path));
	const ways = [
		...(found ? [{ executablePath: found }] : []),
		...(named ? [] : [{ channel: 'chrome' }, { channel: 'msedge' }, {}])
	];
	for (const way of ways) {
		const browser = await chromium.launch({ ...way, args }).catch(() => null);
		if (browser) return browser;
	}
	throw new UsageError(usage.noPdf);
}
