import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';

/**
 * The browser that tests run in: CHROME_PATH, one that is installed, or Playwright's own download; null where there is none.
 * @returns {string | null}
 */
export function findChromium() {
	const own = [process.env['CHROME_PATH'], ...installed(), chromium.executablePath()];
	return own.find((path) => path && existsSync(path)) ?? null;
}

/** @returns {string[]} */
function installed() {
	if (process.platform === 'darwin') {
		return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
			(name) => `/Applications/${name}.app/Contents/MacOS/${name}`
		);
	}
	if (process.platform === 'win32') {
		const roots = [
			process.env['PROGRAMFILES'],
			process.env['PROGRAMFILES(X86)'],
			process.env['LOCALAPPDATA']
		];
		const places = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
		return roots.flatMap((root) => (root ? places.map((place) => join(root, place)) : []));
	}
	const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
	const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin'];
	return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Every host but the machine itself does not exist: a request that leaves it fails and shows. */
export const chromiumArgs = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'
];
