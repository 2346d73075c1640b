import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { staticServer } from './server.js';

const folder = fileURLToPath(new URL('../../build', import.meta.url));
const firstPort = Number(process.env['PORT'] ?? 4173);
const ports = 200;

if (!existsSync(join(folder, 'index.html'))) {
	console.error('There is no build yet: run `npm start`, or `npm run build` first.');
	process.exit(1);
}
listen(firstPort);

/** @param {number} port */
function listen(port) {
	const server = staticServer({ folder });
	server.once('error', (error) => {
		const taken = ['EADDRINUSE', 'EACCES'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '');
		if (!taken || port >= firstPort + ports) throw error;
		listen(port + 1);
	});
	server.listen(port, '127.0.0.1', () => {
		const address = `http://127.0.0.1:${port}/`;
		console.log(`诉鉴 Sujian: ${address}`);
		console.log('按 Ctrl+C 停止 · Ctrl+C stops it');
		openBrowser(address);
	});
}

/**
 * Opens the address where someone sits before a screen; what fails is no matter, the address is printed.
 * @param {string} address
 */
function openBrowser(address) {
	const { platform, env } = process;
	if (env['CI'] || env['BROWSER'] === 'none' || !process.stdout.isTTY) return;
	if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return;
	const [command, args] =
		platform === 'win32'
			? ['cmd', ['/c', 'start', '', address]]
			: [platform === 'darwin' ? 'open' : 'xdg-open', [address]];
	const child = spawn(/** @type {string} */ (command), /** @type {string[]} */ (args), {
		stdio: 'ignore',
		detached: true
	});
	child.on('error', () => undefined);
	child.unref();
}
