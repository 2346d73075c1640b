import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staticServer } from '../../src/cli/server.js';

const page =
	`<meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'self' 'sha256-x='">` +
	'<p>诉鉴</p>';
const script = 'export const x = 1;'.repeat(200);

let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sujian-test-'));
	const site = join(folder, 'site');
	await mkdir(join(site, 'deep'), { recursive: true });
	await mkdir(join(site, '_app/immutable'), { recursive: true });
	await writeFile(join(folder, 'secret.txt'), 'secret');
	await writeFile(join(site, 'index.html'), page);
	await writeFile(join(site, '404.html'), '<p>missing</p>');
	await writeFile(join(site, 'deep/index.html'), page);
	await writeFile(join(site, 'engine.wasm'), new Uint8Array([0, 97, 115, 109]));
	const hashed = join(site, '_app/immutable/a.js');
	await writeFile(hashed, script);
	await writeFile(`${hashed}.br`, brotliCompressSync(script));
	await writeFile(`${hashed}.gz`, gzipSync(script));
	server = staticServer({ folder: site, base: '/some/path/' });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
	server.close();
	await rm(folder, { recursive: true });
});

interface Answer {
	readonly status: number;
	readonly headers: IncomingMessage['headers'];
	readonly body: Buffer;
}

/** Asks with the path as it stands: fetch would tidy it up first. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	return new Promise((resolve, reject) => {
		get({ port, path, headers, method, agent: false }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
			);
		}).on('error', reject);
	});
}

describe('the static server', () => {
	test('serves pages under its base, with the policy of the page and more', async () => {
		for (const path of ['/some/path/', '/some/path/?site=x#y', '/some/path/deep/', '/some/path/index.html']) {
			const { status, headers, body } = await ask(path);
			expect([status, body.toString()]).toEqual([200, page]);
			expect(headers['content-type']).toBe('text/html; charset=utf-8');
			expect(headers['content-security-policy']).toBe(
				"default-src 'self'; script-src 'self' 'sha256-x='; frame-ancestors 'none'"
			);
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['referrer-policy']).toBe('no-referrer');
			expect(headers['cache-control']).toBe('no-cache');
		}
	});

	test('sends the compressed variant that the client takes', async () => {
		const path = '/some/path/_app/immutable/a.js';
		const brotli = await ask(path, { 'accept-encoding': 'gzip, deflate, br, zstd' });
		expect(brotli.headers['content-encoding']).toBe('br');
		expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
		const gzip = await ask(path, { 'accept-encoding': 'gzip, br;q=0' });
		expect(gzip.headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(gzip.body).toString()).toBe(script);
		const plain = await ask(path);
		expect(plain.headers['content-encoding']).toBeUndefined();
		expect(plain.body.toString()).toBe(script);
		for (const { headers, body } of [brotli, gzip, plain]) {
			expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
			expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
			expect(headers['vary']).toBe('Accept-Encoding');
			expect(Number(headers['content-length'])).toBe(body.length);
			expect(headers['content-security-policy']).toContain("connect-src 'self'");
		}
	});

	test('names the media type of WebAssembly', async () => {
		expect((await ask('/some/path/engine.wasm')).headers['content-type']).toBe('application/wasm');
	});

	test('answers a known tag with nothing, and HEAD with headers only', async () => {
		const { headers } = await ask('/some/path/');
		const again = await ask('/some/path/', { 'if-none-match': String(headers['etag']) });
		expect([again.status, again.body.length]).toEqual([304, 0]);
		const head = await ask('/some/path/', {}, 'HEAD');
		expect([head.status, head.body.length]).toEqual([200, 0]);
	});

	test('leads from the base without its slash to the base', async () => {
		const { status, headers } = await ask('/some/path?site=x');
		expect([status, headers['location']]).toEqual([308, '/some/path/?site=x']);
	});

	test('leads from a page without its slash to the page, and keeps what was asked', async () => {
		const from = async (path: string) => {
			const { status, headers } = await ask(path);
			const to = headers['location'];
			return [status, to && new URL(to, `http://here${path}`).href];
		};
		expect(await from('/some/path/deep')).toEqual([308, 'http://here/some/path/deep/']);
		expect(await from('/some/path/deep?month=2025-06')).toEqual([
			308,
			'http://here/some/path/deep/?month=2025-06'
		]);
		expect(await from('/some/path/%64eep')).toEqual([308, 'http://here/some/path/%64eep/']);
		expect(await from('/some/path//deep')).toEqual([308, 'http://here/some/path//deep/']);
		expect(await from('/some/path/shallow')).toEqual([404, undefined]);
		expect(await from('/some/path/_app')).toEqual([404, undefined]);
	});

	test('gives nothing that is not in its folder', async () => {
		for (const path of [
			'/some/path/../../secret.txt',
			'/some/path/..%2f..%2fsecret.txt',
			'/some/path/%2e%2e/secret.txt',
			'/some/path/..\\secret.txt',
			'/some/path/%00',
			'/some/path/%zz',
			'/some/path/nothing.js',
			'/secret.txt',
			'/'
		]) {
			const { status, body } = await ask(path);
			expect([path, status, body.toString()]).toEqual([path, 404, '<p>missing</p>']);
		}
	});

	test('changes nothing, so it takes no other method', async () => {
		expect((await ask('/some/path/', {}, 'POST')).status).toBe(405);
	});
});
