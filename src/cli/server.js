import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { endingOf, mediaTypes } from './mediaTypes.js';

/** What every answer carries: nothing is guessed, nothing is told to others, nobody frames the page. */
const everywhere = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'X-Frame-Options': 'DENY',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};
/** For what is not a page; a worker takes its policy from here. */
const policyOfParts =
	"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; object-src 'none'; frame-ancestors 'none'";
const variants = /** @type {const} */ ([
	['br', '.br'],
	['gzip', '.gz']
]);

/**
 * A server for a folder of static files under `base` ('/' or '/some/path/'), which sends the compressed variants
 * that lie beside them. It answers GET and HEAD.
 * @param {{ folder: string, base?: string }} options
 */
export function staticServer({ folder, base = '/' }) {
	return createServer((request, response) => {
		answer(folder, base, request, response).catch(() => {
			if (!response.headersSent) response.writeHead(500, everywhere);
			response.end();
		});
	});
}

/**
 * @param {string} folder
 * @param {string} base
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, base, request, response) {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { ...everywhere, Allow: 'GET, HEAD' }).end();
		return;
	}
	const path = pathOf(request.url ?? '/');
	const found = path?.startsWith(base) ? await find(folder, path.slice(base.length)) : null;
	if (!found && path !== null && (`${path}/` === base || (await isPage(folder, base, path)))) {
		response.writeHead(308, { ...everywhere, Location: withSlash(request.url ?? '/', base) }).end();
		return;
	}
	const name = found ?? join(folder, '404.html');
	const accepted = String(request.headers['accept-encoding'] ?? '');
	const chosen = await choose(name, accepted);
	if (!chosen) {
		response.writeHead(404, everywhere).end();
		return;
	}
	const ending = endingOf(name);
	const tag = `"${chosen.size.toString(36)}-${Math.trunc(chosen.mtimeMs).toString(36)}"`;
	/** @type {Record<string, string | number>} */
	const headers = {
		...everywhere,
		'Content-Type': mediaTypes[ending] ?? 'application/octet-stream',
		'Content-Security-Policy': ending === 'html' ? await policyOfPage(name) : policyOfParts,
		'Cache-Control': name.includes(`${sep}immutable${sep}`)
			? 'public, max-age=31536000, immutable'
			: 'no-cache',
		ETag: tag,
		Vary: 'Accept-Encoding'
	};
	if (chosen.encoding) headers['Content-Encoding'] = chosen.encoding;
	if (found && request.headers['if-none-match'] === tag) {
		response.writeHead(304, headers).end();
		return;
	}
	response.writeHead(found ? 200 : 404, { ...headers, 'Content-Length': chosen.size });
	if (request.method === 'HEAD') response.end();
	else
		createReadStream(chosen.path)
			.on('error', () => response.destroy())
			.pipe(response);
}

/** @param {string} url */
function pathOf(url) {
	try {
		return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
	} catch {
		return null;
	}
}

/**
 * The path names a folder with a page, and only lacks the slash at its end.
 * @param {string} folder
 * @param {string} base
 * @param {string} path
 */
async function isPage(folder, base, path) {
	return path.startsWith(base) && (await find(folder, `${path.slice(base.length)}/`)) !== null;
}

/**
 * The same address with a slash at the end of its path: seen from where it stands, so that no path can name another host.
 * @param {string} url
 * @param {string} base
 */
function withSlash(url, base) {
	const end = url.search(/[?#]|$/);
	const path = url.slice(0, end);
	return `${pathOf(path) === base.slice(0, -1) ? base : `./${path.slice(path.lastIndexOf('/') + 1)}/`}${url.slice(end)}`;
}

/**
 * The file that a path names, inside the folder, or null.
 * @param {string} folder
 * @param {string} path
 */
async function find(folder, path) {
	const name = normalize(join(folder, path));
	if (path.includes('\0') || !(name === folder || name.startsWith(folder + sep))) return null;
	const file = path === '' || path.endsWith('/') ? join(name, 'index.html') : name;
	const found = await stat(file).catch(() => null);
	return found?.isFile() ? file : null;
}

/**
 * The smallest variant that the client takes.
 * @param {string} name
 * @param {string} accepted
 */
async function choose(name, accepted) {
	for (const [encoding, suffix] of [...variants, /** @type {const} */ (['', ''])]) {
		if (encoding && !new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(?![.\\d]*[1-9]))`).test(accepted)) continue;
		const path = name + suffix;
		const found = await stat(path).catch(() => null);
		if (found?.isFile()) return { path, encoding, size: found.size, mtimeMs: found.mtimeMs };
	}
	return null;
}

/**
 * The policy that stands in the page, with what only a header can say.
 * @param {string} name
 */
async function policyOfPage(name) {
	const page = await readFile(name, 'utf8');
	const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(page)?.[1];
	return policy ? `${policy.replaceAll('&#39;', "'")}; frame-ancestors 'none'` : policyOfParts;
}
