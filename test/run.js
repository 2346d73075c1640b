import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './support/chromium.js';

/** Everything that must hold: types, lint, format, tests in Node and in a browser, the build, end to end. */
const root = fileURLToPath(new URL('..', import.meta.url));
const stepMinutes = 30;
let passed = 0;
let failed = 0;
/** @type {string[]} */
const troubles = [];

const browser = findChromium() ?? installChromium();
const work = await mkdtemp(join(tmpdir(), 'sujian-run-'));
await step('sync', '@sveltejs/kit/svelte-kit.js', 'sync');
const built = await step('build', 'vite/bin/vite.js', 'build', '--logLevel', 'warn');
// beside the tests, which leave a part of the machine unused
const beside = steps(built);
await tests('unit');
const compressed = await beside;
if (browser) await tests('browser');
if (browser && compressed) await tests('e2e');
if (!browser) {
	troubles.push('browser tests: no Chromium, Chrome or Edge was found; install one or set CHROME_PATH');
	failed++;
}
await rm(work, { recursive: true, force: true });

for (const trouble of troubles) console.log(`✗ ${trouble}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/**
 * The steps without tests, one after the other; whether there is an app to test.
 * @param {boolean} built
 */
async function steps(built) {
	const compressed =
		built && count('compress', (await run('compress', join(root, 'src/cli/compress.js'), [], true)) === 0);
	await aside('types', 'svelte-check/bin/svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings');
	await aside('lint', 'eslint/bin/eslint.js', '.');
	await aside('format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
	return compressed;
}

/**
 * One step that passes or fails as a whole.
 * @param {string} name
 * @param {string} program in node_modules
 * @param {...string} args
 */
async function step(name, program, ...args) {
	return count(name, (await run(name, join(root, 'node_modules', program), args)) === 0);
}

/**
 * A step while others run: what it says is shown when it has ended.
 * @param {string} name
 * @param {string} program in node_modules
 * @param {...string} args
 */
async function aside(name, program, ...args) {
	return count(name, (await run(name, join(root, 'node_modules', program), args, true)) === 0);
}

/**
 * @param {string} name
 * @param {boolean} good
 */
function count(name, good) {
	if (good) passed++;
	else {
		failed++;
		troubles.push(name);
	}
	return good;
}

/**
 * The tests of one Vitest project, counted one by one.
 * @param {'unit' | 'browser' | 'e2e'} project
 */
async function tests(project) {
	const report = join(work, `${project}.json`);
	const vitest = join(root, 'node_modules/vitest/vitest.mjs');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const code = await run(`${project} tests`, vitest, ['run', '--project', project, ...reporters]);
	const before = failed;
	if (existsSync(report)) {
		/** @type {{ testResults: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string }[] }[] }} */
		const { testResults } = JSON.parse(await readFile(report, 'utf8'));
		for (const file of testResults) {
			for (const test of file.assertionResults) {
				if (test.status === 'passed') passed++;
				else if (test.status === 'failed') count(`${project}: ${test.fullName}`, false);
			}
			if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) {
				count(`${project}: ${file.name} ${file.message ?? ''}`, false);
			}
		}
	}
	if (code !== 0 && failed === before) count(`${project} tests ended with ${code}`, false);
}

/**
 * Runs a program of Node's, shows what it says, and gives its exit code.
 * @param {string} name
 * @param {string} program
 * @param {string[]} args
 * @param {boolean} [atEnd] shows what it says when it has ended
 * @returns {Promise<number | string>}
 */
function run(name, program, args, atEnd = false) {
	const start = performance.now();
	if (!atEnd) console.log(`\n── ${name}`);
	const output = atEnd ? 'pipe' : 'inherit';
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [program, ...args], {
			cwd: root,
			stdio: ['ignore', output, output],
			env: { ...process.env, CI: 'true' }
		});
		/** @type {Buffer[]} */
		const said = [];
		for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part));
		const timer = setTimeout(() => child.kill('SIGKILL'), stepMinutes * 60_000);
		child.on('error', (error) => resolve(error.message));
		child.on('close', (code, signal) => {
			clearTimeout(timer);
			if (atEnd) process.stdout.write(`\n── ${name}\n${Buffer.concat(said).toString()}`);
			console.log(`── ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
			resolve(code ?? String(signal));
		});
	});
}

/**
 * Installs a browser the way this machine can, and gives its path, or null.
 * @returns {string | null}
 */
function installChromium() {
	console.log('── no browser yet: installing Chromium');
	/** @type {import('node:child_process').SpawnSyncOptions} */
	const options = { stdio: ['ignore', 'ignore', 'inherit'] };
	if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		spawnSync('apt-get', ['update', '-qq'], { ...options, env });
		spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
			...options,
			env
		});
		const found = findChromium();
		if (found) return found;
	}
	const playwright = join(root, 'node_modules/playwright/cli.js');
	const libraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
	spawnSync(process.execPath, [playwright, 'install', ...libraries, 'chromium'], options);
	return findChromium();
}
