#!/usr/bin/env node
import { existsSync } from 'node:fs';
import process from 'node:process';
import { ensureBundle } from './bundle.js';

if (!existsSync(new URL('../../node_modules/vite', import.meta.url))) {
	console.error('先运行 npm ci · 先執行 npm ci · run npm ci first');
	process.exit(1);
}
/** @type {{ main: (args: string[]) => Promise<number> }} */
const { main } = await import(await ensureBundle());
process.exitCode = await main(process.argv.slice(2));
